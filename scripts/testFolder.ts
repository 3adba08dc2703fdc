import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Before any test: one folder that stands for the system's temporary one, in this process and in all that it starts;
 * so that a test which is ended, or kills what it tests, leaves nothing behind.
 *
 * @returns what removes the folder once all tests are through
 */
export function setup(): () => void {
  // Short, because the path of a socket in it may have no more than 107 bytes; open to everybody as /tmp is, because
  // PostgreSQL and a kiosk of an ordinary user run as others than its owner.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-test-'));
  fs.chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
