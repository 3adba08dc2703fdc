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
  ENOENT: 'road.diskGone',
  ENOTDIR: 'road.diskGone',
  ENODEV: 'road.diskGone',
  ENXIO: 'road.diskGone',
  EIO: 'road.diskGone',
  ESTALE: 'road.diskGone',
  PARCEL_DAMAGED: 'road.damaged',
};

/** The problem of a disk's error, or null where it is no disk's. */
export function diskProblem(error: unknown): { ok: false; problem: Problem } | null {
  const code = error instanceof Error && 'code' in error ? PROBLEMS[String(error.code)] : undefined;
  return code === undefined ? null : bad(code);
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
