import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { newFolder, openAtDesk, openFile, openTestCore, testClock } from '../testing/desk.ts';
import { createLocks } from './pins.ts';

const TRIES = 10_000;
const HOUR_MS = 3_600_000;

test('of ten thousand wrong PINs in a row five are looked at, and the right one opens nothing any more', async () => {
  const core = await openAtDesk();
  await core.value('staff.signOut', { key: uuidv7() });
  const codes = new Map<string, number>();
  for (let n = 0; n < TRIES; n += 1) {
    const pin = String(n).padStart(6, '0');
    const result = await core.call('staff.signIn', { key: uuidv7(), number: '1001', pin });
    const code = result.ok ? 'in' : result.problem.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(Object.fromEntries(codes)).toEqual({ 'pin.wrong': 4, 'pin.locked': TRIES - 4 });
  const right = { key: uuidv7(), number: '1001', pin: '246810' };
  expect(await core.call('staff.signIn', right)).toMatchObject({ problem: { code: 'pin.locked' } });
  await core.close();
  // What was looked at is in the journal; what was not would only fill it.
  const db = openFile(core.data);
  const failed = db
    .prepare<[], number>(`SELECT count(*) FROM entries WHERE json_extract(body, '$.what') = 'sign-in.failed'`)
    .pluck()
    .get();
  db.close();
  expect(failed).toBe(5);
});

test('whoever tries day and night gets fewer than a hundred tries a day, with restarts and the clock turned about', () => {
  const db = openFile(newFolder());
  const clock = testClock();
  let locks = createLocks(db, clock);
  let looked = 0;
  for (let n = 0; n < TRIES; n += 1) {
    if ('triesLeft' in locks.begin('1001')) looked += 1;
    // 24 hours in all; every ninth try the machine is started anew with its clock a day off.
    clock.run += (24 * HOUR_MS) / TRIES;
    if (n % 9 === 0) {
      clock.wall += (n % 2 === 0 ? -1 : 1) * 24 * HOUR_MS;
      locks = createLocks(db, clock);
    }
  }
  expect(looked).toBeGreaterThanOrEqual(5);
  expect(looked).toBeLessThan(100);
});

test('a PIN that is right again after the lock forgets the tries; another number was never locked', async () => {
  const clock = testClock();
  const core = await openAtDesk(newFolder(), clock);
  for (let n = 0; n < 5; n += 1)
    await core.call('staff.signIn', { key: uuidv7(), number: '1001', pin: '000000' });
  await core.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });
  clock.pass(30_000);
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: '246810' });
  await core.close();
  const again = openTestCore(core.data, { boot: 'boot-2' }, clock);
  expect(await again.call('staff.signIn', { key: uuidv7(), number: '1001', pin: '000000' })).toMatchObject({
    problem: { code: 'pin.wrong', params: { triesLeft: 4 } },
  });
  await again.close();
});
