/** A removable disk: what its errors mean, in problems that say what to do. */
import type { FileHandle } from 'node:fs/promises';
import fs from 'node:fs/promises';
import path from 'node:path';
import { bad, type Problem } from '../../../shared/api/result.ts';

/** What the system says, and which problem that is. */
const PROBLEMS: Readonly<Record<string, Problem['code']>> = {
  ENOSPC: 'road.diskFull',
  EDQUOT: 'road.diskFull',
  EFBIG: 'road.diskFull',
  EROFS: 'road.readOnly',
  EACCES: 'road.readOnly',
  EPERM: 'road.readOnly',
  PARCEL_DAMAGED: 'road.damaged',
};

/** The problem of a disk's error, or null where it is no disk's. */
export function diskProblem(error: unknown): { ok: false; problem: Problem } | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const known = PROBLEMS[String(error.code)];
  if (known !== undefined) return bad(known);
  // Pulled out (ENOENT, ENODEV, EIO …) or so ill that the system has its own word for it: it does not answer.
  return 'syscall' in error ? bad('road.diskGone') : null;
}

/** Runs `work` with a file, which is closed whatever happens. */
export async function withFile<T>(
  file: string,
  flags: 'r' | 'w',
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await fs.open(file, flags, 0o600);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** Whether `bytes` more fit on the disk of `folder`, as far as the system can say. */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, blocks, bsize } = await fs.statfs(folder);
  // Some file systems do not say how large they are.
  return blocks === 0 || bavail * bsize >= bytes;
}

/** Gives a finished file its name, durably; systems that cannot open a folder need no such thing. */
export async function giveName(draft: string, name: string): Promise<void> {
  await fs.rename(draft, name);
  if (process.platform === 'win32') return;
  const folder = await fs.open(path.dirname(name), 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Some file systems of removable disks know no fsync of a folder; the file itself was synced.
    if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
  } finally {
    await folder.close();
  }
}
