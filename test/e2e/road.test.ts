import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finish } from './atDesk.ts';
import { deskState, openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  SUPERVISOR,
  waitingCount,
  walk,
} from './journey.ts';
import { looks } from './looks.ts';
import { SERGEI, ULZHAN } from './people.ts';
import { askJournal } from './written.ts';

const look = looks('road');
let desk: Desk;
/** A folder that stands for a removable disk. */
let disk = '';
const bans: string[] = [];

beforeAll(async () => {
  disk = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'QALQAN-'));
  desk = await openDesk({ args: ['--road', disk] });
  // Enrolment took the network once. From here on there is none, to the end.
  await desk.registry.stop();
});
afterAll(async () => {
  await desk?.remove();
  fs.rmSync(disk, { recursive: true, force: true });
});

const parcels = () => fs.readdirSync(disk).toSorted();

test('two bans are accepted with no network', async () => {
  await signIn(desk.page);
  await seeConnection(desk.page, 'offline');
  for (const person of [ULZHAN, SERGEI]) {
    await walk(desk.page, person);
    bans.push((await shownEntry(desk.page)).id);
    await finish(desk.page);
  }
  expect(await waitingCount(desk.page)).toBe(2);
  await action(desk.page, 'queue').click();
  await seeScreen(desk.page, 'desk.queue');
  // A clerk is not offered this road.
  expect(await action(desk.page, 'road').count()).toBe(0);
  await action(desk.page, 'back').click();
  await action(desk.page, 'sign-out').click();
});

test('a supervisor writes them to the disk, and the screen says that this is no delivery', async () => {
  const { page } = desk;
  await signIn(page, SUPERVISOR);
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  await action(page, 'road').click();
  await seeScreen(page, 'desk.road');
  await look(page, 'desk.road');
  await action(page, 'export').click();
  await page.waitForSelector('[data-road-written="1"]');
  await look(page, 'desk.road-written');
  expect(parcels()).toEqual([expect.stringMatching(/^qalqan-[0-9a-f-]{36}-000001\.parcel$/)]);
  expect(await waitingCount(page)).toBe(2);
  expect((await deskState(page)).road?.last).toMatchObject({ number: 1, newer: 0 });
});

test('read before there are answers, the disk is said to have none', async () => {
  const { page } = desk;
  await action(page, 'import').click();
  await page.waitForSelector('.error-summary');
  await look(page, 'desk.road-no-answer');
  expect(await page.locator('[data-road-read]').count()).toBe(0);
});

test('the registry takes the parcel by a command, and writes the answer beside it', async () => {
  const [file = ''] = parcels();
  const printed = JSON.parse(await desk.registry.ask('import-parcel', path.join(disk, file))) as object;
  expect(printed).toMatchObject({ number: 1, known: expect.any(Number), refusedBlobs: 0 });
  expect(printed).not.toHaveProperty('problem');
  // Once more, as somebody will: nothing is twice.
  expect(JSON.parse(await desk.registry.ask('import-parcel', path.join(disk, file)))).toMatchObject({
    taken: 0,
  });
  expect(parcels()).toHaveLength(2);
});

test('with the answer read, both bans are in force, and there is still no network', async () => {
  const { page } = desk;
  await action(page, 'import').click();
  await page.waitForSelector('[data-road-read="1"]');
  // The kiosk's state comes on a way of its own, a moment after the answer.
  await waitFor(async () => (await waitingCount(page)) === 0, 'nobody waits any more');
  await look(page, 'desk.road-read');
  await seeConnection(page, 'offline');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.queue');
  for (const id of bans) await seeState(page, id, 'in-force');
  expect(desk.kiosk.output()).not.toContain(ULZHAN.iin);
});

test('the journal verifies, and says who exported', async () => {
  await desk.kiosk.close();
  expect(JSON.parse(askJournal(desk.data, 'verify'))).toMatchObject({ ok: true });
  expect(askJournal(desk.data, 'export')).toMatch(/"detail":\{"parcel":1\},"what":"exported","who":"2001"/);
});
