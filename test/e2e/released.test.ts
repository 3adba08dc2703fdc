/** A loan from the desk to the day it is written off, as everybody on the way sees it. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stats } from '../../shared/protocol/schema/stats.ts';
import { enrol, type TestDevice } from '../integration/device.ts';
import { beginAct, CLAIM, fileClaim } from './claims.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, seeConnection, seeScreen, seeState, shownEntry, signIn, walk } from './journey.ts';
import { SERGEI } from './people.ts';

const [CASPIAN, TEZ] = ['000140000032', '000140000131'];
const DAY_MS = 86_400_000;
/** What the two loans of the claim come to, in tiyn. */
const [FIRST, SECOND] = [45_000_000, 9_999_950];

let desk: Desk;
let caspian: TestDevice;
let tez: TestDevice;
let prosecutor: TestDevice;
let keys = 0;

const party = async (role: 'lender' | 'prosecutor', ...more: string[]) =>
  enrol(desk.registry.url, await desk.registry.code(role, 'Demo', ...more));

beforeAll(async () => {
  desk = await openDesk();
  await signIn(desk.page);
  caspian = await party('lender', '--bin', CASPIAN);
  tez = await party('lender', '--bin', TEZ);
  prosecutor = await party('prosecutor', '--region', 'almaty');
});
afterAll(() => desk?.remove());

type Orders = { items: { id: string; citizen: { iin: string }; blobs: { sha256: string }[] }[] };
const ordersOf = async (lender: TestDevice) =>
  (await lender.ask<Orders>('GET', '/v1/lender/orders?after=0')).body.items;

const answer = (lender: TestDevice, order: string, state: string, amount: number) =>
  lender.post(
    `/v1/lender/orders/${order}/answer`,
    { state, amount, at: new Date().toISOString() },
    { 'idempotency-key': `e2e-${++keys}` },
  );

/** The figures of yesterday and today: the test may run at midnight. */
async function figures() {
  const day = (ms: number) => new Date(ms + 5 * 3_600_000).toISOString().slice(0, 10);
  const period = `from=${day(Date.now() - DAY_MS)}&to=${day(Date.now())}`;
  const { body } = await prosecutor.ask<Stats>('GET', `/v1/stats?${period}&by=lender`);
  const { filed, suspended, cancelled } = body.total.figures;
  return {
    loans: filed?.loans,
    suspended: suspended?.amount,
    cancelled: cancelled?.amount,
    released: cancelled?.people,
  };
}

/** What the citizen is shown at the kiosk of the loans of the claim. */
async function statesAtKiosk(): Promise<string[]> {
  const { page } = desk;
  await walk(page, SERGEI, { journey: 'status' });
  const loans = page.locator('[data-loan-state]');
  await loans.first().waitFor();
  const states = await loans.evaluateAll((all) =>
    all.map((one) => one.getAttribute('data-loan-state') ?? ''),
  );
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
  return states.toSorted();
}

test('a claim at the kiosk becomes orders; what lenders answer is seen at the kiosk and in the figures; who is late is overdue', async () => {
  const { page } = desk;
  await seeConnection(page, 'online');
  await beginAct(page, SERGEI, 'claim.file');
  await fileClaim(page, CLAIM);
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');

  const [order] = await ordersOf(caspian);
  expect(order).toMatchObject({ claim: id, kind: 'suspend', citizen: { iin: SERGEI.iin } });
  expect(await ordersOf(tez)).toHaveLength(1);
  const document = await caspian.ask('GET', `/v1/blobs/${order?.blobs[0]?.sha256}`);
  expect([document.status, document.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  expect(await figures()).toEqual({ loans: 2, suspended: 0, cancelled: 0, released: 0 });

  expect((await answer(caspian, order?.id ?? '', 'suspended', FIRST)).status).toBe(200);
  expect(await statesAtKiosk()).toEqual(['ordered', 'suspended']);
  expect(await figures()).toEqual({ loans: 2, suspended: FIRST, cancelled: 0, released: 0 });

  expect((await answer(caspian, order?.id ?? '', 'cancelled', FIRST)).status).toBe(200);
  expect(await statesAtKiosk()).toEqual(['cancelled', 'ordered']);
  // What is written off is not suspended any more: the two are never added up.
  expect(await figures()).toEqual({ loans: 2, suspended: 0, cancelled: FIRST, released: 1 });

  type Cases = { items: { claim: string; bin: string; amount: number; overdue: boolean }[] };
  const overdue = async () =>
    (await prosecutor.ask<Cases>('GET', '/v1/cases?overdue=true')).body.items.map(
      ({ claim, bin, amount }) => [claim, bin, amount],
    );
  expect(await overdue()).toEqual([]);
  await threeDaysPass();
  expect(await overdue()).toEqual([[id, TEZ, SECOND]]);
});

/** Nobody waits three days for a test: while the registry is stopped its orders become older. */
async function threeDaysPass(): Promise<void> {
  await desk.registry.stop();
  const database = new Database(path.join(desk.registry.data, 'registry.db'));
  database
    .prepare('UPDATE orders SET "publishedAt" = "publishedAt" - @ms, "dueAt" = "dueAt" - @ms')
    .run({ ms: 3 * DAY_MS });
  database.close();
  await desk.registry.start();
}
