import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { completeLock, type Lock } from './complete.ts';

const asking = (name: string, version = '1.2.3'): Lock => ({
  packages: {
    'node_modules/tool': { version: '1.2.3', dev: true, optionalDependencies: { [name]: version } },
  },
});

test('a binary for another system gets an entry that says for which', () => {
  expect(completeLock(asking('@tool/binding-linux-arm64-musl')).packages).toHaveProperty(
    ['node_modules/@tool/binding-linux-arm64-musl'],
    { version: '1.2.3', cpu: ['arm64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] },
  );
  expect(completeLock(asking('@tool/android-arm-eabi')).packages).toHaveProperty(
    ['node_modules/@tool/android-arm-eabi'],
    { version: '1.2.3', cpu: ['arm'], dev: true, optional: true, os: ['android'] },
  );
});

test('what is there already, beside the package or above it, stays as it is', () => {
  const lock = asking('@tool/win32-x64');
  lock.packages['node_modules/tool/node_modules/@tool/win32-x64'] = { version: '1.2.3' };
  expect(completeLock(lock)).toEqual(lock);
});

test('anything else that is missing is a mistake, not another system', () => {
  expect(() => completeLock(asking('left-pad'))).toThrow('left-pad@1.2.3');
  expect(() => completeLock(asking('@tool/win32-x64', '^1.2.3'))).toThrow('^1.2.3');
});

test('package-lock.json is complete: if not, run `node scripts/lock/write.ts`', () => {
  const file = path.resolve(import.meta.dirname, '../../package-lock.json');
  const lock = JSON.parse(fs.readFileSync(file, 'utf8')) as Lock;
  expect(Object.keys(completeLock(lock).packages)).toEqual(Object.keys(lock.packages));
});
