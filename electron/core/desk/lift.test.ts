import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { BanLiftAnswers } from '../../../shared/api/answers.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { openGuard, openRounds } from '../../../shared/protocol/guard.ts';
import { newKey, privateKey, publicJwk, signature } from '../../../shared/protocol/signing.ts';
import {
  banAnswers,
  confirmBan,
  enrolFolder,
  newFolder,
  openFile,
  openTestCore,
  testClock,
  type TestCore,
} from '../testing/desk.ts';
import { AT, PIN, testPolicy } from '../testing/people.ts';
import { createKept } from '../sync/kept.ts';

const IIN = '500101300003';
const SUPERVISOR = { number: '2001', pin: '135791' };
const CONTENT = { answers: { phone: ['yes'], why: ['help'] }, distress: true, alone: false };
const sealing = newKey('X25519');

/** A kiosk that has the registry's key to seal to, unless it is told to have none. */
async function atDesk({ withKey = true, policy = {} } = {}) {
  const data = newFolder();
  const registry = await enrolFolder(data);
  const db = openFile(data);
  const kept = createKept(db);
  if (withKey) {
    const until = '2036-11-22T00:00:00+05:00';
    const key = { kid: 'seal', use: 'encrypt' as const, jwk: publicJwk(sealing), from: AT, until };
    const unsigned = { keys: [...registry.keys.keys, key], issued: AT };
    kept.keys.write({ ...unsigned, sig: signature(unsigned, privateKey(registry.root)) });
  }
  kept.policy.write(testPolicy(registry, policy));
  db.close();
  const clock = testClock();
  const core = openTestCore(data, {}, clock);
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'lift', language: 'kk' });
  return { core, id, clock };
}

async function seal(core: TestCore, draft: string): Promise<string> {
  const { sealed }: { sealed: string } = await core.value('guard.seal', { draft, of: IIN, content: CONTENT });
  return sealed;
}

async function liftAnswers(
  core: TestCore,
  id: string,
  change: object = {},
  sealed?: string,
): Promise<BanLiftAnswers> {
  const { citizen, attestation, confirmation, scope } = banAnswers();
  return {
    kind: 'ban.lift',
    citizen: { ...citizen, birthDate: '1950-01-01', ...change },
    attestation,
    confirmation,
    scope,
    guard: { textVersion: '1', sealed: sealed ?? (await seal(core, id)) },
  };
}
const approve = (core: TestCore, draft: string, more: object = {}) =>
  core.call('staff.approve', {
    key: uuidv7(),
    draft,
    kind: 'ban.lift',
    iin: IIN,
    method: 'clerk',
    ...SUPERVISOR,
    ...more,
  });

test('what the citizen answered alone is sealed to the registry, and is nowhere on the disk', async () => {
  const { core, id } = await atDesk();
  await approve(core, id);
  const answers = await liftAnswers(core, id);
  expect(await openGuard(answers.guard.sealed, privateKey(sealing))).toEqual({
    distress: true,
    alone: false,
  });
  const entry: EntryView = await core.value('entries.confirm', { id, answers });
  expect(entry).toMatchObject({ kind: 'ban.lift', state: 'waiting', scope: ['bank', 'microfinance'] });
  await core.close();
  const db = openFile(core.data);
  const all = db.serialize().toString('latin1');
  db.close();
  expect(all).toContain(answers.guard.sealed.slice(-40));
  expect(all).not.toMatch(/distress|safe-account|"alone"/);
});

test('answers given anew do not take back that help was asked for; another citizen begins afresh', async () => {
  const { core, id } = await atDesk();
  const calm = { answers: { phone: ['no'], why: ['loan'] }, distress: false, alone: true };
  const sealedAs = async (draft: string, content: object) => {
    const { sealed }: { sealed: string } = await core.value('guard.seal', { draft, of: IIN, content });
    return (await openGuard(sealed, privateKey(sealing)))?.distress;
  };
  expect([await sealedAs(id, calm), await sealedAs(id, CONTENT), await sealedAs(id, calm)]).toEqual([
    false,
    true,
    true,
  ]);
  const other = uuidv7();
  await core.value('drafts.start', { key: other, journey: 'lift', language: 'kk' });
  expect(await sealedAs(other, calm)).toBe(false);
  await core.close();
});

test('a core that ended between two rounds of answers takes nothing back: the older seal goes along, unread', async () => {
  const { core, id } = await atDesk();
  const calm = { answers: { phone: ['no'], why: ['loan'] }, distress: false, alone: true };
  await approve(core, id);
  const first = await seal(core, id);
  await core.close();
  const again = openTestCore(core.data, {}, testClock());
  await again.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  const { sealed }: { sealed: string } = await again.value('guard.seal', {
    draft: id,
    of: IIN,
    content: calm,
  });
  expect(await openGuard(sealed, privateKey(sealing))).toEqual({ distress: false, alone: true });
  const answers = { ...(await liftAnswers(core, id, {}, first)), guard: { textVersion: '1', sealed } };
  const entry: EntryView = await again.value('entries.confirm', { id, answers });
  await again.close();
  const guard = guardOf(core.data, entry.id);
  expect(guard).toEqual({ textVersion: '1', sealed, earlier: [first] });
  expect(await openRounds(guard, privateKey(sealing))).toEqual({ distress: true, alone: true });
});

test.each([[CONTENT], [{ answers: { why: ['loan'] }, distress: false, alone: true }]])(
  'answered once, or twice within one run, there is one seal, whatever was answered: %j',
  async (content) => {
    const { core, id } = await atDesk();
    await approve(core, id);
    await core.value('guard.seal', { draft: id, of: IIN, content });
    const { sealed }: { sealed: string } = await core.value('guard.seal', { draft: id, of: IIN, content });
    const entry: EntryView = await core.value('entries.confirm', {
      id,
      answers: await liftAnswers(core, id, {}, sealed),
    });
    await core.close();
    expect(guardOf(core.data, entry.id)).toEqual({ textVersion: '1', sealed });
  },
);

test.each([
  ['thrown away', (core: TestCore, id: string) => core.value('drafts.discard', { id, key: uuidv7() })],
  [
    'ended with another act',
    async (core: TestCore, id: string) => {
      const { citizen, attestation, confirmation, scope } = banAnswers();
      const answers = { kind: 'ban.set', citizen, attestation, confirmation, scope };
      await core.value('entries.confirm', { id, answers });
    },
  ],
] as const)(
  'a session in which help was asked for is %s: what was sealed goes along with the next, and once',
  async (_how, leave) => {
    const { core, id } = await atDesk();
    const first = await seal(core, id);
    await leave(core, id);
    const calm = { answers: { phone: ['no'], why: ['loan'] }, distress: false, alone: true };
    const liftAnew = async () => {
      const draft = uuidv7();
      await core.value('drafts.start', { key: draft, journey: 'lift', language: 'kk' });
      await approve(core, draft);
      const asked = { draft, of: IIN, content: calm };
      const { sealed }: { sealed: string } = await core.value('guard.seal', asked);
      const answers = await liftAnswers(core, draft, {}, sealed);
      const entry: EntryView = await core.value('entries.confirm', { id: draft, answers });
      return { entry, sealed };
    };
    const again = await liftAnew();
    const third = await liftAnew();
    await core.close();
    const guard = guardOf(core.data, again.entry.id);
    expect(guard).toEqual({ textVersion: '1', sealed: again.sealed, earlier: [first] });
    expect((await openRounds(guard, privateKey(sealing)))?.distress).toBe(true);
    expect(guardOf(core.data, third.entry.id)).not.toHaveProperty('earlier');
    const db = openFile(core.data);
    expect(db.prepare('SELECT count(*) FROM left_seals').pluck().get()).toBe(0);
    db.close();
  },
);

test('what was sealed in a session that was thrown away is kept without the name or the number of whoever answered', async () => {
  const { core, id } = await atDesk();
  const first = await seal(core, id);
  await core.value('drafts.discard', { id, key: uuidv7() });
  await core.close();
  const db = openFile(core.data);
  const [kept] = db.prepare('SELECT * FROM left_seals').all();
  db.close();
  expect(kept).toMatchObject({ sealed: first });
  expect(JSON.stringify(kept)).not.toContain(IIN);
});

function guardOf(data: string, entry: string): { textVersion: string; sealed: string; earlier?: string[] } {
  const db = openFile(data);
  const row = db.prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?').get(entry);
  db.close();
  return (JSON.parse(row?.body ?? '') as { guard: { textVersion: string; sealed: string } }).guard;
}

test('the supervisor stands in the attestation, as the second who saw the person', async () => {
  const { core, id } = await atDesk();
  await approve(core, id);
  await core.value('entries.confirm', { id, answers: await liftAnswers(core, id) });
  await core.close();
  const db = openFile(core.data);
  const row = db.prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?').get(id);
  db.close();
  expect(JSON.parse(row?.body ?? '')).toMatchObject({
    attestation: { clerk: '1001', approvedBy: '2001', identity: { method: 'two-clerks' } },
  });
});

test.each([
  ['nobody approved', {}, null],
  ['it was another act', {}, { kind: 'claim.file' }],
  ['it was another citizen', {}, { iin: '500101300405' }],
])('a lift is not signed where %s', async (_why, change, more) => {
  const { core, id } = await atDesk();
  if (more) await approve(core, id, more);
  const answers = await liftAnswers(core, id, change);
  expect(await core.call('entries.confirm', { id, answers })).toMatchObject({
    problem: { code: 'approval.missing', fields: [{ path: 'approval.pin' }] },
  });
  await core.close();
});

test('who comes back after a while is asked anew who they are, and nobody has approved', async () => {
  const { core, id, clock } = await atDesk();
  await approve(core, id);
  const open = (): Promise<Draft> => core.value('drafts.open', { id });
  clock.pass(14 * 60_000);
  expect(await open()).toMatchObject({ approval: { by: '2001' } });
  clock.pass(60_000);
  const rested = await open();
  expect(rested).toMatchObject({ id, rested: true });
  expect(rested).not.toHaveProperty('approval');
  expect(await core.call('entries.confirm', { id, answers: await liftAnswers(core, id) })).toMatchObject({
    problem: { code: 'approval.missing' },
  });
  await approve(core, id);
  expect(await core.call('entries.confirm', { id, answers: await liftAnswers(core, id) })).toMatchObject({
    ok: true,
  });
  await core.close();
});

test('a clock that was set back makes no session younger', async () => {
  const { core, id, clock } = await atDesk();
  await approve(core, id);
  clock.pass(-60_000);
  expect(await core.value('drafts.open', { id })).toMatchObject({ rested: true });
  await core.close();
});

test('who approved does not sign as the clerk afterwards', async () => {
  const { core, id } = await atDesk();
  await approve(core, id);
  const answers = await liftAnswers(core, id);
  await core.value('staff.signOut', { key: uuidv7() });
  await core.value('staff.signIn', { key: uuidv7(), ...SUPERVISOR });
  expect(await core.call('entries.confirm', { id, answers })).toMatchObject({
    problem: { code: 'approval.sameClerk' },
  });
  await core.close();
});

test('who approved beside the camera has not looked in its place', async () => {
  const { core, id } = await atDesk();
  await approve(core, id, { method: 'face' });
  const lifting = { id, answers: await liftAnswers(core, id) };
  expect(await core.call('entries.confirm', lifting)).toMatchObject({
    problem: { code: 'approval.missing' },
  });
  await approve(core, id);
  expect(await core.call('entries.confirm', lifting)).toMatchObject({ ok: true });
  await core.close();
});

const MATCHED = { method: 'face' as const, attempts: 1, score: 0.9, liveness: true };
const COMPARED = { ...MATCHED, reason: 'clerk-compared' };

test.each([
  ['a face match alone', MATCHED, {}, 77, 'face.notCompared'],
  ['a face match alone, with a supervisor to come', MATCHED, {}, 0, 'face.notCompared'],
  ['an age that the policy names', COMPARED, {}, 76, 'approval.missing'],
  ['a policy that asks always', COMPARED, {}, 0, 'approval.missing'],
  [
    'a birth date that the ИИН does not bear out',
    COMPARED,
    { birthDate: '1991-11-22' },
    77,
    'approval.missing',
  ],
  [
    'a clerk who compared, and no camera',
    { method: 'clerk' as const, attempts: 0, reason: 'clerk-compared' },
    {},
    99,
    'approval.missing',
  ],
])('%s lifts no ban', async (_what, identity, change, liftSupervisorAge, code) => {
  const { core, id } = await atDesk({ policy: { liftSupervisorAge } });
  const answers = await liftAnswers(core, id, change);
  const asked = { id, answers: { ...answers, attestation: { ...answers.attestation, identity } } };
  expect(await core.call('entries.confirm', asked)).toMatchObject({ problem: { code } });
  await core.close();
});

test('below that age a face match and the clerk who compared as well are enough', async () => {
  const { core, id } = await atDesk({ policy: { liftSupervisorAge: 77 } });
  const answers = await liftAnswers(core, id);
  const asked = { id, answers: { ...answers, attestation: { ...answers.attestation, identity: COMPARED } } };
  expect(await core.call('entries.confirm', asked)).toMatchObject({ ok: true });
  await core.close();
  const db = openFile(core.data);
  const row = db.prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?').get(id);
  db.close();
  const { attestation } = JSON.parse(row?.body ?? '') as { attestation: object };
  expect(attestation).toMatchObject({ clerk: '1001', identity: COMPARED });
  expect(attestation).not.toHaveProperty('approvedBy');
});

test.each([
  ['a face that is not alike enough', { method: 'face', attempts: 1, score: 0.59, liveness: true }],
  ['a face without a score', { method: 'face', attempts: 1, liveness: true }],
  ['a face that did not move', { method: 'face', attempts: 1, score: 0.9, liveness: false }],
  ['a guess at liveness', { method: 'face', attempts: 1, score: 0.9, liveness: 0.99 }],
  ['more tries than allowed', { method: 'face', attempts: 4, score: 0.9, liveness: true }],
  ['a second clerk nobody saw', { method: 'two-clerks', attempts: 0 }],
] as const)('%s is not signed', async (_what, identity) => {
  const { core, id } = await atDesk();
  await approve(core, id);
  const answers = await liftAnswers(core, id);
  const asked = { id, answers: { ...answers, attestation: { ...answers.attestation, identity } } };
  expect(await core.call('entries.confirm', asked)).toMatchObject({
    problem: { code: 'face.notProven', fields: [{ path: 'attestation.identity.method' }] },
  });
  await core.close();
});

test('with no key of the registry nothing is sealed, and the kiosk says so', async () => {
  const { core, id } = await atDesk({ withKey: false });
  expect(await core.call('guard.seal', { draft: id, of: IIN, content: CONTENT })).toMatchObject({
    problem: { code: 'guard.noKey' },
  });
  expect(await core.value('desk.state', {})).toMatchObject({ kiosk: { sealing: false } });
  await core.close();
});

test('past the policy a lift is not signed', async () => {
  const { core, id } = await atDesk({ policy: { validUntil: '2026-11-22T09:59:00.000+05:00' } });
  const answers = await liftAnswers(core, id);
  expect(await core.call('entries.confirm', { id, answers })).toMatchObject({
    problem: { code: 'core.policyExpired' },
  });
  await core.close();
});

test.each([
  ['a guard that is none', { guard: { textVersion: '1', sealed: 'a.b.c.d.e' } }, 'guard.sealed'],
  ['no birth date', { citizen: { ...banAnswers().citizen, birthDate: undefined } }, 'citizen.birthDate'],
])('a lift with %s is refused at its field', async (_what, change, path) => {
  const { core, id } = await atDesk();
  const answers = { ...(await liftAnswers(core, id)), ...change };
  const result = await core.call('entries.confirm', { id, answers });
  expect(result).toMatchObject({ problem: { code: 'core.badRequest', fields: [{ path }] } });
  await core.close();
});

test('the kiosk tells which bans of a citizen it knows, and of nobody else', async () => {
  const { core, id } = await atDesk();
  const ban = await confirmBan(core);
  const known = (iin: string): Promise<EntryView[]> =>
    core.value('bans.known', { key: uuidv7(), draft: id, iin });
  expect(await known(IIN)).toMatchObject([{ id: ban, kind: 'ban.set', state: 'waiting' }]);
  expect(await known('500101300405')).toEqual([]);
  await core.close();
});
