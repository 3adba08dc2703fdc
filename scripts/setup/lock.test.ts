import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-lock-'));
  file = path.join(folder, 'setup.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('two set-ups started at once run one after the other', async () => {
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    log.push(`${name} ends`);
  };
  await Promise.all([withLock(file, work('a'), { pollMs: 5 }), withLock(file, work('b'), { pollMs: 5 })]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a lock whose owner was killed is taken over', async () => {
  fs.writeFileSync(file, '999999999');
  expect(await withLock(file, async () => 'done', { pollMs: 5 })).toBe('done');
});

test('a failed set-up leaves no lock', async () => {
  const failing = withLock(file, () => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
  expect(fs.existsSync(file)).toBe(false);
});
