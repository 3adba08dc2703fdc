import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutOff, finish } from './atDesk.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  field,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  waitingCount,
  walk,
} from './journey.ts';
import { enrolLender } from './lender.ts';
import { SERGEI, syntheticIin, ULZHAN } from './people.ts';
import { askJournal, writtenBy } from './written.ts';

let desk: Desk;
let ban = '';

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

test('with no network a ban is accepted, and the screen says that it is not in force yet', async () => {
  await signIn(desk.page);
  await cutOff(desk);
  await walk(desk.page, ULZHAN);
  const entry = await shownEntry(desk.page);
  expect(entry.state).toBe('waiting');
  ban = entry.id;
  await finish(desk.page);
  expect(await waitingCount(desk.page)).toBe(1);
});

test('killed in the middle of a second session, the kiosk comes back with the ban waiting', async () => {
  await walk(desk.page, SERGEI, { until: 'session.identity' });
  await field(desk.page, 'attestation.document.number').fill(SERGEI.document.number);
  // A draft is saved within a second of the last key.
  await desk.page.waitForTimeout(1_000);
  await desk.kiosk.kill();
  await desk.startAgain();
  await signIn(desk.page);
  await seeConnection(desk.page, 'offline');
  expect(await waitingCount(desk.page)).toBe(1);
});

test('the second citizen goes on with the same question, with what was typed there', async () => {
  await action(desk.page, 'resume').click();
  await seeScreen(desk.page, 'session.identity');
  expect(await field(desk.page, 'attestation.document.number').inputValue()).toBe(SERGEI.document.number);
  await walk(desk.page, SERGEI);
  await finish(desk.page);
  expect(await waitingCount(desk.page)).toBe(2);
});

test('when the registry can be reached, both bans are recorded and in force', async () => {
  await desk.registry.start();
  // By itself: nobody asks for it here.
  await seeConnection(desk.page, 'online');
  await waitFor(async () => (await waitingCount(desk.page)) === 0, 'nothing waits');
  await action(desk.page, 'queue').click();
  await seeScreen(desk.page, 'desk.queue');
  await seeState(desk.page, ban, 'in-force');
  expect(await desk.page.locator('[data-entry][data-state="in-force"]').count()).toBe(2);
});

test('a lender is told of the ban, in words that the registry signed', async () => {
  const lender = await enrolLender(desk.registry);
  for (const { iin } of [ULZHAN, SERGEI]) {
    const { answer, verifies } = await lender.check(iin);
    expect([answer.ban.state, answer.iin, verifies]).toEqual(['in-force', iin, true]);
  }
  const { answer, verifies } = await lender.check(syntheticIin(900));
  expect([answer.ban.state, verifies]).toEqual(['none', true]);
});

test('the journal verifies, and holds each ban once', async () => {
  await desk.kiosk.close();
  expect(JSON.parse(askJournal(desk.data, 'verify'))).toMatchObject({ ok: true });
  const bans = writtenBy(desk.data).filter(({ kind }) => kind === 'ban.set');
  expect(bans.map(({ id }) => id)).toContain(ban);
  expect(bans).toHaveLength(2);
});

test('what it wrote about itself names nobody', () => {
  const output = desk.kiosk.output();
  for (const { iin, fullName, phone } of [ULZHAN, SERGEI]) {
    for (const secret of [iin, phone, ...fullName.split(' ')]) expect(output).not.toContain(secret);
  }
});
