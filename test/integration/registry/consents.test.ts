import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { heldConsents } from '../../../registry/cases/consentReview.ts';
import { release as releaseHeld } from '../../../registry/cases/release.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { transact } from '../../../registry/store/transact.ts';
import { sealGuard } from '../../../shared/protocol/guard.ts';
import { openKeyring, isSealedByRing } from '../../../shared/protocol/keyring.ts';
import { CheckAnswer } from '../../../shared/protocol/schema/lender.ts';
import { Status } from '../../../shared/protocol/schema/status.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { act, citizen, goodBodies, IIN, openBody, OTHER_IIN } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';

const ALMA = '000140000012';
/** 1000 indices of the demo's policy, in tiyn. */
const FROM = 393_200_000;
const DAY_MS = 86_400_000;

let clock: FakeClock;
let at: TestRegistry;
let device: TestDevice;
let alma: TestDevice;

beforeEach(async () => {
  clock = fakeClock();
  at = await startRegistry({ clock });
  device = await opened();
  alma = await lenderOf(ALMA);
});
afterEach(() => at.end());

const lenderOf = async (bin?: string) => enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin }));

async function opened(): Promise<TestDevice> {
  const kiosk = await enrol(at.url, await at.code({}));
  await push(kiosk, kiosk.write('journal.open', openBody()));
  return kiosk;
}

const push = (who: TestDevice, ...entries: object[]) =>
  who.ask<object>('POST', `/v1/devices/${who.id}/entries`, {
    nowMs: clock.now(),
    body: entries.map((entry) => JSON.stringify(entry)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
const said = async (entry: { id: string }, who = device) => {
  const { body } = await who.ask<{ items: Verdict[] }>('GET', `/v1/devices/${who.id}/verdicts`, {
    nowMs: clock.now(),
  });
  return body.items
    .filter((verdict) => verdict.entry === entry.id)
    .map(({ state, reason }) => (reason ? `${state} ${reason.code}` : state));
};
let keys = 0;
const check = (more: object = {}, who = alma) =>
  who.ask<CheckAnswer>('POST', '/v1/lender/checks', {
    nowMs: clock.now(),
    body: JSON.stringify({
      iin: IIN,
      application: 'A-1',
      purpose: 'contract',
      product: 'consumer',
      amount: FROM,
      ...more,
    }),
    headers: { 'content-type': 'application/json', 'idempotency-key': `c${++keys}` },
  });
const consentIn = async (more: object = {}, who = alma) => (await check(more, who)).body.spouseConsent;
const consent = (more: object = {}) =>
  device.write('spouse.consent', { ...goodBodies['spouse.consent']?.(), ...more });
const revoke = (id: string, iin = OTHER_IIN) =>
  device.write('spouse.revoke', act({ citizen: citizen({ iin }), consent: id }));
const NONE = { state: 'none' };
const UNTIL = { state: 'in-force', until: '2027-01-01T23:59:59.999+05:00' };

test('a check says whether a consent is there from the amount that needs one, by the index of the year', async () => {
  expect(await consentIn({ amount: FROM - 1 })).toBeUndefined();
  expect(await consentIn()).toEqual(NONE);
  await at.end();
  clock = fakeClock(Date.parse('2030-01-01T00:00:00+05:00'));
  at = await startRegistry({
    clock,
    policy: { ...demoPolicy(clock.now()), mciTiyn: { 2025: 1, 2029: 1_000, 2031: 1 } },
  });
  alma = await lenderOf(ALMA);
  expect(await consentIn({ amount: 999_999 })).toBeUndefined();
  expect(await consentIn({ amount: 1_000_000 })).toEqual(NONE);
});

test('a consent is in force for its lender and its sum; one contract check uses it, decisions do not', async () => {
  const given = consent();
  await push(device, given);
  expect(await said(given)).toEqual(['recorded', 'in-force']);
  const decision = await check({ purpose: 'loan-decision' });
  expect(CheckAnswer.parse(decision.body).spouseConsent).toEqual(UNTIL);
  const ring = openKeyring(alma.enrolled.keys, alma.enrolled.root);
  expect(ring && isSealedByRing(decision.body, ring)).toBe(true);
  expect(await consentIn({}, await lenderOf('000140000022'))).toEqual(NONE);
  expect(await consentIn({}, await lenderOf())).toEqual(NONE);
  expect(await consentIn({ iin: OTHER_IIN })).toEqual(NONE);
  expect(await consentIn({ amount: 500_000_001 })).toEqual(NONE);
  expect(await said(given)).toEqual(['recorded', 'in-force']);

  const wait = device.ask<{ items: Verdict[] }>('GET', `/v1/devices/${device.id}/verdicts?after=3&wait=20`, {
    nowMs: clock.now(),
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await consentIn({ amount: 500_000_000 })).toEqual(UNTIL);
  expect((await wait).body.items).toMatchObject([{ state: 'ended', detail: { cause: 'used' } }]);
  expect(await consentIn()).toEqual(NONE);
  const late = revoke(given.id);
  await push(device, late);
  expect(await said(late)).toEqual(['refused consent-ended']);
});

test('of two contracts at once only one gets the consent, and the same request again gets the same answer', async () => {
  await push(device, consent());
  const answers = await Promise.all(Array.from({ length: 5 }, () => consentIn()));
  expect(answers.filter((one) => one?.state === 'in-force')).toHaveLength(1);
  await push(device, consent());
  const asked = () =>
    alma.ask<CheckAnswer>('POST', '/v1/lender/checks', {
      nowMs: clock.now(),
      body: JSON.stringify({
        iin: IIN,
        application: 'A-2',
        purpose: 'contract',
        product: 'consumer',
        amount: FROM,
      }),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'same' },
    });
  const [first, again] = [await asked(), await asked()];
  expect(first.body.spouseConsent).toEqual(UNTIL);
  expect(again.text).toBe(first.text);
});

test('the smallest consent that will do is used', async () => {
  const [large, small] = [consent(), consent({ amount: FROM })];
  await push(device, large, small);
  await check();
  expect(await said(small)).toEqual(['recorded', 'in-force', 'ended']);
  expect(await said(large)).toEqual(['recorded', 'in-force']);
});

test('the spouse revokes it at any kiosk, in the same breath even; nobody else does, and not twice', async () => {
  const given = consent();
  await push(device, given);
  const other = await opened();
  const by = (iin: string) =>
    other.write('spouse.revoke', act({ citizen: citizen({ iin }), consent: given.id }));
  const [borrower, spouse, again] = [by(IIN), by(OTHER_IIN), by(OTHER_IIN)];
  const nothing = other.write(
    'spouse.revoke',
    act({ citizen: citizen({ iin: OTHER_IIN }), consent: uuidv7() }),
  );
  await push(other, borrower, spouse, again, nothing);
  expect(await said(borrower, other)).toEqual(['refused no-such-consent']);
  expect(await said(spouse, other)).toEqual(['recorded']);
  expect(await said(again, other)).toEqual(['refused consent-ended']);
  expect(await said(nothing, other)).toEqual(['refused no-such-consent']);
  expect(await said(given)).toEqual(['recorded', 'in-force', 'ended']);
  expect(await consentIn()).toEqual(NONE);

  const brief = consent();
  const gone = revoke(brief.id);
  await push(device, brief, gone);
  expect(await said(brief)).toEqual(['recorded', 'in-force', 'ended']);
  expect(await said(gone)).toEqual(['recorded']);
});

test('it ends with the last moment of its last day, by itself; one that comes after that was never in force', async () => {
  const given = consent({ validUntil: '2026-11-23' });
  const instantly = consent({ validUntil: '2026-11-22T11:00:00+05:00' });
  const never = consent({ validUntil: '2026-11-21' });
  await push(device, given, instantly, never);
  expect(await said(never)).toEqual(['refused invalid-content']);
  clock.advance(3_600_001);
  await at.registry().settle();
  expect(await said(instantly)).toEqual(['recorded', 'in-force', 'ended']);
  clock.advance(Date.parse('2026-11-23T23:59:59.999+05:00') - clock.now());
  await at.registry().settle();
  expect(await consentIn({ purpose: 'loan-decision' })).toMatchObject({ state: 'in-force' });
  expect(await said(given)).toEqual(['recorded', 'in-force']);
  clock.advance(1);
  // In doubt there is none: even before its verdict is said.
  expect(await consentIn()).toEqual(NONE);
  await at.registry().settle();
  expect(await said(given)).toEqual(['recorded', 'in-force', 'ended']);
  const late = consent({ validUntil: '2026-11-22T12:00:00+05:00' });
  await push(device, late);
  expect(await said(late)).toEqual(['recorded', 'ended']);
});

test('nobody consents for themselves; without a lender it is held until a correction says who it is', async () => {
  const self = consent({ spouse: citizen() });
  const vague = consent({ lender: { name: 'Какой-то банк' } });
  await push(device, self, vague);
  expect(await said(self)).toEqual(['refused invalid-content']);
  expect(await said(vague)).toEqual(['held lender-unknown']);
  const correct = (body: object) =>
    device.write('correction', act({ corrects: vague.id, body, reason: 'found' }));
  const found = { ...vague.body, lender: { bin: ALMA, name: 'Demo Bank Alma' } };
  const [other, right] = [correct({ ...found, spouse: citizen({ iin: '500101300017' }) }), correct(found)];
  await push(device, other, right);
  expect((await said(other)).at(-1)).toMatch(/^held iin-changed|refused invalid-content$/);
  expect(await said(vague)).toEqual(['held lender-unknown', 'recorded', 'in-force']);
  expect(await consentIn()).toEqual(UNTIL);
});

test('both see it in their status, each in their own part', async () => {
  const given = consent();
  await push(device, given);
  clock.advance(DAY_MS);
  await check();
  const status = async (iin: string) => {
    const view = device.write('status.view', act({ citizen: citizen({ iin }) }));
    await push(device, view);
    const { body } = await device.ask('POST', `/v1/devices/${device.id}/status`, {
      nowMs: clock.now(),
      body: JSON.stringify({ entry: view.id }),
      headers: { 'content-type': 'application/json' },
    });
    return Status.parse(body).consents;
  };
  const line = {
    entry: given.id,
    state: 'ended',
    lender: 'Demo Bank Alma',
    bin: ALMA,
    amount: 500_000_000,
    until: UNTIL.until,
    endedAt: '2026-11-23T10:00:00.000+05:00',
  };
  expect(await status(IIN)).toMatchObject([{ ...line, as: 'borrower' }]);
  expect(await status(OTHER_IIN)).toMatchObject([{ ...line, as: 'spouse' }]);
});

async function sealed(distress: boolean) {
  const encryption = openKeyring(device.enrolled.keys, device.enrolled.root)?.encryption();
  if (!encryption) throw new Error('no key');
  return { textVersion: '1', sealed: await sealGuard({ answers: {}, distress, alone: true }, encryption) };
}

test('a consent whose spouse asked for help is a work item; with a look it waits as any other does, until two let it go on', async () => {
  const { store } = at.registry().context;
  const [calm, afraid] = [
    consent({ guard: await sealed(false) }),
    consent({ guard: await sealed(true), amount: FROM }),
  ];
  await push(device, calm, afraid);
  for (const one of [calm, afraid]) expect(await said(one)).toEqual(['recorded', 'in-force']);
  expect(await heldConsents(store)).toMatchObject([{ entry: afraid.id, review: 'distress' }]);

  await at.end();
  clock = fakeClock();
  const consentReview = { share: 0, delay: 'PT24H' };
  at = await startRegistry({ clock, policy: { ...demoPolicy(clock.now()), consentReview } });
  [device, alma] = [await opened(), await lenderOf(ALMA)];
  const [plain, waits] = [
    consent({ guard: await sealed(false), amount: 1 }),
    consent({ guard: await sealed(true) }),
  ];
  await push(device, plain, waits);
  expect(await said(plain)).toEqual(['recorded', 'in-force']);
  const review = 'recorded consent-review';
  expect(await said(waits)).toEqual([review]);
  clock.advance(DAY_MS);
  expect(await consentIn({ purpose: 'loan-decision' })).toEqual(NONE);
  await at.registry().settle();
  expect(await said(waits)).toEqual([review, review]);
  const context = at.registry().context;
  const release = (people: [string, string]) =>
    transact(context.store, (tx) => releaseHeld('consent', context, tx, waits.id, people, clock.now()));
  await expect(release(['A', 'A'])).rejects.toThrow('two people');
  expect(await release(['A', 'B'])).toBe(true);
  expect(await release(['A', 'B'])).toBe(false);
  clock.advance(DAY_MS);
  await at.registry().settle();
  expect(await said(waits)).toEqual([review, review, 'in-force']);
  expect(await consentIn()).toEqual(UNTIL);
});

test.each([
  ['given anew', () => consent],
  [
    'corrected',
    (id: string) => (body: object) =>
      device.write(
        'correction',
        act({
          corrects: id,
          body: { ...goodBodies['spouse.consent']?.(), ...body },
          reason: 'corrected at the desk',
        }),
      ),
  ],
])(
  'a consent that waits because the spouse asked for help still waits when it is %s calmly',
  async (_how, again) => {
    await at.end();
    clock = fakeClock();
    const consentReview = { share: 0, delay: 'PT24H' };
    at = await startRegistry({ clock, policy: { ...demoPolicy(clock.now()), consentReview } });
    [device, alma] = [await opened(), await lenderOf(ALMA)];
    const afraid = consent({ guard: await sealed(true) });
    await push(device, afraid);
    const calm = again(afraid.id)({ guard: await sealed(false) });
    await push(device, calm);
    expect((await said(calm)).at(-1)).toBe('recorded consent-review');
    expect(await consentIn()).toEqual(NONE);
    const held = await heldConsents(at.registry().context.store);
    expect(new Set(held.map(({ review }) => review))).toEqual(new Set(['distress']));
  },
);
