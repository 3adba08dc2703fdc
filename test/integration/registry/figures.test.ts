import { afterAll, beforeAll, expect, test } from 'vitest';
import { Operation } from '../../../shared/protocol/schema/console.ts';
import { Stats } from '../../../shared/protocol/schema/stats.ts';
import { checkDigit } from '../../../shared/domain/iin.ts';
import { citizen, claimBody, loan, openBody, procedure } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';
import { creation, named, newContent, tus } from '../uploads.ts';

const ALMA = '000140000012';
const HOUR_MS = 3_600_000;
const PERIOD = 'from=2026-11-01&to=2026-11-30';

let clock: FakeClock;
let at: TestRegistry;
let alma: TestDevice;
let [almaty, astana]: TestDevice[] = [];

const ask = <T = Record<string, unknown>>(who: TestDevice, method: string, path: string, more: object = {}) =>
  who.ask<T>(method, path, { nowMs: clock.now(), ...more });
const push = (who: TestDevice, entry: object) =>
  ask(who, 'POST', `/v1/devices/${who.id}/entries`, {
    body: JSON.stringify(entry),
    headers: { 'content-type': 'application/x-ndjson' },
  });
const prosecutor = async (region?: string) =>
  enrol(at.url, await at.code({ role: 'prosecutor', region, name: 'Прокурор' }));
const stats = async (who: TestDevice, query: string): Promise<Stats> =>
  Stats.parse((await ask(who, 'GET', `/v1/stats?${query}`)).body);

const iin = (n: number) => {
  const digits = `9001019${String(n * 7).padStart(4, '0')}`;
  return `${digits}${checkDigit(digits)}`;
};

const blobs = new Map<string, ReturnType<typeof named>>();
async function filed(who: TestDevice, person: string, amount: number, vulnerable: string[] = ['pensioner']) {
  const about = loan({ amount });
  const procedures = [procedure([about.id], { blob: blobs.get(who.id) })];
  const body = { citizen: citizen({ iin: person, vulnerable }), loans: [about], procedures, evidence: [] };
  const when = new Date(clock.now() - HOUR_MS).toISOString();
  await push(who, who.write('claim.file', claimBody(body), { at: when }));
  return about.id;
}

let keys = 0;
async function answered(loanId: string, state: string, amount: number) {
  const { items } = (
    await ask<{ items: { id: string; loan: string }[] }>(alma, 'GET', '/v1/lender/orders?limit=1000')
  ).body;
  const order = items.find((one) => one.loan === loanId);
  const answer = await ask(alma, 'POST', `/v1/lender/orders/${order?.id}/answer`, {
    body: JSON.stringify({ state, amount, at: '2026-11-23T10:00:00+05:00' }),
    headers: { 'content-type': 'application/json', 'idempotency-key': `f${++keys}` },
  });
  expect(answer.status).toBe(200);
}

beforeAll(async () => {
  clock = fakeClock();
  at = await startRegistry({ clock });
  alma = await enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin: ALMA }));
  const centers = ['almaty-1', 'astana-1'];
  [almaty, astana] = await Promise.all(
    centers.map(async (center) => {
      const kiosk = await enrol(at.url, await at.code({ center }));
      await push(kiosk, kiosk.write('journal.open', openBody()));
      const content = newContent('application/pdf', 500);
      const blob = named(content, 'application/pdf');
      await ask(kiosk, 'POST', '/v1/blobs', { headers: creation(kiosk, blob) });
      await ask(kiosk, 'PATCH', `/v1/blobs/${blob.sha256}`, {
        body: content,
        headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      });
      blobs.set(kiosk.id, blob);
      return kiosk;
    }),
  );
  if (!almaty || !astana) throw new Error('no kiosks');
  const here: string[] = [];
  for (let n = 1; n <= 6; n++) here.push(await filed(almaty, iin(n), 100_000_001 * n));
  await filed(almaty, iin(1), 7, ['pensioner', 'disability']);
  const there = [await filed(astana, iin(20), 5_000), await filed(astana, iin(21), 6_000, [])];
  clock.advance(2 * HOUR_MS);
  for (const [i, id] of here.entries()) await answered(id, 'suspended', 100_000_001 * (i + 1));
  await answered(there[0] ?? '', 'suspended', 5_000);
  clock.advance(HOUR_MS);
  await answered(here[5] ?? '', 'cancelled', 600_000_006);
});
afterAll(() => at.end());

test('each loan is suspended or cancelled, never both; people are counted once; sums are exact', async () => {
  const { total, rows } = await stats(await prosecutor(), `${PERIOD}&by=region`);
  expect(total.figures).toEqual({
    filed: { claims: 9, people: 8, loans: 9, amount: 2_100_000_021 + 7 + 11_000 },
    online: { people: 8, loans: 9, amount: 2_100_000_021 + 7 + 11_000 },
    suspended: { people: 6, loans: 6, amount: 1_500_000_015 + 5_000 },
    cancelled: { people: 1, loans: 1, amount: 600_000_006 },
    refused: { people: 0, loans: 0, amount: 0 },
    representations: 0,
    toLender: { loans: 9, medianMs: HOUR_MS, p90Ms: HOUR_MS },
    toSuspension: { loans: 7, medianMs: 3 * HOUR_MS, p90Ms: 3 * HOUR_MS },
  });
  expect(rows.map(({ key, figures }) => [key, figures.filed?.loans, figures.cancelled?.people])).toEqual([
    ['almaty', 7, 1],
    ['astana', 2, 0],
    ['shymkent', 0, 0],
  ]);
  const groups = await stats(await prosecutor(), `${PERIOD}&by=group`);
  expect(groups.rows.map(({ key, figures }) => [key, figures.filed?.people])).toEqual([
    ['disability', 1],
    ['none', 1],
    ['other', 0],
    ['pensioner', 7],
  ]);
  const lenders = await stats(await prosecutor(), `${PERIOD}&by=lender`);
  expect(lenders.rows).toMatchObject([{ key: ALMA, name: { ru: expect.any(String) } }]);
  expect(lenders.rows[0]?.figures).toEqual(lenders.total.figures);
});

test('a year before is compared with, month by month', async () => {
  const next = await stats(await prosecutor(), 'from=2026-10-01&to=2026-11-30&by=month&compare=year');
  expect(
    next.rows.map(({ key, figures, before }) => [key, figures.filed?.loans, before?.filed?.loans]),
  ).toEqual([
    ['2026-10', 0, 0],
    ['2026-11', 9, 0],
  ]);
  expect(next.total.growth).toMatchObject({ loans: null });
  const later = await stats(await prosecutor(), 'from=2027-11-01&to=2027-11-30&by=month&compare=year');
  expect(later.total).toMatchObject({ growth: { loans: -100 }, before: { filed: { loans: 9 } } });
  expect(later.rows).toMatchObject([{ key: '2027-11', before: { filed: { loans: 9 } } }]);
});

test('a prosecutor of a region gets the figures of that region and no other', async () => {
  const { region, total, rows } = await stats(await prosecutor('astana'), `${PERIOD}&by=region`);
  expect([region, total.figures.filed?.people, rows.map(({ key }) => key)]).toEqual([
    'astana',
    2,
    ['astana'],
  ]);
});

test('what is published is a month, a quarter or a year that is over', async () => {
  const anybody = await prosecutor();
  const answers = (query: string) => ask(anybody, 'GET', `/v1/stats?${query}&by=region&published=true`);
  for (const query of [
    'from=2026-10-02&to=2026-10-31',
    'from=2026-09-01&to=2026-10-31',
    'from=2026-08-01&to=2026-10-31',
    'from=2026-01-01&to=2026-06-30',
    // Not over yet: what is counted tomorrow would tell of tomorrow.
    PERIOD,
    'from=2026-01-01&to=2026-12-31',
  ])
    expect([query, (await answers(query)).status]).toEqual([query, 422]);
  for (const query of [
    'from=2026-10-01&to=2026-10-31',
    'from=2026-07-01&to=2026-09-30',
    'from=2025-01-01&to=2025-12-31',
  ])
    expect([query, (await answers(query)).status]).toEqual([query, 200]);
});

test('published figures hide those of few people, with others that would give them away, from whoever asks', async () => {
  clock.advance(40 * 24 * HOUR_MS);
  const operator = await enrol(at.url, await at.code({ role: 'operator', name: 'Оператор' }));
  const asked = `${PERIOD}&by=region`;
  const shown = [
    await stats(await prosecutor(), `${asked}&published=true`),
    // A prosecutor of a region as well: what is published is of the country.
    await stats(await prosecutor('astana'), `${asked}&published=true`),
    // An operator sees nothing else, whatever they ask for.
    await stats(operator, asked),
    await stats(operator, `${asked}&published=false`),
  ];
  for (const { total, rows, published, region } of shown) {
    const column = (of: 'filed' | 'suspended' | 'cancelled' | 'toSuspension') =>
      [total, ...rows].map(({ figures }) => figures[of]?.loans ?? 'hidden');
    expect([published, region]).toEqual([true, undefined]);
    expect(column('filed')).toEqual([9, 'hidden', 'hidden', 0]);
    expect(column('suspended')).toEqual([6, 'hidden', 'hidden', 0]);
    // One person: whatever else is shown of that column would tell of them.
    expect(column('cancelled')).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
    expect(column('toSuspension')).toEqual([7, 'hidden', 'hidden', 0]);
    // One letter of a region may be about one person; how many went out in all is about none.
    expect([total, ...rows].map(({ figures }) => figures.representations)).toEqual([0, null, null, null]);
  }
  const quarter = await stats(operator, 'from=2026-10-01&to=2026-12-31&by=month&compare=year');
  expect(quarter.rows.map(({ key, figures }) => [key, figures.filed?.loans, figures.cancelled])).toEqual([
    ['2026-10', 0, { people: 0, loans: 0, amount: 0 }],
    ['2026-11', 9, null],
    ['2026-12', 0, { people: 0, loans: 0, amount: 0 }],
  ]);
  expect([quarter.total.figures.filed?.loans, quarter.total.figures.cancelled]).toEqual([9, null]);
});

test('an operator sees how things stand, without anybody’s case, and what lenders let lie where it is not about few', async () => {
  const operator = await enrol(at.url, await at.code({ role: 'operator', name: 'Оператор' }));
  const { status, body, text } = await ask<Operation>(operator, 'GET', '/v1/operation');
  expect(status).toBe(200);
  const { desks, late } = Operation.parse(body);
  expect(
    desks.map(({ center, region, heardAt, forked }) => [center, region, heardAt !== undefined, forked]),
  ).toEqual(
    expect.arrayContaining([
      ['almaty-1', 'almaty', true, false],
      ['astana-1', 'astana', true, false],
    ]),
  );
  // Two people of one lender: not even that somebody waits.
  expect(late).toEqual([]);
  for (const secret of [iin(1), iin(20), iin(21)]) expect(text).not.toContain(secret);
  for (const path of [
    '/v1/cases',
    '/v1/work',
    '/v1/reviews',
    '/v1/exports',
    '/v1/representations',
    '/v1/prosecutors',
  ])
    expect([path, (await ask(operator, 'GET', path)).status]).toEqual([path, 403]);
  expect((await ask(await prosecutor(), 'GET', '/v1/operation')).status).toBe(403);

  const loans = [];
  for (let n = 30; n < 34; n++) loans.push(await filed(astana as TestDevice, iin(n), 7_000));
  clock.advance(4 * 24 * HOUR_MS);
  const look = async () => Operation.parse((await ask(operator, 'GET', '/v1/operation')).body).late;
  // Six people; since when is the day on which the fifth was due, and no moment by which a desk's entry could be found.
  const known = [{ bin: ALMA, people: 5, since: '2027-01-04' }];
  expect(await look()).toEqual(known);
  // What comes in the course of the day is told of no one.
  await answered(loans[0] ?? '', 'suspended', 1);
  await answered(loans[1] ?? '', 'suspended', 1);
  expect(await look()).toEqual(known);
  clock.advance(24 * HOUR_MS);
  expect(await look()).toEqual([]);
});

test('figures are for those of the console, over a period that makes sense', async () => {
  const path = `/v1/stats?${PERIOD}&by=month`;
  for (const who of [almaty, alma]) expect(who && (await ask(who, 'GET', path)).status).toBe(403);
  const anybody = await prosecutor();
  for (const query of [
    'by=month',
    `${PERIOD}&by=citizen`,
    'from=2026-11-30&to=2026-11-01&by=month',
    'from=2020-01-01&to=2026-11-01&by=month',
    'from=2026-02-30&to=2026-11-01&by=month',
  ])
    expect([query, (await ask(anybody, 'GET', `/v1/stats?${query}`)).status]).toEqual([query, 422]);
});
