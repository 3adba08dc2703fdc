/**
 * The key of the kiosk's file. Where the operating system has a keystore, main hands the key over;
 * where there is none it is a machine key file, which a stolen disk gives away (docs/administrators.md).
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { DATABASE_FILE } from '../store/database.ts';

export const MACHINE_KEY_FILE = 'machine.key';

/**
 * The machine key in hex, made on first use. Problems (`why`): 'key-missing', there is a database but
 * no key for it; 'key-readable', others may read the file; 'key-damaged', it does not hold a key.
 */
export function machineKey(data: string): Result<string> {
  const file = path.join(data, MACHINE_KEY_FILE);
  const known = readMachineKey(file);
  if (known !== null) return known;
  // A new key would not open the old file, and the old file may be all there is of undelivered entries.
  if (fs.existsSync(path.join(data, DATABASE_FILE))) return problem('key-missing');
  return good(makeMachineKey(file));
}

/** The key in the file, a problem with it, or null where there is no file. */
export function readMachineKey(file: string): Result<string> | null {
  let fd: number;
  try {
    fd = fs.openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    // Windows has no such mode bits; there the user's own folder protects the file.
    if (process.platform !== 'win32' && (fs.fstatSync(fd).mode & 0o077) !== 0) return problem('key-readable');
    const key = fs.readFileSync(fd, 'utf8').trim();
    return /^[0-9a-f]{64}$/.test(key) ? good(key) : problem('key-damaged');
  } finally {
    fs.closeSync(fd);
  }
}

function makeMachineKey(file: string): string {
  const key = randomBytes(32).toString('hex');
  const fd = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeSync(fd, `${key}\n`);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  syncFolder(path.dirname(file));
  return key;
}

/** Makes a new name in `folder` durable; systems that cannot open a folder need no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

const problem = (why: string) => bad('core.keyUnreadable', { params: { why } });
