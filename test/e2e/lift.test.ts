import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import { finish, leaveKept, signInIn } from './atDesk.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, field, screensOf, seeScreen, seeState, shownEntry, SUPERVISOR, walk } from './journey.ts';
import { enrolLender } from './lender.ts';
import { ULZHAN } from './people.ts';
import { newRules } from './rules.ts';
import { writtenBy } from './written.ts';

/** Long enough to see that a ban stands meanwhile, short enough to see it end. */
const LIFT_DELAY = 'PT8S';

let desk: Desk;
let lift = '';

beforeAll(async () => {
  desk = await openDesk();
  // Lifts that end within this test, and none looked at by chance.
  await newRules(desk, { liftDelay: LIFT_DELAY, liftReview: { share: 0, delay: LIFT_DELAY } });
});
afterAll(() => desk?.remove());

test('a lift is recorded, the ban stands meanwhile, and then both have ended', async () => {
  const { page, registry } = desk;
  const seen: string[] = [];
  await signInIn(page, 'kk');
  await walk(page, ULZHAN);
  const ban = (await shownEntry(page)).id;
  await finish(page);
  const lender = await enrolLender(registry);
  await walk(page, ULZHAN, { journey: 'lift', watch: async (screen) => void seen.push(screen) });
  expect([...new Set(seen)]).toEqual(screensOf('lift'));
  lift = (await shownEntry(page)).id;
  await seeState(page, lift, 'recorded');
  expect((await lender.check(ULZHAN.iin)).answer.ban.state).toBe('in-force');
  await seeState(page, lift, 'ended');
  await finish(page);
  await seeState(page, ban, 'ended');
  expect((await lender.check(ULZHAN.iin)).answer.ban.state).toBe('none');
});

test('wrong ways to a second person stay on the screen, each with its words', async () => {
  const { page } = desk;
  await walk(page, ULZHAN, { journey: 'lift', until: 'session.approval' });
  const tries = [
    { number: '', pin: '', code: /2001|номер|нөмір/i },
    { number: '1001', pin: '246810', code: /./ },
    { ...SUPERVISOR, pin: '000000', code: /./ },
  ];
  for (const { number, pin } of tries) {
    await field(page, 'approval.number').fill(number);
    await field(page, 'approval.pin').fill(pin);
    await action(page, 'approve').click();
    await page.locator('.error-summary').first().waitFor();
    await seeScreen(page, 'session.approval');
    expect(await field(page, 'approval.pin').inputValue()).toBe('');
  }
});

test('back, forward and Change in every order: the questions come back empty, and what was sealed stays', async () => {
  const { page } = desk;
  await walk(page, ULZHAN, { journey: 'lift', until: 'lift.guard.money' });
  await action(page, 'back').click();
  await seeScreen(page, 'lift.guard.pressure');
  expect(await page.locator('[name="guard.pressure"]:checked').count()).toBe(0);
  await action(page, 'next').click();
  expect(await field(page, 'guard.pressure').count()).toBe(1);
  await walk(page, ULZHAN, { journey: 'lift', until: 'lift.check' });
  await action(page, 'back').click();
  await seeScreen(page, 'lift.guard');
  await action(page, 'next').click();
  await seeScreen(page, 'lift.check');
  await page.locator('[data-action="change"]').nth(3).click();
  await seeScreen(page, 'lift.guard');
  await action(page, 'answer-again').click();
  await seeScreen(page, 'lift.guard.phone');
  expect(await page.locator('[name="guard.phone"]:checked').count()).toBe(0);
  await action(page, 'back').click();
  await seeScreen(page, 'lift.guard');
  await action(page, 'back').click();
  await seeScreen(page, 'lift.check');
  await leaveKept(page);
});

test('a draft that was left goes on where it was, approved and sealed', async () => {
  const { page } = desk;
  await action(page, 'drafts').click();
  await seeScreen(page, 'desk.drafts');
  await action(page, 'resume').click();
  await seeScreen(page, 'lift.check');
  await walk(page, ULZHAN, { journey: 'lift' });
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
});

test('the journal holds each lift once, with a seal and a second person and nothing of the answers', async () => {
  await desk.kiosk.close();
  const entries = writtenBy(desk.data);
  const found = entries.filter(({ kind }) => kind === 'ban.lift');
  expect(found).toHaveLength(2);
  expect(found.map(({ id }) => id)).toContain(lift);
  for (const one of found) {
    const body = one.body as Body<'ban.lift'>;
    expect(body.attestation).toMatchObject({ approvedBy: '2001', identity: { method: 'two-clerks' } });
    expect(body.guard.sealed.split('.')).toHaveLength(5);
  }
  const lines = JSON.stringify(entries);
  expect(lines).not.toContain('distress');
  for (const question of ['pressure', 'money', 'why', 'alone']) expect(lines).not.toContain(`"${question}"`);
});
