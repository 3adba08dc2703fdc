import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bad, good } from '../../shared/api/result.ts';
import { databaseKey, type Keystore } from './databaseKey.ts';

let data = '';
beforeEach(() => {
  data = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-key-'));
});
afterEach(() => fs.rmSync(data, { recursive: true }));

const KEY = 'ab'.repeat(32);
const newKey = () => Buffer.alloc(32, 0xab);

/** A keystore that turns every byte over, and refuses what another one sealed. */
const keystore = (name: number, isAvailable = true): Keystore => ({
  isAvailable: () => isAvailable,
  seal: (text) => Buffer.from([name, ...Buffer.from(text).map((byte) => byte ^ 0xff)]),
  unseal: (sealed) => {
    if (sealed[0] !== name) throw new Error('not mine');
    return Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0xff)).toString();
  },
});

test('a new kiosk with a keystore gets a sealed key, and the same one the next time', () => {
  expect(databaseKey(data, keystore(1), newKey)).toEqual(good(KEY));
  expect(fs.statSync(path.join(data, 'database.key')).mode & 0o777).toBe(0o600);
  expect(fs.readFileSync(path.join(data, 'database.key')).toString()).not.toContain(KEY);
  expect(databaseKey(data, keystore(1), () => Buffer.alloc(32))).toEqual(good(KEY));
});

test('a kiosk without a keystore leaves the key to the core', () => {
  expect(databaseKey(data, keystore(1, false), newKey)).toEqual(good(null));
  expect(fs.readdirSync(data)).toEqual([]);
});

test.each(['machine.key', 'kiosk.db'])('a kiosk that began without a keystore (%s) stays so', (file) => {
  fs.writeFileSync(path.join(data, file), '');
  expect(databaseKey(data, keystore(1), newKey)).toEqual(good(null));
});

test('a sealed key is waited for while the keystore is locked', () => {
  databaseKey(data, keystore(1), newKey);
  const before = fs.readFileSync(path.join(data, 'database.key'));
  expect(databaseKey(data, keystore(1, false), newKey)).toEqual(bad('core.keyLocked'));
  expect(fs.readFileSync(path.join(data, 'database.key'))).toEqual(before);
});

test.each([
  ['another keystore’s', () => keystore(2).seal(KEY)],
  ['cut short', () => keystore(1).seal(KEY.slice(2))],
  ['empty', () => Buffer.alloc(0)],
])('a sealed key that is %s is told, not replaced', (_what, sealed) => {
  const file = path.join(data, 'database.key');
  fs.writeFileSync(file, sealed());
  expect(databaseKey(data, keystore(1), newKey)).toEqual(bad('core.keyUnreadable'));
  expect(fs.readFileSync(file)).toEqual(sealed());
});

test('a key half written by a power cut is made anew, for nothing was encrypted with it', () => {
  fs.writeFileSync(path.join(data, 'database.key.new'), 'half');
  expect(databaseKey(data, keystore(1), newKey)).toEqual(good(KEY));
});
