import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const frontDoor = path.join(root, 'scripts/run.mjs');
const run = (file: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [frontDoor, path.relative(root, file), ...args]);

let folder: string;
beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-run-'))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function target(name: string, source: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, source);
  return file;
}

test('a target is the main program of its process, with its own arguments and all of standard output', async () => {
  const file = target(
    'echo.mts',
    'console.log(JSON.stringify([import.meta.main, ...process.argv.slice(1)]));',
  );
  const { stdout, stderr } = await run(file, 'serve', '--port', '0');
  expect(JSON.parse(stdout)).toEqual([true, file, 'serve', '--port', '0']);
  expect(stderr).toBe('');
});

test("a target's exit code is the command's", async () => {
  await expect(run(target('fail.mts', 'process.exitCode = 3;'))).rejects.toMatchObject({ code: 3 });
});

test('a target that does not exist is an error', async () => {
  await expect(run(path.join(folder, 'nothing.mts'))).rejects.toMatchObject({ code: 1 });
});

test('when npm is killed, what it started ends too', async () => {
  const file = target('stay.mts', 'console.log(process.pid); setInterval(() => {}, 1000);');
  const command = `"${process.execPath}" "${frontDoor}" "${path.relative(root, file)}" & wait`;
  const npm = spawn('sh', ['-c', command], { env: { ...process.env, npm_lifecycle_event: 'start' } });
  const [line] = (await once(npm.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  npm.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

test('every script of package.json comes through the front door', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const command of Object.values<string>(manifest.scripts)) {
    expect(command).toMatch(/^exec node scripts\/run\.mjs /);
  }
});

/** Whether a process runs; one that has ended and waits for its parent to ask does not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
