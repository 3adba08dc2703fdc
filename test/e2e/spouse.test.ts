import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCamera } from '../demo/camera.ts';
import { findings } from './axe.ts';
import { openDesk, type Desk } from './desk.ts';
import {
  action,
  choose,
  CONSENT,
  field,
  screensOf,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  walk,
  type Walk,
} from './journey.ts';
import { enrolLender, type Lender } from './lender.ts';
import { SERGEI, spouseOf, ULZHAN, type Person } from './people.ts';

const AMOUNT_TIYN = Number(CONSENT.amount) * 100;

let desk: Desk;
let lender: Lender;
beforeAll(async () => {
  desk = await openDesk();
  lender = await enrolLender(desk.registry, CONSENT.bin);
});
afterAll(() => desk?.remove());

/** Where `QALQAN_PICTURES` names a folder, what is shown is shot into it. */
async function shoot(page: Page, language: string, name: string): Promise<void> {
  const folder = process.env.QALQAN_PICTURES;
  if (folder === undefined) return;
  const size = page.viewportSize();
  await createCamera(page, path.join(folder, 'spouse')).shoot(language, name);
  if (size) await page.setViewportSize(size);
}

const signInIn = async (page: Page, language: string) => {
  await seeScreen(page, 'desk.sign-in');
  await page.locator(`[data-setting="language"] [data-value="${language}"]`).click();
  await signIn(page);
};
const finish = async (page: Page) => {
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
};
const consentAt = async (iin: string) => {
  const { answer, verifies } = await lender.check(iin, AMOUNT_TIYN);
  expect(verifies).toBe(true);
  return answer.spouseConsent?.state;
};

/** Gives a consent with no network at the end, then with it. */
async function give(person: Person, watch: NonNullable<Walk['watch']>): Promise<void> {
  const { page, registry } = desk;
  await walk(page, person, { journey: 'spouse', until: 'spouse.check', watch });
  await registry.stop();
  await seeConnection(page, 'offline');
  await walk(page, person, { journey: 'spouse', watch });
  const { id, state } = await shownEntry(page);
  expect(state).toBe('waiting');
  await shoot(page, person.language, 'spouse.done-offline');
  await finish(page);
  await registry.start();
  // Asked for, it does not wait for the kiosk's next try.
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  await action(page, 'sync-now').click();
  await seeState(page, id, 'in-force');
  expect(await consentAt(person.iin)).toBe('in-force');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
}

const seeRevoked = async (person: Person) => {
  const { page } = desk;
  await seeScreen(page, 'revoke.done');
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  await shoot(page, person.language, 'revoke.done');
  expect(await consentAt(person.iin)).toBe('none');
  await finish(page);
};

test('given offline, a lender sees it once it is recorded; withdrawn in two touches from what is held, it sees none', async () => {
  const { page } = desk;
  await signInIn(page, 'kk');
  await seeConnection(page, 'online');
  const found: Record<string, string[]> = {};
  const own = new Set(screensOf('spouse').slice(4));
  await give(ULZHAN, async (screen, moment) => {
    if (!own.has(screen) || moment === 'arrived') return;
    const here = await findings(page);
    if (here.length > 0) found[screen] = here;
    await shoot(page, 'kk', screen);
  });
  // The spouse comes alone, and looks at what is held.
  const spouse = { ...spouseOf(ULZHAN), language: 'kk' as const };
  await walk(page, spouse, { journey: 'status' });
  await page.locator('[data-part="consents"] [data-action="revoke"]').waitFor();
  await shoot(page, 'kk', 'status.done-consent');
  await action(page, 'revoke').click();
  await seeScreen(page, 'revoke.confirm');
  const here = await findings(page);
  if (here.length > 0) found['revoke.confirm'] = here;
  await shoot(page, 'kk', 'revoke.confirm');
  await action(page, 'confirm').click();
  await seeRevoked(ULZHAN);
  expect(found).toEqual({});
  await action(page, 'sign-out').click();
});

test('in Russian as well; withdrawn from the list of those given here, it is there no more', async () => {
  const { page } = desk;
  await signInIn(page, 'ru');
  await seeConnection(page, 'online');
  await give(SERGEI, async (screen, moment) => {
    if (screen.startsWith('spouse.') && moment === 'answered') await shoot(page, 'ru', screen);
  });
  const spouse = { ...spouseOf(SERGEI), language: 'ru' as const };
  await walk(page, spouse, {
    journey: 'revoke',
    watch: async (screen, moment) => {
      if (screen.startsWith('revoke.') && moment === 'answered') await shoot(page, 'ru', screen);
    },
  });
  await seeRevoked(SERGEI);
  await walk(page, spouse, { until: 'session.journey' });
  await choose(page, 'kind', 'spouse.revoke');
  await action(page, 'next').click();
  await seeScreen(page, 'revoke.consent');
  expect(await page.locator('[name="consent"]').count()).toBe(0);
  await action(page, 'cancel').click();
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
  await action(page, 'sign-out').click();
});

test('the borrower, a day that is over, nothing and too much are refused where they stand; what is typed stays', async () => {
  const { page } = desk;
  await signInIn(page, 'ru');
  await walk(page, ULZHAN, { journey: 'spouse', until: 'spouse.person' });
  const wrong = async (...paths: string[]) => {
    await action(page, 'next').click();
    await page.locator('.error-summary').waitFor();
    const links = page.locator('.error-summary a');
    const named = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.slice(1)));
    expect(named).toEqual(paths);
  };
  await field(page, 'spouse.iin').fill(ULZHAN.iin);
  await field(page, 'spouse.fullName').fill(SERGEI.fullName);
  await wrong('spouse.iin');
  expect(await field(page, 'spouse.fullName').inputValue()).toBe(SERGEI.fullName);
  await walk(page, ULZHAN, { journey: 'spouse', until: 'spouse.terms' });
  await field(page, 'validUntil.day').fill('1');
  await field(page, 'validUntil.month').fill('1');
  await field(page, 'validUntil.year').fill('2020');
  await field(page, 'amount').fill('0');
  await wrong('amount', 'validUntil.year');
  await field(page, 'amount').fill('1000000000000000');
  await wrong('amount', 'validUntil.year');
  await action(page, 'cancel').click();
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
});
