import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newKey } from '../../../shared/protocol/signing.ts';
import { newFolder, openFile, testClock } from '../testing/desk.ts';
import { sealedPin } from '../testing/people.ts';
import { machineKey } from './databaseKey.ts';
import { createLocks, isPin, openVerifier } from './pins.ts';

const tryTimes = (locks: ReturnType<typeof createLocks>, times: number) => {
  for (let i = 0; i < times; i++) locks.begin('1001');
};

test('five tries are free of waiting; from then on each lock is longer, to a quarter of an hour', () => {
  const clock = testClock();
  const locks = createLocks(openFile(newFolder()), clock);
  for (const triesLeft of [4, 3, 2, 1, 0]) expect(locks.begin('1001')).toEqual({ triesLeft });
  const seen: number[] = [];
  for (let i = 0; i < 8; i++) {
    const ms = locks.lockedMs('1001');
    seen.push(ms / 1000);
    expect(locks.begin('1001')).toEqual({ lockedMs: ms });
    clock.pass(ms);
    locks.begin('1001');
  }
  expect(seen).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
});

test('a lock is one number’s own, and a good PIN ends its count', () => {
  const locks = createLocks(openFile(newFolder()), testClock());
  tryTimes(locks, 5);
  expect(locks.lockedMs('2001')).toBe(0);
  locks.clear('1001');
  expect(locks.begin('1001')).toEqual({ triesLeft: 4 });
});

test('turning the clock does not open a lock while the core runs', () => {
  const clock = testClock();
  const locks = createLocks(openFile(newFolder()), clock);
  tryTimes(locks, 5);
  clock.wall += 86_400_000;
  expect(locks.lockedMs('1001')).toBe(30_000);
  clock.wall -= 10 * 86_400_000;
  clock.run += 29_000;
  expect(locks.lockedMs('1001')).toBe(1_000);
});

test.each([
  ['left alone', 0, 0],
  ['turned forward', 86_400_000, 0],
  ['turned back', -3_600_000, 0],
  ['turned forward and back', 86_400_000, -86_400_000],
])('a lock survives a restart, whatever is done to the clock: %s', (_how, before, after) => {
  const db = openFile(newFolder());
  const clock = testClock();
  tryTimes(createLocks(db, clock), 5);
  clock.pass(10_000);
  clock.wall += before;
  expect(createLocks(db, clock).lockedMs('1001')).toBe(30_000);
  clock.wall += after;
  const locks = createLocks(db, clock);
  expect(locks.begin('1001')).toEqual({ lockedMs: 30_000 });
  clock.pass(12_000);
  expect(locks.lockedMs('1001')).toBe(18_000);
  clock.pass(18_000);
  expect(locks.begin('1001')).toEqual({ triesLeft: 0 });
});

test('a PIN is checked by its sealed verifier, and nobody else’s key opens it', async () => {
  const key = newKey('X25519');
  const sealed = await sealedPin('246810', key);
  const verifier = await openVerifier(sealed, key);
  if (!verifier) throw new Error('the verifier did not open');
  expect(await isPin('246810', verifier)).toBe(true);
  expect(await isPin('２４６８１０', verifier)).toBe(true);
  expect(await isPin('246811', verifier)).toBe(false);
  expect(await isPin('246810', { ...verifier, n: 2 ** 30 })).toBe(false);
  expect(await isPin('246810', { ...verifier, hash: '' })).toBe(false);
  expect(await openVerifier(sealed, newKey('X25519'))).toBeNull();
  expect(await openVerifier('not.a.jwe', key)).toBeNull();
});

test('a machine key is made once, for its owner alone', () => {
  const data = newFolder();
  const first = machineKey(data);
  expect(machineKey(data)).toEqual(first);
  expect(fs.statSync(path.join(data, 'machine.key')).mode & 0o777).toBe(0o600);
});

test.each([
  ['is gone while its database is there', 'key-missing', (file: string) => fs.rmSync(file)],
  ['may be read by others', 'key-readable', (file: string) => fs.chmodSync(file, 0o644)],
  ['holds something else', 'key-damaged', (file: string) => fs.writeFileSync(file, 'short')],
])('a machine key that %s is never replaced', (_, why, spoil) => {
  const data = newFolder();
  openFile(data).close();
  spoil(path.join(data, 'machine.key'));
  expect(machineKey(data)).toMatchObject({
    ok: false,
    problem: { code: 'core.keyUnreadable', params: { why } },
  });
});
