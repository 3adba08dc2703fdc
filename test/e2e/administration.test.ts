import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCamera } from '../demo/camera.ts';
import { findings } from './axe.ts';
import { deskState, openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  ADMINISTRATOR,
  CLERK,
  field,
  seeScreen,
  shownEntry,
  signIn,
  SUPERVISOR,
  walk,
} from './journey.ts';
import { ULZHAN } from './people.ts';

let desk: Desk;
const found: Record<string, string[]> = {};
const LANGUAGES = ['kk', 'ru'] as const;
type Language = (typeof LANGUAGES)[number];

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

/** Looked at by axe, and shot where `QALQAN_PICTURES` names a folder. */
async function look(language: Language, screen: string, name = screen): Promise<void> {
  await seeScreen(desk.page, screen);
  const here = await findings(desk.page);
  if (here.length > 0) found[`${language} ${name}`] = here;
  const folder = process.env.QALQAN_PICTURES;
  if (folder === undefined) return;
  const size = desk.page.viewportSize();
  await createCamera(desk.page, path.join(folder, 'administration')).shoot(language, name);
  if (size) await desk.page.setViewportSize(size);
}

async function speak(language: Language): Promise<void> {
  await seeScreen(desk.page, 'desk.sign-in');
  await desk.page.locator(`[data-setting="language"] [data-value="${language}"]`).click();
}

const press = (name: string) => action(desk.page, name).click();

test('what a clerk opens and mistypes is in the trail, which the clerk has no way to', async () => {
  const { page } = desk;
  await signIn(page);
  expect(await page.locator('[data-action="health"]').count()).toBe(0);
  await walk(page, ULZHAN);
  const { id } = await shownEntry(page);
  await press('finish');
  await press('queue');
  await page.locator(`tr:has([data-entry="${id}"]) [data-action="open"]`).first().click();
  await seeScreen(page, 'desk.entry');
  await press('back');
  await press('back');
  await press('sign-out');
  await field(page, 'staff.number').fill(CLERK.number);
  await field(page, 'staff.pin').fill('000000');
  await press('sign-in');
  await page.waitForSelector('.error-summary');
});

test.each(LANGUAGES)('a supervisor reads it, and sees how the kiosk fares, in %s', async (language) => {
  const { page } = desk;
  await speak(language);
  await signIn(page, SUPERVISOR);
  await look(language, 'desk.home');
  await press('health');
  await look(language, 'desk.health');
  await press('rotate');
  await look(language, 'desk.rotate');
  await press('back');
  await seeScreen(page, 'desk.health');
  await press('people');
  await page.waitForSelector('[data-staff="1001"]');
  await look(language, 'desk.people');
  await press('back');
  await press('audit');
  await page.waitForSelector('[data-event="sign-in.failed"]');
  expect(await page.locator('[data-event="entry.seen"]').count()).toBe(1);
  expect(await page.locator('main').innerText()).not.toContain(ULZHAN.fullName.split(' ')[0]);
  await look(language, 'desk.audit');
  await page.locator('[data-setting="group"] [data-value="looks"]').click();
  await page.waitForFunction(() => document.querySelector('[data-event="sign-in.failed"]') === null);
  expect(await page.locator('[data-event="entry.seen"]').count()).toBe(1);
  await press('back');
  await press('back');
  await press('sign-out');
});

test('a supervisor ends the lock of a colleague, who is at the desk again at once', async () => {
  const { page } = desk;
  await seeScreen(page, 'desk.sign-in');
  await field(page, 'staff.number').fill(CLERK.number);
  for (let tries = 0; tries < 5; tries += 1) {
    await field(page, 'staff.pin').fill('000000');
    await press('sign-in');
    await waitFor(async () => (await field(page, 'staff.pin').inputValue()) === '', 'the PIN was looked at');
  }
  await field(page, 'staff.pin').fill(CLERK.pin);
  await press('sign-in');
  await waitFor(async () => (await field(page, 'staff.pin').inputValue()) === '', 'the lock holds');
  await seeScreen(page, 'desk.sign-in');
  await signIn(page, SUPERVISOR);
  await press('health');
  await press('people');
  await page.waitForSelector(`[data-locked="${CLERK.number}"]`);
  await press('unlock');
  await page.waitForFunction(() => document.querySelector('[data-locked]') === null);
  await press('back');
  await press('back');
  await press('sign-out');
  await signIn(page);
  await press('sign-out');
});

test.each(LANGUAGES)('an administrator keeps the kiosk and meets no citizen, in %s', async (language) => {
  const { page } = desk;
  await speak(language);
  await signIn(page, ADMINISTRATOR);
  await look(language, 'desk.home', 'desk.home-administrator');
  expect(
    await page.locator('[data-entry], [data-action="start-session"], [data-action="queue"]').count(),
  ).toBe(0);
  await press('health');
  await press('people');
  await page.waitForSelector('[data-staff="1001"]');
  await press('back');
  await press('back');
  await press('sign-out');
});

test('a cover hides the desk, and is there again on a page that is loaded anew', async () => {
  const { page } = desk;
  await signIn(page, SUPERVISOR);
  await press('queue');
  await seeScreen(page, 'desk.queue');
  await page.keyboard.press('ScrollLock');
  await page.waitForSelector('[data-action="uncover"]');
  await waitFor(async () => (await deskState(page)).covered === true, 'the core is covered');
  await page.reload();
  await page.waitForSelector('[data-action="uncover"]');
  await press('uncover');
  await page.waitForFunction(() => document.querySelector('[data-action="uncover"]') === null);
  await page.waitForSelector('tr:has([data-entry])');
  await press('sign-out');
});

test.each(LANGUAGES)('a revoked kiosk says so on one plain screen, in %s', async (language) => {
  const { page, registry } = desk;
  await speak(language);
  await field(page, 'staff.number').fill(CLERK.number);
  await field(page, 'staff.pin').fill(CLERK.pin);
  await press('sign-in');
  if (language === LANGUAGES[0]) {
    await seeScreen(page, 'desk.home');
    const { kiosk } = await deskState(page);
    await registry.ask('revoke', '--device', kiosk.device ?? '');
    await press('queue');
    await press('sync-now');
    await waitFor(async () => (await deskState(page)).kiosk.stop === 'revoked', 'the kiosk is stopped');
    await press('back');
  }
  await look(language, 'desk.revoked');
  expect(await page.locator('[data-action="start-session"]').count()).toBe(0);
  await press('sign-out');
  // Somebody has to be able to read what it holds.
  await signIn(page, ADMINISTRATOR, 'desk.revoked');
  await press('queue');
  await page.locator('tr:has([data-entry]) [data-action="open"]').first().click();
  await seeScreen(page, 'desk.entry');
  await press('back');
  await press('back');
  await press('sign-out');
});

test('axe found nothing on any of these screens', () => {
  expect(found).toEqual({});
});
