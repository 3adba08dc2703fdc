import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finish, reconnect } from './atDesk.ts';
import { deskState, openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  field,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  SUPERVISOR,
  waitingCount,
  walk,
} from './journey.ts';
import { SERGEI, syntheticIin, ULZHAN, type Person } from './people.ts';
import { looks } from './looks.ts';

const FILES = ['kiosk.db', 'head.mark', 'machine.key'];

let desk: Desk;
let old = '';
const bans: string[] = [];
const look = looks('repair');

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

async function serve(person: Person): Promise<void> {
  await walk(desk.page, person);
  bans.push((await shownEntry(desk.page)).id);
  await finish(desk.page);
}

const isDelivered = () => waitFor(async () => (await waitingCount(desk.page)) === 0, 'nothing waits');

test('an older copy of the disk is put back, work goes on, and the kiosk says that it cannot', async () => {
  await signIn(desk.page);
  await serve(ULZHAN);
  await isDelivered();
  await desk.kiosk.close();
  const copy = path.join(desk.folder, 'copy');
  fs.mkdirSync(copy);
  for (const name of FILES) fs.copyFileSync(path.join(desk.data, name), path.join(copy, name));

  await desk.startAgain();
  await signIn(desk.page);
  await serve({ ...SERGEI, iin: syntheticIin(400) });
  await isDelivered();
  await desk.kiosk.close();

  for (const name of FILES) fs.copyFileSync(path.join(copy, name), path.join(desk.data, name));
  for (const end of ['-wal', '-shm']) fs.rmSync(path.join(desk.data, `kiosk.db${end}`), { force: true });
  await desk.registry.stop();
  await desk.startAgain();
  await signIn(desk.page);
  await serve(SERGEI);
  await reconnect(desk);
  await waitFor(async () => (await deskState(desk.page)).kiosk.stop !== undefined, 'the kiosk stops');
  old = (await deskState(desk.page)).kiosk.device ?? '';
  expect(await desk.page.locator('[data-action="repair"]').count()).toBe(0);
});

test('a supervisor repairs it by a code; a wrong code says so and changes nothing', async () => {
  const { page } = desk;
  await action(page, 'sign-out').click();
  await signIn(page, SUPERVISOR);
  await look(page, 'home');
  await action(page, 'repair').click();
  await seeScreen(page, 'desk.repair');
  await field(page, 'code').fill('ABCD-EFGH');
  await action(page, 'start-repair').click();
  await page.locator('.error-summary').waitFor();
  await look(page, 'repair');
  const code = await desk.registry.code('device', 'Test kiosk', '--center', 'almaty-1', '--replaces', old);
  await field(page, 'code').fill(code.toLowerCase());
  await action(page, 'start-repair').click();
  await page.waitForSelector('[data-repaired]', { timeout: 60_000 });
  await look(page, 'repaired');
});

test('then all acts are there with their ids and states, each once, and the kiosk serves on', async () => {
  const { page } = desk;
  await finish(page);
  await waitFor(async () => {
    const { kiosk, connection } = await deskState(page);
    return kiosk.device !== old && kiosk.stop === undefined && connection.state === 'online';
  }, 'the new journal is in service');
  await isDelivered();
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  for (const id of bans) await seeState(page, id, 'in-force');
  expect(await page.locator('[data-entry]').count()).toBe(bans.length);
  await look(page, 'queue');
  await action(page, 'back').click();
  await serve({ ...ULZHAN, iin: syntheticIin(500) });
  await isDelivered();
  const lines = (await desk.registry.ask('export')).split('\n').map((line) => JSON.parse(line));
  const acts = lines.filter(({ entry }) => entry.kind === 'ban.set').map(({ entry }) => entry.id);
  expect(new Set(acts)).toEqual(new Set(bans));
  expect(fs.statSync(path.join(desk.data, `kiosk-${old}.db`)).mode & 0o222).toBe(0);
});
