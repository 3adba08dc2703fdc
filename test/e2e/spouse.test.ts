import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutOff, finish, leaveKept, reconnect, signInIn } from './atDesk.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, choose, CONSENT, field, seeScreen, seeState, shownEntry, walk } from './journey.ts';
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

const consentAt = async (iin: string) => {
  const { answer, verifies } = await lender.check(iin, AMOUNT_TIYN);
  expect(verifies).toBe(true);
  return answer.spouseConsent?.state;
};

/** Gives a consent with no network at the end, then with it. */
async function give(person: Person): Promise<void> {
  const { page } = desk;
  await walk(page, person, { journey: 'spouse', until: 'spouse.check' });
  await cutOff(desk);
  await walk(page, person, { journey: 'spouse' });
  const { id, state } = await shownEntry(page);
  expect(state).toBe('waiting');
  await reconnect(desk);
  await seeState(page, id, 'in-force');
  expect(await consentAt(person.iin)).toBe('in-force');
  await finish(page);
}

const seeRevoked = async (person: Person) => {
  const { page } = desk;
  await seeScreen(page, 'revoke.done');
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  expect(await consentAt(person.iin)).toBe('none');
  await finish(page);
};

test('given offline, a lender sees it once it is recorded; withdrawn in two touches from what is held, it sees none', async () => {
  const { page } = desk;
  await signInIn(page, 'kk');
  await give(ULZHAN);
  // The spouse comes alone, and looks at what is held.
  const spouse = { ...spouseOf(ULZHAN), language: 'kk' as const };
  await walk(page, spouse, { journey: 'status' });
  await page.locator('[data-part="consents"] [data-action="revoke"]').waitFor();
  await action(page, 'revoke').click();
  await seeScreen(page, 'revoke.confirm');
  await action(page, 'confirm').click();
  await seeRevoked(ULZHAN);
  await action(page, 'sign-out').click();
});

test('withdrawn from the list of those given here, it is there no more', async () => {
  const { page } = desk;
  await signInIn(page, 'ru');
  await walk(page, SERGEI, { journey: 'spouse' });
  await seeState(page, (await shownEntry(page)).id, 'in-force');
  await finish(page);
  const spouse = { ...spouseOf(SERGEI), language: 'ru' as const };
  await walk(page, spouse, { journey: 'revoke' });
  await seeRevoked(SERGEI);
  await walk(page, spouse, { until: 'session.journey' });
  await choose(page, 'kind', 'spouse.revoke');
  await action(page, 'next').click();
  await seeScreen(page, 'revoke.consent');
  expect(await page.locator('[name="consent"]').count()).toBe(0);
  await leaveKept(page);
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
  await leaveKept(page);
});
