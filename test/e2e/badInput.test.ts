import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import {
  action,
  choose,
  field,
  screenOf,
  seeScreen,
  shownEntry,
  signIn,
  waitingCount,
  walk,
} from './journey.ts';
import { ULZHAN } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  // Bad input is met without a network, where nobody else would notice it.
  await desk.registry.stop();
  await signIn(desk.page);
});
afterAll(() => desk?.remove());

const digits = async (name: string) => (await field(desk.page, name).inputValue()).replaceAll(/\s/g, '');
const summary = () => desk.page.locator('.error-summary').first();
const isInvalid = (name: string) => field(desk.page, name).getAttribute('aria-invalid');

test('a wrong PIN is refused with the tries that are left', async () => {
  const { page } = desk;
  await action(page, 'sign-out').click();
  await seeScreen(page, 'desk.sign-in');
  await field(page, 'staff.number').fill('1001');
  await field(page, 'staff.pin').fill('000000');
  await action(page, 'sign-in').click();
  await summary().waitFor();
  expect(await summary().textContent()).toMatch(/4/);
  expect(await screenOf(page)).toBe('desk.sign-in');
  await signIn(page);
});

test('an unanswered question stays, says what is missing, and takes the focus there', async () => {
  const { page } = desk;
  await walk(page, ULZHAN, { until: 'session.citizen' });
  await action(page, 'next').click();
  await summary().waitFor();
  expect(await screenOf(page)).toBe('session.citizen');
  expect([await isInvalid('citizen.iin'), await isInvalid('citizen.fullName')]).toEqual(['true', 'true']);
  const focus = await page.evaluate(() => document.activeElement?.closest('.error-summary') !== null);
  expect(focus).toBe(true);
});

test.each([
  ['one digit wrong', '500101300004'],
  ['one digit short', '50010130000'],
  ['one digit more', '5001013000033'],
  ['letters among the digits', '50010130O003'],
  ['a name instead', 'Өмірзақова'],
])('an ИИН with %s goes no further, and what was typed stays', async (_what, text) => {
  const { page } = desk;
  await field(page, 'citizen.iin').fill(text);
  await field(page, 'citizen.fullName').fill(ULZHAN.fullName);
  await action(page, 'next').click();
  await summary().waitFor();
  expect(await screenOf(page)).toBe('session.citizen');
  expect(await isInvalid('citizen.iin')).toBe('true');
  expect(await digits('citizen.iin')).toBe(text);
});

test('thirty digits from a scanner, all at once, are all there in their order', async () => {
  const { page } = desk;
  const scanned = '500101300003500101300405123456';
  await field(page, 'citizen.iin').fill('');
  await field(page, 'citizen.iin').focus();
  await desk.kiosk.app.evaluate(async ({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows().find((window) => window.isVisible())?.webContents;
    // As a scanner does it: key by key, as fast as the wire allows (below 100 ms on a machine at rest).
    for (const keyCode of text) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode });
      contents?.sendInputEvent({ type: 'char', keyCode });
      contents?.sendInputEvent({ type: 'keyUp', keyCode });
    }
  }, scanned);
  await expect.poll(() => digits('citizen.iin')).toBe(scanned);
  await action(page, 'next').click();
  expect(await screenOf(page)).toBe('session.citizen');
});

test('a pasted novel is told to be too long, and what is typed after it is taken', async () => {
  const { page } = desk;
  const novel = 'Ол ұзақ жол жүріп келді. '.repeat(8_000);
  await field(page, 'citizen.iin').fill(ULZHAN.iin);
  await field(page, 'citizen.fullName').fill('');
  await field(page, 'citizen.fullName').focus();
  await page.keyboard.insertText(novel);
  await action(page, 'next').click();
  await summary().waitFor();
  expect(await isInvalid('citizen.fullName')).toBe('true');
  await field(page, 'citizen.fullName').fill(ULZHAN.fullName);
  expect(await field(page, 'citizen.fullName').inputValue()).toBe(ULZHAN.fullName);
});

test.each([
  ['a script', '<img src=x onerror="window.broken = true">'],
  ['a line that ends SQL', `Robert'); DROP TABLE entry;--`],
  ['marks that turn the line around', 'Ұлжан \u202Eанжал'],
  ['a name in digits', '12345'],
])('%s as a name is refused or harmless', async (_what, text) => {
  const { page } = desk;
  await field(page, 'citizen.fullName').fill(text);
  await action(page, 'next').click();
  await summary().waitFor();
  expect(await screenOf(page)).toBe('session.citizen');
  expect(await page.evaluate('window.broken')).toBeUndefined();
});

test.each([
  ['a day that is not in the month', ['31', '2', '1950']],
  ['a month that is none', ['1', '13', '1950']],
  ['a day to come', ['1', '1', '2090']],
  ['letters', ['бір', '1', '1950']],
])('%s as a birth date is refused', async (_what, [day = '', month = '', year = '']) => {
  const { page } = desk;
  await field(page, 'citizen.fullName').fill(ULZHAN.fullName);
  await field(page, 'citizen.birthDate.day').fill(day);
  await field(page, 'citizen.birthDate.month').fill(month);
  await field(page, 'citizen.birthDate.year').fill(year);
  await action(page, 'next').click();
  await summary().waitFor();
  expect(await screenOf(page)).toBe('session.citizen');
});

test('after all that the session ends well, and a double tap on confirm makes one entry', async () => {
  const { page } = desk;
  await walk(page, ULZHAN, { until: 'ban.scope' });
  await action(page, 'next').click();
  await summary().waitFor();
  expect(await screenOf(page)).toBe('ban.scope');
  await choose(page, 'scope', 'bank');
  await walk(page, ULZHAN, { until: 'ban.confirm' });
  await action(page, 'confirm').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
    button.click();
  });
  await seeScreen(page, 'ban.done');
  const { id, state } = await shownEntry(page);
  expect(state).toBe('waiting');
  await action(page, 'finish').dblclick();
  await seeScreen(page, 'desk.home');
  expect(await waitingCount(page)).toBe(1);
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  const rows = page.locator('[data-entry][data-state]');
  await rows.first().waitFor();
  const shown = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-entry')));
  expect([...new Set(shown)]).toEqual([id]);
});
