import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizen, claimBody, loan, openBody } from '../integration/bodies.ts';
import { enrol } from '../integration/device.ts';
import { cutOff, finish, leaveKept, reconnect, signInIn } from './atDesk.ts';
import { findings } from './axe.ts';
import { openDesk, type Desk } from './desk.ts';
import { choose, seeState, shownEntry, walk } from './journey.ts';
import { enrolLender } from './lender.ts';
import { ULZHAN } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const countOf = async (page: Page, name: string) => Number(await part(page, name).getAttribute('data-count'));

/** What others told the registry: a claim at another kiosk, a lender's check. */
async function elsewhere(): Promise<void> {
  const { registry } = desk;
  const other = await enrol(registry.url, await registry.code('device', 'Other', '--center', 'almaty-1'));
  await other.push([other.write('journal.open', openBody())]);
  const lender = await enrolLender(registry);
  const { iin, fullName, language } = ULZHAN;
  const body = claimBody({ citizen: citizen({ iin, fullName, language }), loans: [loan()], evidence: [] });
  await other.push([other.write('claim.file', body)]);
  await lender.check(iin);
}

test('offline the kiosk tells what it knows, then the registry shows all of it', async () => {
  const { page } = desk;
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    const here = await findings(page);
    if (here.length > 0) found[name] = here;
  };
  await elsewhere();
  await signInIn(page, 'kk');
  await cutOff(desk);
  await walk(page, ULZHAN);
  await finish(page);
  await walk(page, ULZHAN, { journey: 'status' });
  await part(page, 'known').waitFor();
  expect(await countOf(page, 'known')).toBe(1);
  expect(await part(page, 'bans').count()).toBe(0);
  const { id, state } = await shownEntry(page);
  expect(state).toBe('waiting');
  await look('what the kiosk knows');
  await reconnect(desk);
  await seeState(page, id, 'recorded');
  await part(page, 'bans').waitFor();
  const counts = { bans: 1, claims: 1, consents: 0, checks: 1, views: 1 };
  for (const [name, count] of Object.entries(counts))
    expect({ [name]: await countOf(page, name) }).toEqual({ [name]: count });
  expect(await page.locator('[data-loan-state="incomplete"]').count()).toBe(1);
  await look('what the registry holds');
  expect(found).toEqual({});
  await finish(page);
  expect(await page.content()).not.toContain(ULZHAN.fullName);
});

test('each look is a new request, and the citizen sees the one before among who looked', async () => {
  const { page } = desk;
  await walk(page, ULZHAN, { journey: 'status' });
  await part(page, 'views').waitFor();
  expect(await countOf(page, 'views')).toBe(2);
  await finish(page);
  await walk(page, ULZHAN, { journey: 'status', until: 'session.journey' });
  await choose(page, 'kind', 'status.view');
  await leaveKept(page);
});
