import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords } from '../../registry/keys/records.ts';
import { cutOff, finish, reconnect } from './atDesk.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  field,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  SUPERVISOR,
  waitingCount,
  walk,
} from './journey.ts';
import { enrolLender } from './lender.ts';
import { SERGEI, syntheticIin, ULZHAN } from './people.ts';
import { looks } from './looks.ts';

let desk: Desk;
let ban = '';
let aside = '';
const look = looks('mend');

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

/** The registry is told that clerk 1001 had no right to serve any more since an hour. */
async function revokeClerk(): Promise<void> {
  const file = path.join(desk.folder, 'staff.json');
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const person = { name: 'Test', centers: ['*'] };
  fs.writeFileSync(
    file,
    JSON.stringify({
      people: [
        { ...person, number: '1001', roles: ['clerk'], revokedAt: since },
        { ...person, number: '2001', roles: ['supervisor'] },
      ],
    }),
  );
  await desk.registry.ask('staff', '--file', file);
}

const openQueueToMend = async () => {
  await action(desk.page, 'queue').click();
  await seeScreen(desk.page, 'desk.queue');
  await desk.page.locator('[data-setting="filter"] [data-value="toMend"]').click();
};

test('a ban that a revoked clerk accepted offline is held, and says why in the citizen’s language', async () => {
  await signIn(desk.page);
  await cutOff(desk);
  await walk(desk.page, ULZHAN);
  ban = (await shownEntry(desk.page)).id;
  await finish(desk.page);
  await walk(desk.page, { ...SERGEI, iin: syntheticIin(300) });
  aside = (await shownEntry(desk.page)).id;
  await finish(desk.page);
  await revokeClerk();
  await reconnect(desk);
  // Whoever is revoked is signed out as soon as the kiosk hears of it.
  await seeScreen(desk.page, 'desk.sign-in');
  await signIn(desk.page, SUPERVISOR);
  await waitFor(async () => (await waitingCount(desk.page)) === 0, 'nothing waits');
  await openQueueToMend();
  await seeState(desk.page, ban, 'held');
  await look(desk.page, 'queue');
  await desk.page.locator('[data-action="open"]').last().click();
  await seeScreen(desk.page, 'desk.entry');
  await action(desk.page, 'correct').waitFor();
  expect(await desk.page.locator('.plate [lang="kk"]').textContent()).toMatch(/тексереді/);
  await look(desk.page, 'entry');
});

test('its correction begins with the answers, is confirmed by the citizen, recorded and in force', async () => {
  const { page } = desk;
  await action(page, 'correct').click();
  await seeScreen(page, 'session.language');
  await action(page, 'next').click();
  await seeScreen(page, 'session.help');
  await action(page, 'next').click();
  await seeScreen(page, 'session.helper');
  await action(page, 'next').click();
  await seeScreen(page, 'session.consent');
  // Consent is never taken over.
  expect(await field(page, 'attestation.consent.personalData').isChecked()).toBe(false);
  await field(page, 'attestation.consent.personalData').check();
  await action(page, 'next').click();
  await seeScreen(page, 'session.citizen');
  expect((await field(page, 'citizen.iin').inputValue()).replaceAll(/\s/g, '')).toBe(ULZHAN.iin);
  expect(await field(page, 'citizen.fullName').inputValue()).toBe(ULZHAN.fullName);
  await action(page, 'next').click();
  await walk(page, ULZHAN, { isSettled: true });
  const correction = await shownEntry(page);
  expect(correction.id).not.toBe(ban);
  await seeState(page, correction.id, 'in-force');
  await look(page, 'done');
  await finish(page);
  const lender = await enrolLender(desk.registry);
  expect((await lender.check(ULZHAN.iin)).answer.ban.state).toBe('in-force');
});

test('a supervisor puts a held entry aside, with the reason why', async () => {
  const { page } = desk;
  await seeScreen(page, 'desk.home');
  await openQueueToMend();
  await seeState(page, aside, 'held');
  await page.locator('[data-action="open"]').first().click();
  await action(page, 'dismiss').click();
  await action(page, 'confirm-dismiss').click();
  await page.locator('.dialog [aria-invalid="true"]').waitFor();
  await field(page, 'reason').fill('Азамат бас тартты');
  await look(page, 'dismiss');
  await action(page, 'confirm-dismiss').click();
  await page.locator('[data-row="dismissed"]').waitFor();
  await action(page, 'back').click();
  await seeScreen(page, 'desk.queue');
  await page.locator('[data-setting="filter"] [data-value="toMend"]').click();
  await page.locator('.table-empty').waitFor();
  await action(page, 'back').click();
});

test('the day is closed: here and at the registry the same is counted', async () => {
  const { page } = desk;
  await seeScreen(page, 'desk.home');
  await action(page, 'day').click();
  await seeScreen(page, 'desk.day');
  await page.waitForSelector('[data-issued="3"]');
  await look(page, 'day');
  await action(page, 'close-day').click();
  await page.waitForSelector('[data-outcome="equal"]', { timeout: 30_000 });
  await page.waitForSelector('[data-issued="0"]');
});

test('the call list names whose ban is not in force yet, and no one else', async () => {
  const { page } = desk;
  await action(page, 'back').click();
  await desk.registry.stop();
  await walk(page, SERGEI);
  const { id } = await shownEntry(page);
  await finish(page);
  await action(page, 'day').click();
  await action(page, 'call-list').click();
  await seeScreen(page, 'desk.call-list');
  await page.waitForSelector(`[data-call="${id}"]`);
  expect(await page.locator('[data-call]').count()).toBe(1);
  expect(await page.locator('main').textContent()).toContain('+7 705 765 43 21');
  await look(page, 'call-list');
  // There is no printer here, and a list of names and telephones is kept in no file.
  await action(page, 'print').click();
  await page.locator('.notice-slot .note').waitFor();
  const files = fs.readdirSync(desk.data, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('.pdf'))).toEqual([]);
  await action(page, 'back').click();
  await reconnect(desk);
  await waitFor(async () => (await waitingCount(page)) === 0, 'nothing waits');
});

test('what the registry lost is told entry by entry', async () => {
  const { page } = desk;
  await seeScreen(page, 'desk.day');
  await page.waitForSelector('[data-issued="1"]');
  const db = new Database(path.join(desk.registry.data, 'registry.db'));
  const last = db
    .prepare<[], { id: string; line: string }>(
      `SELECT id, line FROM entries WHERE kind = 'ban.set' ORDER BY receivedAt DESC, seq DESC LIMIT 1`,
    )
    .get();
  const records = openRecords(path.join(desk.registry.data, 'keys', 'records.json'));
  const line = records.open(last?.line ?? '').replace('"ban.set"', '"desk.event"');
  db.prepare(`UPDATE entries SET kind = 'desk.event', line = ? WHERE id = ?`).run(
    records.seal(line),
    last?.id,
  );
  db.close();
  await action(page, 'close-day').click();
  await page.waitForSelector('[data-outcome="differs"]', { timeout: 30_000 });
  await action(page, 'compare').click();
  await page.waitForSelector(`[data-difference="${last?.id}"]`);
  await look(page, 'day-differs');
});
