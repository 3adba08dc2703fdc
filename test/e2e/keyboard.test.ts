import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { CLERK, seeScreen, seeState, shownEntry } from './journey.ts';
import { ULZHAN } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

/** More than any screen has to tab through. */
const MAX_TABS = 60;

/** Tabs until the focus is on `selector`; what has the focus must be seen whole on the screen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
      const hidden = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return !box || box.width === 0 || box.top < 0 || box.bottom > window.innerHeight;
      });
      expect(hidden, `${selector} has the focus out of sight`).toBe(false);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never comes to ${selector}`);
}

async function typeIn(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

/** Native radios: the group is one stop, the arrows go through it. */
async function pick(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 10; steps += 1) {
    if (
      await page.evaluate(
        ([n, v]) => document.querySelector(`[name="${n}"][value="${v}"]:checked`) !== null,
        [name, value],
      )
    )
      return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} is never ${value}`);
}

async function tick(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Space');
  expect(await page.locator(selector).isChecked()).toBe(true);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, `[data-action="${name}"]`);
  await page.keyboard.press('Enter');
}

test('a ban is set from sign-in to the receipt without a pointer, every focus in sight', async () => {
  const { page } = desk;
  await seeScreen(page, 'desk.sign-in');
  await typeIn(page, 'staff.number', CLERK.number);
  await typeIn(page, 'staff.pin', CLERK.pin);
  await page.keyboard.press('Enter');

  await seeScreen(page, 'desk.home');
  await press(page, 'start-session');

  await seeScreen(page, 'session.language');
  await pick(page, 'citizen.language', ULZHAN.language);
  await press(page, 'next');
  await seeScreen(page, 'session.help');
  await press(page, 'next');
  await seeScreen(page, 'session.helper');
  await tick(page, '[name="citizen.vulnerable"][value="pensioner"]');
  await press(page, 'next');

  await seeScreen(page, 'session.consent');
  await tick(page, '[name="attestation.consent.personalData"]');
  await press(page, 'next');

  await seeScreen(page, 'session.citizen');
  await typeIn(page, 'citizen.iin', ULZHAN.iin);
  await typeIn(page, 'citizen.fullName', ULZHAN.fullName);
  await typeIn(page, 'citizen.birthDate.day', ULZHAN.birthDate.day);
  await typeIn(page, 'citizen.birthDate.month', ULZHAN.birthDate.month);
  await typeIn(page, 'citizen.birthDate.year', ULZHAN.birthDate.year);
  await typeIn(page, 'citizen.phone', ULZHAN.phone);
  // Enter in a field does what the primary button does.
  await page.keyboard.press('Enter');

  await seeScreen(page, 'session.identity');
  await pick(page, 'attestation.document.kind', ULZHAN.document.kind);
  await typeIn(page, 'attestation.document.number', ULZHAN.document.number);
  await press(page, 'next');

  await seeScreen(page, 'session.journey');
  await pick(page, 'kind', 'ban.set');
  await press(page, 'next');

  await seeScreen(page, 'ban.scope');
  await tick(page, '[name="scope"][value="bank"]');
  await tick(page, '[name="scope"][value="microfinance"]');
  await press(page, 'next');

  await seeScreen(page, 'ban.check');
  await press(page, 'next');
  await seeScreen(page, 'session.understanding');
  await pick(page, 'attestation.consent.understood', 'true');
  await press(page, 'next');
  await seeScreen(page, 'ban.confirm');
  await press(page, 'confirm');
  await seeScreen(page, 'ban.done');
  const { id } = await shownEntry(page);
  await seeState(page, id, 'in-force');
  await press(page, 'print');
  await page.waitForSelector('.print-status svg');
  await press(page, 'finish');
  await seeScreen(page, 'desk.home');
  await press(page, 'queue');
  await seeScreen(page, 'desk.queue');
  await press(page, 'back');
  await seeScreen(page, 'desk.home');
  await press(page, 'sign-out');
  await seeScreen(page, 'desk.sign-in');
});
