/** The key of the core's file: sealed by the operating system's keystore where there is one. */
import fs from 'node:fs';
import path from 'node:path';
import { bad, good, type Result } from '../../shared/api/result.ts';

/** The operating system's keystore; `seal` and `unseal` throw where it refuses. */
export type Keystore = {
  isAvailable: () => boolean;
  seal: (text: string) => Buffer;
  unseal: (sealed: Buffer) => string;
};

const SEALED = 'database.key';
/** What the core leaves once it has a file under a key of its own. */
const CORES_OWN = ['machine.key', 'kiosk.db'];
const KEY = /^[0-9a-f]{64}$/;

/**
 * The database key for the kiosk in the folder `data`: 64 hex digits, or null where the core keeps
 * a machine key file. A kiosk stays with the way it began: a sealed key that cannot be opened now
 * is a problem (`core.keyLocked`, or `core.keyUnreadable` where the keystore is there but is not
 * the one that sealed it), never a reason for another key.
 */
export function databaseKey(data: string, keystore: Keystore, newKey: () => Buffer): Result<string | null> {
  const file = path.join(data, SEALED);
  if (fs.existsSync(file)) return keystore.isAvailable() ? unseal(file, keystore) : bad('core.keyLocked');
  const beganWithout = CORES_OWN.some((name) => fs.existsSync(path.join(data, name)));
  if (beganWithout || !keystore.isAvailable()) return good(null);
  const key = newKey().toString('hex');
  try {
    write(file, keystore.seal(key));
  } catch {
    return bad('core.keyLocked');
  }
  return good(key);
}

function unseal(file: string, keystore: Keystore): Result<string> {
  try {
    const key = keystore.unseal(fs.readFileSync(file));
    return KEY.test(key) ? good(key) : bad('core.keyUnreadable');
  } catch {
    return bad('core.keyUnreadable');
  }
}

/** Whole or not at all, and on the disk before the first row is encrypted with it. */
function write(file: string, bytes: Buffer): void {
  const temporary = `${file}.new`;
  fs.rmSync(temporary, { force: true });
  const handle = fs.openSync(temporary, 'wx', 0o600);
  try {
    fs.writeSync(handle, bytes);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(temporary, file);
  const folder = fs.openSync(path.dirname(file), 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}
