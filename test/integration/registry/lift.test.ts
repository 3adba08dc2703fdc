import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { heldLifts } from '../../../registry/cases/lifts.ts';
import { release } from '../../../registry/cases/release.ts';
import { transact } from '../../../registry/store/transact.ts';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import { sealGuard } from '../../../shared/protocol/guard.ts';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import type { PolicyFile } from '../../../registry/policy/policy.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { banBody, citizen, IIN, liftBody, openBody, OTHER_IIN } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';

const HOUR_MS = 3_600_000;
const BOTH = ['bank', 'microfinance'];
let clock: FakeClock;
let at: TestRegistry;
let device: TestDevice;

async function start(change: Partial<PolicyFile> = {}) {
  clock = fakeClock();
  const liftReview = { share: 0, delay: 'PT24H' };
  at = await startRegistry({ clock, policy: { ...demoPolicy(clock.now()), liftReview, ...change } });
  device = await enrol(at.url, await at.code({}));
  await push(device, device.write('journal.open', openBody()));
}
beforeEach(() => start());
afterEach(() => at.end());

const ask = (who: TestDevice, method: string, path: string, body?: object | string, headers = {}) =>
  who.ask<Record<string, unknown>>(method, path, {
    nowMs: clock.now(),
    headers: {
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const push = (who: TestDevice, ...entries: object[]) =>
  ask(who, 'POST', `/v1/devices/${who.id}/entries`, entries.map((entry) => JSON.stringify(entry)).join('\n'));
const verdictsOf = async (entry: Entry, who = device): Promise<Verdict[]> => {
  const { body } = await ask(who, 'GET', `/v1/devices/${who.id}/verdicts`);
  return (body.items as Verdict[]).filter((verdict) => verdict.entry === entry.id);
};
const said = async (entry: Entry, who = device) =>
  (await verdictsOf(entry, who)).map(({ state, effectiveFrom, reason }) =>
    [state, effectiveFrom?.slice(0, 16), reason?.code].filter((one) => one !== undefined),
  );
const isBanned = async () => {
  const lender = await enrol(at.url, await at.code({ role: 'lender', name: 'Demo' }));
  const question = { iin: IIN, application: 'A', purpose: 'loan-decision', product: 'card', amount: 1 };
  const { body } = await ask(lender, 'POST', '/v1/lender/checks', question, { 'idempotency-key': 'k' });
  return (body.ban as { state: string }).state;
};
const pass = async (hours: number) => {
  clock.advance(hours * HOUR_MS);
  await at.registry().settle();
};
/** A minute of the kiosk's clock after the morning on which the tests' clock stands. */
const dated = (minute: number) => ({
  at: `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000+05:00`,
});
async function guard(distress = false) {
  const key = openKeyring(device.enrolled.keys, device.enrolled.root)?.encryption();
  if (!key) throw new Error('no key to seal to');
  const content = { answers: { phone: [distress ? 'yes' : 'no'] }, distress, alone: true };
  return { textVersion: '1', sealed: await sealGuard(content, key) };
}
const ban = (minute: number, more: object = {}, who = device) =>
  who.write('ban.set', banBody(more), dated(minute));
const lift = async (minute: number, more: object = {}, distress = false) =>
  device.write('ban.lift', liftBody({ scope: BOTH, guard: await guard(distress), ...more }), dated(minute));

test('a lift is recorded with its time; until then lenders are told of the ban, and then both have ended', async () => {
  const [first, second] = [ban(1), await lift(2)];
  await push(device, first, second);
  expect(await said(second)).toEqual([['recorded', '2026-11-24T10:00']]);
  await pass(47.99);
  expect(await isBanned()).toBe('in-force');
  await pass(0.01);
  expect(await said(second)).toEqual([
    ['recorded', '2026-11-24T10:00'],
    ['ended', '2026-11-24T10:00'],
  ]);
  expect((await said(first)).at(-1)).toEqual(['ended', '2026-11-24T10:00']);
  expect(await isBanned()).toBe('none');
  const [recorded, ended] = await verdictsOf(second);
  expect(ended?.number).toBe(recorded?.number);
  await pass(100);
  expect(await said(second)).toHaveLength(2);
});

test('a delay that ended while the registry was down is caught up at its start', async () => {
  const [first, second] = [ban(1), await lift(2)];
  await push(device, first, second);
  await at.registry().close();
  clock.advance(60 * HOUR_MS);
  await at.restart();
  expect((await said(second)).at(-1)?.[0]).toBe('ended');
});

test('of a ban of two scopes a lift of one leaves the other in force, and the ban has not ended', async () => {
  const [first, second] = [ban(1), await lift(2, { scope: ['bank'] })];
  await push(device, first, second);
  await pass(48);
  expect((await said(second)).at(-1)?.[0]).toBe('ended');
  expect((await said(first)).at(-1)?.[0]).toBe('in-force');
  expect(await isBanned()).toBe('in-force');
  const third = await lift(3);
  await push(device, third);
  await pass(48);
  expect((await said(first)).at(-1)?.[0]).toBe('ended');
});

test.each([
  ['in the next push', false],
  ['in the same push', true],
])('a ban set after it, %s, cancels it for good', async (_when, together) => {
  const [first, second, third] = [ban(1), await lift(2), ban(3, { scope: ['bank'] })];
  await push(device, first, second, ...(together ? [third] : []));
  if (!together) await push(device, third);
  expect((await said(second)).at(-1)).toEqual(['refused', 'lift-cancelled']);
  await pass(100);
  expect(await isBanned()).toBe('in-force');
  expect((await said(first)).at(-1)?.[0]).toBe('in-force');
});

test('a ban that another kiosk set earlier, but which arrives later, cancels it as well', async () => {
  const other = await enrol(at.url, await at.code({}));
  await push(other, other.write('journal.open', openBody()));
  const [first, second] = [ban(1), await lift(20)];
  await push(device, first, second);
  await push(other, ban(10, {}, other));
  expect((await said(second)).at(-1)).toEqual(['refused', 'lift-cancelled']);
  await pass(100);
  expect(await isBanned()).toBe('in-force');
});

test('a ban dated after the lift stands, and the verdict says so', async () => {
  const [first, later, second] = [ban(1), ban(30), await lift(5)];
  await push(device, first, later, second);
  expect(await said(second)).toEqual([['refused', 'lift-in-doubt']]);
  await pass(100);
  expect(await isBanned()).toBe('in-force');
});

test.each([
  ['was set ahead, and nobody knows by how much', '2026-12-24T09:00:00.000+05:00', undefined],
  ['was an hour ahead, as the kiosk knew', '2026-11-22T10:04:00.000+05:00', -3_600_000],
])(
  'a ban set at another desk stands where the clock of the one that signed the lift %s',
  async (_how, date, offset) => {
    const other = await enrol(at.url, await at.code({}));
    await push(other, other.write('journal.open', openBody()), ban(20, {}, other));
    const first = ban(1);
    const { attestation, ...body } = liftBody({ scope: BOTH, guard: await guard() });
    const known = { ...attestation, ...(offset !== undefined && { clockOffsetMs: offset }) };
    const second = device.write('ban.lift', { ...body, attestation: known }, { at: date });
    await push(device, first, second);
    expect(await said(second)).toEqual([['refused', 'lift-in-doubt']]);
    // Of one journal its order is known, whatever the clock.
    const own = await isLifted({ attestation: known, at: date });
    expect(own).toBe(true);
  },
);

/** Whether a lift of a ban of its own journal alone is recorded. */
async function isLifted({ attestation, at: date }: { attestation: object; at: string }): Promise<boolean> {
  const person = { citizen: citizen({ iin: OTHER_IIN, birthDate: '1950-01-01' }) };
  const body = liftBody({ scope: BOTH, guard: await guard(), ...person });
  const first = ban(2, person);
  const own = device.write('ban.lift', { ...body, attestation }, { at: date });
  await push(device, first, own);
  return (await said(own))[0]?.[0] === 'recorded';
}

test("a ban of another kiosk's journal ends in that kiosk's feed", async () => {
  const other = await enrol(at.url, await at.code({}));
  const open = other.write('journal.open', openBody());
  const first = ban(1, {}, other);
  await push(other, open, first);
  await push(device, await lift(2));
  await pass(48);
  expect((await said(first, other)).at(-1)?.[0]).toBe('ended');
});

test('where there is no ban the lift ends as any other', async () => {
  const only = await lift(1);
  await push(device, only);
  await pass(48);
  expect((await said(only)).map(([state]) => state)).toEqual(['recorded', 'ended']);
});

test.each([
  ['asked for help', () => lift(2, {}, true)],
  ['cannot be opened', () => lift(2, { guard: { textVersion: '1', sealed: 'a.b.c.d.e' } })],
])('of a lift whose guard %s only the time is later, with the reason of a review', async (_why, made) => {
  const [first, second] = [ban(1), await made()];
  await push(device, first, second);
  expect(await said(second)).toEqual([['recorded', '2026-11-25T10:00', 'lift-review']]);
  // Nobody looked at it: it is put off, and off again, and the ban stands.
  await pass(72);
  await pass(24);
  expect((await said(second)).slice(1)).toEqual([
    ['recorded', '2026-11-26T10:00', 'lift-review'],
    ['recorded', '2026-11-27T10:00', 'lift-review'],
  ]);
  expect(await isBanned()).toBe('in-force');
  const { context } = at.registry();
  const { store } = context;
  expect(await heldLifts(store)).toMatchObject([{ entry: second.id }]);
  await expect(
    transact(store, (tx) => release('lift', context, tx, second.id, ['A', 'A'], clock.now())),
  ).rejects.toThrow(RangeError);
  expect(
    await transact(store, (tx) => release('lift', context, tx, second.id, ['A', 'B'], clock.now())),
  ).toBe(true);
  expect(await heldLifts(store)).toEqual([]);
  await pass(24);
  expect((await said(second)).at(-1)?.[0]).toBe('ended');
  expect(await isBanned()).toBe('none');
});

test('a random review says and does the very same', async () => {
  await at.end();
  await start({ liftReview: { share: 1, delay: 'PT24H' } });
  const [first, calm] = [ban(1), await lift(2)];
  const afraid = await lift(3, { citizen: citizen({ iin: OTHER_IIN, birthDate: '1950-01-01' }) }, true);
  await push(device, first, calm, afraid);
  await pass(96);
  const withoutPlace = (verdicts: Verdict[]) =>
    verdicts.map(({ state, effectiveFrom, reason, detail }) => ({ state, effectiveFrom, reason, detail }));
  expect(withoutPlace(await verdictsOf(calm))).toEqual(withoutPlace(await verdictsOf(afraid)));
  const held = await heldLifts(at.registry().context.store);
  expect(held.map(({ review }) => review)).toEqual(['distress', 'random']);
});

test.each([
  ['beside the first', []],
  ['after a ban that cancelled the first', [() => ban(3)]],
])('whoever asked for help is not talked out of it by a second lift %s', async (_how, between) => {
  const [first, afraid] = [ban(1), await lift(2, {}, true)];
  await push(device, first, afraid);
  await push(device, ...between.map((make) => make()));
  const calm = await lift(4);
  await push(device, calm);
  expect(await said(calm)).toEqual([['recorded', '2026-11-25T10:00', 'lift-review']]);
  await pass(73);
  expect((await said(calm)).at(-1)).toEqual(['recorded', '2026-11-26T10:00', 'lift-review']);
  expect(await isBanned()).toBe('in-force');
  const { context } = at.registry();
  expect((await heldLifts(context.store)).map(({ review }) => review)).toContain('distress');
  // Two people have spoken with her: it is over, and the next lift is as any other.
  await transact(context.store, (tx) => release('lift', context, tx, calm.id, ['A', 'B'], clock.now()));
  await pass(24);
  expect((await said(calm)).at(-1)?.[0]).toBe('ended');
  const [again, later] = [ban(5), await lift(6)];
  await pass(1);
  await push(device, again);
  await push(device, later);
  expect((await said(later)).map((verdict) => verdict.length)).toEqual([2]);
});

test('a lift that was refused because a ban is newer did not go unheard', async () => {
  const [first, newer, afraid] = [ban(1), ban(30), await lift(2, {}, true)];
  await push(device, first, newer, afraid);
  expect(await said(afraid)).toEqual([['refused', 'lift-in-doubt']]);
  const calm = await lift(31);
  await push(device, calm);
  expect(await said(calm)).toEqual([['recorded', '2026-11-25T10:00', 'lift-review']]);
  expect(await said(afraid)).toHaveLength(1);
});

test('a lift that goes on is held as well, once the citizen asks for help in another', async () => {
  const [first, calm] = [ban(1), await lift(2)];
  await push(device, first, calm);
  expect(await said(calm)).toEqual([['recorded', '2026-11-24T10:00']]);
  await push(device, await lift(3, {}, true));
  await pass(48);
  expect((await said(calm)).at(-1)).toEqual(['recorded', '2026-11-25T10:00', 'lift-review']);
  expect(await isBanned()).toBe('in-force');
});

test('a second lift beside one that was drawn at random is put off like one beside a cry for help', async () => {
  await at.end();
  await start({ liftReview: { share: 1, delay: 'PT24H' } });
  const [drawn, next] = [await lift(2), await lift(3)];
  await push(device, ban(1), drawn, next);
  expect(await said(next)).toEqual(await said(drawn));
});
