import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCamera } from '../demo/camera.ts';
import { findings } from './axe.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  field,
  screensOf,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  SUPERVISOR,
  waitingCount,
  walk,
} from './journey.ts';
import { enrolLender } from './lender.ts';
import { PEOPLE, ULZHAN } from './people.ts';
import { ROOT } from './registry.ts';
import { newRules } from './rules.ts';

/** Two whole sessions, each screen of the second looked at with axe. */
const WALK_MS = 300_000;
/** Long enough to see that a ban stands meanwhile, short enough to see it end. */
const LIFT_DELAY = 'PT20S';

let desk: Desk;
const lifts: { iin: string; id: string }[] = [];

beforeAll(async () => {
  desk = await openDesk();
  // Lifts that end within this test, and none looked at by chance.
  await newRules(desk, { liftDelay: LIFT_DELAY, liftReview: { share: 0, delay: LIFT_DELAY } });
});
afterAll(() => desk?.remove());

/** Where `QALQAN_PICTURES` names a folder, each screen is shot into it. */
const folder = process.env.QALQAN_PICTURES;

const signInIn = async (page: Page, language: string) => {
  await seeScreen(page, 'desk.sign-in');
  await page.locator(`[data-setting="language"] [data-value="${language}"]`).click();
  await signIn(page);
};

test.each(PEOPLE)(
  'with no network a ban and its lift are accepted in $language, and axe finds nothing',
  async (person) => {
    const { page } = desk;
    await desk.registry.stop();
    await signInIn(page, person.language);
    await seeConnection(page, 'offline');
    await walk(page, person);
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
    const picture =
      folder === undefined || person.language === 'en'
        ? null
        : createCamera(page, path.join(folder, 'lift')).shoot;
    const found: Record<string, string[]> = {};
    const seen: string[] = [];
    const own = new Set(screensOf('lift').slice(4));
    await walk(page, person, {
      journey: 'lift',
      watch: async (screen, moment) => {
        seen.push(screen);
        if (!own.has(screen) || (moment === 'arrived' && screen !== 'lift.done')) return;
        await picture?.(person.language, screen);
        const here = await findings(page);
        if (here.length > 0) found[`${screen} ${moment}`] = here;
      },
    });
    expect(found).toEqual({});
    expect([...new Set(seen)]).toEqual(screensOf('lift'));
    const { id, state } = await shownEntry(page);
    expect(state).toBe('waiting');
    lifts.push({ iin: person.iin, id });
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
    await action(page, 'sign-out').click();
  },
  WALK_MS,
);

test('when the registry can be reached each lift is recorded, the ban stands, and then both have ended', async () => {
  const { page, registry } = desk;
  await registry.start();
  await signIn(page);
  await seeConnection(page, 'online');
  await waitFor(async () => (await waitingCount(page)) === 0, 'nothing waits');
  const lender = await enrolLender(registry);
  for (const { iin } of lifts) expect((await lender.check(iin)).answer.ban.state).toBe('in-force');
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  for (const { id } of lifts) await seeState(page, id, 'ended');
  expect(await page.locator('[data-entry][data-state="ended"]').count()).toBe(6);
  for (const { iin } of lifts) expect((await lender.check(iin)).answer.ban.state).toBe('none');
  await action(page, 'back').click();
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
  await action(page, 'cancel').click();
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
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
  const lines = execFileSync(
    process.execPath,
    [path.join(ROOT, 'electron/core/journalCli.ts'), 'export', '--data', desk.data],
    { encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  const entries = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((line) => line.entry ?? line);
  const found = entries.filter(({ kind }) => kind === 'ban.lift');
  expect(found).toHaveLength(4);
  for (const { body } of found) {
    expect(body.attestation).toMatchObject({ approvedBy: '2001', identity: { method: 'two-clerks' } });
    expect(body.guard.sealed.split('.')).toHaveLength(5);
  }
  expect(lines).not.toContain('distress');
  for (const question of ['pressure', 'money', 'why', 'alone']) expect(lines).not.toContain(`"${question}"`);
});
