/** A display that comes and goes in the middle of a session, and a desk that nobody answers at. */
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { deskState, openDesk, type Desk } from './desk.ts';
import { plugIn, pullOut } from './displays.ts';
import { action, CLERK, field, seeScreen, shownEntry, signIn, walk } from './journey.ts';
import { citizenPage } from './kiosk.ts';
import { SERGEI, ULZHAN } from './people.ts';

let desk: Desk;
afterEach(() => desk?.remove());

const statement = (page: Page) => page.locator('.statement article p').allInnerTexts();

test('a display is plugged in, pulled out and plugged in again, and the session goes on where it is', async () => {
  desk = await openDesk();
  const { app } = desk.kiosk;
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await signIn(desk.page);
  await walk(desk.page, ULZHAN, { until: 'ban.confirm' });
  const words = await statement(desk.page);
  expect(await windows()).toBe(1);

  let citizen = await plugIn(app);
  await seeScreen(citizen, 'citizen.confirm');
  expect(await statement(citizen)).toEqual(words);
  expect(await action(desk.page, 'confirm').count()).toBe(0);
  const kiosk = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => [window.isKiosk(), window.isMenuBarVisible()]),
  );
  expect(kiosk).toEqual([
    [true, false],
    [true, false],
  ]);

  await pullOut(app);
  await desk.page.waitForSelector('.turn-screen');
  expect(await statement(desk.page)).toEqual(words);
  expect(await windows()).toBe(1);

  citizen = await plugIn(app);
  await seeScreen(citizen, 'citizen.confirm');
  // Neither the network, nor the core, nor anything of Node is within its reach.
  expect(
    await citizen.evaluate(() => [
      Object.keys((window as unknown as { citizen: object }).citizen)
        .toSorted()
        .join(),
      ...['kiosk', 'paper', 'require', 'process', 'electron'].map((name) => name in window),
    ]),
  ).toEqual(['answer,onStage,onVoice,speak', false, false, false, false, false]);
  await action(citizen, 'confirm').click();
  await seeScreen(desk.page, 'ban.done');
  expect((await shownEntry(desk.page)).id).not.toBe('');
  expect((await deskState(desk.page)).drafts).toBe(0);
});

test('nobody answers: both screens ask, then are wiped; the PIN opens the same question', async () => {
  desk = await openDesk({ args: ['--citizen-window', '--idle=8,6'] });
  const { page } = desk;
  const citizen = await citizenPage(desk.kiosk.app);
  await signIn(page);
  await walk(page, SERGEI, { until: 'session.citizen' });
  await field(page, 'citizen.fullName').fill(SERGEI.fullName);
  for (const screen of [citizen, page]) {
    await Promise.all([page, citizen].map((one) => one.waitForSelector('.still-here', { timeout: 20_000 })));
    await screen.mouse.click(5, 5);
    await Promise.all(
      [page, citizen].map((one) => one.waitForSelector('.still-here', { state: 'detached' })),
    );
    await seeScreen(page, 'session.citizen');
  }
  await page.waitForSelector('main[data-screen="desk.sign-in"]', { timeout: 40_000 });
  await seeScreen(citizen, 'citizen.rest');
  for (const one of [page, citizen]) expect(await one.content()).not.toContain(SERGEI.fullName);
  expect((await deskState(page)).drafts).toBe(1);
  await field(page, 'staff.number').fill(CLERK.number);
  await field(page, 'staff.pin').fill(CLERK.pin);
  await action(page, 'sign-in').click();
  await seeScreen(page, 'session.citizen');
  expect(await field(page, 'citizen.fullName').inputValue()).toBe(SERGEI.fullName);
});

test('a key covers both screens, whatever has the focus', async () => {
  desk = await openDesk({ args: ['--citizen-window'] });
  const { page } = desk;
  const citizen = await citizenPage(desk.kiosk.app);
  await signIn(page);
  await walk(page, ULZHAN, { until: 'session.citizen' });
  await field(page, 'citizen.fullName').focus();
  await page.keyboard.press('Pause');
  await Promise.all([page, citizen].map((one) => one.waitForSelector('.cover')));
  await action(page, 'uncover').click();
  await citizen.waitForSelector('.cover', { state: 'detached' });
});
