/** Removable disks that are there now: mounted where desktops mount what somebody plugs in. */
import fs from 'node:fs';

const FOLDERS = ['/media/', '/run/media/', '/Volumes/'];

/** Linux's list of mounts; empty on systems that have none such, where a folder is chosen in the dialog. */
export function readMounts(): string {
  try {
    return fs.readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

/**
 * The folders of removable disks, from the text of `/proc/mounts` (proc_pid_mounts(5)). A folder that a disk left
 * behind is not among them: what is written there would land on the kiosk's own disk.
 */
export function removableDisks(mounts: () => string): string[] {
  const folders = mounts()
    .split('\n')
    .flatMap((line) => {
      const [device = '', folder] = line.split(' ');
      // Encrypted and plain disks are devices; whatever else is mounted there is no disk.
      return device.startsWith('/dev/') && folder !== undefined ? [unescaped(folder)] : [];
    })
    .filter((folder) => FOLDERS.some((parent) => folder.startsWith(parent)));
  return [...new Set(folders)].toSorted();
}

/** Spaces and the like are three octal digits after a backslash. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));

/** How many bytes are free in `folder`, or null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize, blocks } = await fs.promises.statfs(folder);
    return blocks === 0 ? null : bavail * bsize;
  } catch {
    return null;
  }
}
