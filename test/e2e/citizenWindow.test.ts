/** The citizen's own window, beside the clerk's: both real, on one screen. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { action, seeScreen, signIn, walk } from './journey.ts';
import { citizenPage } from './kiosk.ts';
import { ULZHAN } from './people.ts';

let desk: Desk;
let citizen: Page;
beforeAll(async () => {
  desk = await openDesk({ args: ['--citizen-window'] });
  citizen = await citizenPage(desk.kiosk.app);
});
afterAll(() => desk?.remove());

const shown = () => citizen.locator('main').innerText();

test('it greets, and then shows each question with what is written down', async () => {
  await seeScreen(citizen, 'citizen.rest');
  await signIn(desk.page);
  await walk(desk.page, ULZHAN, { until: 'session.identity' });
  await seeScreen(citizen, 'citizen.question');
  await action(desk.page, 'back').click();
  await expect.poll(shown).toContain(ULZHAN.fullName);
  expect(await shown()).toContain('Сіз кімсіз?');
});

test('one touch covers both windows, and the clerk uncovers them', async () => {
  await action(citizen, 'cover').click();
  await desk.page.waitForSelector('[data-action="uncover"]');
  await citizen.waitForSelector('.cover');
  await action(desk.page, 'uncover').click();
  await citizen.waitForSelector('.cover', { state: 'detached' });
});

test('nothing of the citizen is left when the session is', async () => {
  await action(desk.page, 'cancel').click();
  await action(desk.page, 'keep').click();
  await seeScreen(citizen, 'citizen.rest');
  expect(await citizen.content()).not.toContain(ULZHAN.fullName);
});
