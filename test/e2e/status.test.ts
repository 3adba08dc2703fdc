import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCamera } from '../demo/camera.ts';
import { citizen, claimBody, loan, openBody } from '../integration/bodies.ts';
import { enrol } from '../integration/device.ts';
import { findings } from './axe.ts';
import { openDesk, type Desk } from './desk.ts';
import {
  action,
  choose,
  screensOf,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  walk,
} from './journey.ts';
import { enrolLender } from './lender.ts';
import { PEOPLE, ULZHAN } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const countOf = async (page: Page, name: string) => Number(await part(page, name).getAttribute('data-count'));

/** Where `QALQAN_PICTURES` names a folder, what is shown is shot into it. */
async function shoot(page: Page, language: string, name: string): Promise<void> {
  const folder = process.env.QALQAN_PICTURES;
  if (folder === undefined) return;
  const size = page.viewportSize();
  await createCamera(page, path.join(folder, 'status')).shoot(language, name);
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

/** What others told the registry about everyone: a claim at another kiosk, a lender's check. */
async function elsewhere(): Promise<void> {
  const { registry } = desk;
  const other = await enrol(registry.url, await registry.code('device', 'Other', '--center', 'almaty-1'));
  await other.push([other.write('journal.open', openBody())]);
  const lender = await enrolLender(registry);
  for (const { iin, fullName, language } of PEOPLE) {
    const body = claimBody({ citizen: citizen({ iin, fullName, language }), loans: [loan()], evidence: [] });
    await other.push([other.write('claim.file', body)]);
    await lender.check(iin);
  }
}

test.each(PEOPLE)(
  'offline the kiosk tells what it knows, then the registry shows all of it, in $language',
  async (person) => {
    const { page, registry } = desk;
    if (person === ULZHAN) await elsewhere();
    await registry.stop();
    await signInIn(page, person.language);
    await seeConnection(page, 'offline');
    await walk(page, person);
    await finish(page);
    const found: Record<string, string[]> = {};
    const own = new Set(screensOf('status').slice(4));
    await walk(page, person, {
      journey: 'status',
      watch: async (screen, moment) => {
        if (!own.has(screen)) return;
        const here = await findings(page);
        if (here.length > 0) found[`${screen} ${moment}`] = here;
        if (moment === 'answered') await shoot(page, person.language, screen);
      },
    });
    await part(page, 'known').waitFor();
    expect(await countOf(page, 'known')).toBe(1);
    expect(await part(page, 'bans').count()).toBe(0);
    const { id, state } = await shownEntry(page);
    expect(state).toBe('waiting');
    await shoot(page, person.language, 'status.done-offline');
    await registry.start();
    await seeState(page, id, 'recorded');
    await part(page, 'bans').waitFor();
    const counts = { bans: 1, claims: 1, consents: 0, checks: 1, views: 1 };
    for (const [name, count] of Object.entries(counts))
      expect({ [name]: await countOf(page, name) }).toEqual({ [name]: count });
    expect(await page.locator('[data-loan-state="incomplete"]').count()).toBe(1);
    const here = await findings(page);
    if (here.length > 0) found['status.done shown'] = here;
    await shoot(page, person.language, 'status.done');
    expect(found).toEqual({});
    await finish(page);
    expect(await page.content()).not.toContain(person.fullName);
    await action(page, 'sign-out').click();
  },
);

test('each look is a new request, and the citizen sees the one before among who looked', async () => {
  const { page } = desk;
  await signInIn(page, 'kk');
  await seeConnection(page, 'online');
  await walk(page, ULZHAN, { journey: 'status' });
  await part(page, 'views').waitFor();
  expect(await countOf(page, 'views')).toBe(2);
  await finish(page);
  await walk(page, ULZHAN, { journey: 'status', until: 'session.journey' });
  await choose(page, 'kind', 'status.view');
  await action(page, 'cancel').click();
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
});
