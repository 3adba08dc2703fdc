import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nextEntry } from '../../../shared/protocol/entries.ts';
import { hashOf, sha256 } from '../../../shared/protocol/hashing.ts';
import { openKeyring, isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import { isRecordNumber } from '../../../shared/protocol/number.ts';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { isSignedBy, signature } from '../../../shared/protocol/signing.ts';
import { installPolicy } from '../../../registry/policy/policy.ts';
import { installStaff } from '../../../registry/policy/staff.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { demoStaff } from '../../../registry/demo/staff.ts';
import {
  act,
  attestation,
  banBody,
  citizen,
  claimBody,
  goodBodies,
  liftBody,
  openBody,
  OTHER_IIN,
} from '../bodies.ts';
import { enrol, writeAgain, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let at: TestRegistry;
let device: TestDevice;
let ring: Keyring;

beforeAll(async () => {
  at = await startRegistry();
});
afterAll(() => at.end());
beforeEach(async () => {
  device = await opened();
  const opened_ = openKeyring(device.enrolled.keys, device.enrolled.root);
  if (!opened_) throw new Error('no keyring');
  ring = opened_;
});

async function opened(body: object = {}, wanted: object = {}) {
  const fresh = await enrol(at.url, await at.code(wanted));
  await fresh.push([fresh.write('journal.open', openBody(body))]);
  return fresh;
}

/** Delivers and returns the verdicts these entries got. */
async function judged(from: TestDevice, ...entries: Entry[]): Promise<Verdict[]> {
  const { last } = (await from.verdicts(0, '&limit=1')).body;
  const answer = await from.push(entries);
  expect(answer.status).toBe(200);
  return (await from.verdicts(last)).body.items;
}

const said = (verdicts: Verdict[]) =>
  verdicts.map(({ state, reason }) => (reason ? `${state} ${reason.code}` : state));

test('a feed has no gap, names the verdict before, and every page and verdict is signed', async () => {
  await device.push(Array.from({ length: 5 }, () => device.write('ban.set', banBody())));
  const all: Verdict[] = [];
  for (let after = 0, last = 1; after < last;) {
    const { body: page } = await device.verdicts(after, '&limit=2');
    const { sig, ...signed } = page;
    const key = ring.signing(page.kid);
    expect(key && isSignedBy({ device: device.id, after, ...signed }, sig, key)).toBe(true);
    expect(key && isSignedBy({ device: device.id, after: after + 1, ...signed }, sig, key)).toBe(false);
    expect(page.next).toBe(page.items.at(-1)?.feed);
    all.push(...page.items);
    ({ next: after, last } = page);
  }
  expect(all.map(({ feed }) => feed)).toEqual(all.map((_, i) => i + 1));
  expect(all).toHaveLength(11);
  all.forEach((verdict, i) => {
    const before = all[i - 1];
    expect(verdict.prev).toBe(before ? hashOf(before) : '0'.repeat(64));
    expect(isSealedByRing(verdict, ring)).toBe(true);
    const changed = { ...verdict, state: 'ended' };
    expect(isSealedByRing(changed, ring)).toBe(false);
  });
  const end = (await device.verdicts(11)).body;
  expect(end).toMatchObject({ items: [], next: 11, last: 11 });
});

test('each recorded entry has a number of its own, with a good check digit, repeated by what follows', async () => {
  const verdicts = await judged(
    device,
    device.write('ban.set', banBody()),
    device.write('ban.set', banBody()),
  );
  const [first, inForce, second] = verdicts.map(({ number }) => number ?? '');
  expect(isRecordNumber(first ?? '')).toBe(true);
  expect(inForce).toBe(first);
  expect(Number(second?.slice(8, 17))).toBe(Number(first?.slice(8, 17)) + 1);
});

test('a page waits for the next verdict, no longer than asked, and wakes at once', async () => {
  const waiting = device.verdicts(1, '&wait=20');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await device.push([device.write('ban.set', banBody())]);
  expect((await waiting).body.items).toHaveLength(2);
  const before = Date.now();
  expect((await device.verdicts(3, '&wait=1')).body.items).toEqual([]);
  expect(Date.now() - before).toBeGreaterThan(900);
  for (const query of ['&wait=26', '&limit=0', '&limit=1001', '&wait=x']) {
    expect(await device.verdicts(0, query)).toMatchObject({ status: 422, body: { code: 'invalid' } });
  }
});

test('a representative does not lift a ban or consent for a spouse, unless the policy lists the basis', async () => {
  const representative = {
    iin: OTHER_IIN,
    fullName: 'Тест',
    basis: 'guardian',
    document: 'no. 1',
    attestation: attestation(),
  };
  const entries = () => [
    device.write('ban.lift', liftBody({ citizen: citizen({ birthDate: '1950-01-01', representative }) }), {
      // Other kiosks set bans at the moment on which all entries are dated.
      at: '2026-11-22T10:00:01.000+05:00',
    }),
    device.write('spouse.consent', {
      ...goodBodies['spouse.consent']?.(),
      spouse: citizen({ representative }),
    }),
    device.write('ban.set', banBody({ citizen: citizen({ representative }) })),
  ];
  const { store, keys, clock } = at.registry().context;
  const allow = (representativeBases: { kind: string; basis: string }[]) =>
    store
      .transaction()
      .execute((tx) =>
        installPolicy(tx, keys.signer, { ...demoPolicy(clock.now()), representativeBases }, clock.now()),
      );
  const refused = 'refused representative-not-allowed';
  await allow([]);
  expect(said(await judged(device, ...entries()))).toEqual([refused, refused, 'recorded', 'in-force']);

  await allow([{ kind: 'ban.lift', basis: 'guardian' }]);
  expect(said(await judged(device, ...entries()))).toEqual([
    'recorded lift-review',
    refused,
    'recorded',
    'in-force',
    'refused lift-cancelled',
  ]);
});

test('acts by staff revoked before the act are held, those before that are not', async () => {
  const { store, clock } = at.registry().context;
  const staff = demoStaff();
  const people = [
    ...staff.people,
    {
      number: '1002',
      name: 'Демо',
      centers: ['almaty-1'],
      roles: ['clerk' as const],
      revokedAt: '2026-11-22T09:00:00+05:00',
    },
  ];
  await store.transaction().execute((tx) => installStaff(tx, { people }, clock.now()));
  const by = (clerk: string, more: object = {}) => banBody({ attestation: attestation({ clerk, ...more }) });
  const verdicts = await judged(
    device,
    device.write('ban.set', by('1002')),
    device.write('ban.set', by('1001', { approvedBy: '1002' })),
    device.write('ban.set', by('1002'), { at: '2026-11-22T08:59:59+05:00' }),
  );
  expect(said(verdicts)).toEqual(['held staff-revoked', 'held staff-revoked', 'recorded', 'in-force']);
});

test('acts under the number of somebody who serves no citizens are held; what they did before they had other work is not', async () => {
  const { store, clock } = at.registry().context;
  const install = (roles: ('clerk' | 'administrator')[]) => {
    const people = [...demoStaff().people, { number: '1002', name: 'Демо', centers: ['almaty-1'], roles }];
    return store.transaction().execute((tx) => installStaff(tx, { people }, clock.now()));
  };
  await install(['clerk']);
  await install(['administrator']);
  // The same work, said once more.
  await install(['administrator']);
  const by = (clerk: string, more: object = {}) => banBody({ attestation: attestation({ clerk, ...more }) });
  const verdicts = await judged(
    device,
    device.write('ban.set', by('3001')),
    device.write('ban.set', by('1001', { approvedBy: '3001' })),
    device.write('ban.set', by('1002'), { at: new Date(clock.now() + 1_000).toISOString() }),
    device.write('ban.set', by('1002'), { at: '2020-01-01T09:00:00+05:00' }),
    device.write('ban.set', by('2001')),
    device.write('ban.set', by('7777')),
  );
  const [held, ban] = ['held staff-role', 'recorded, in-force'];
  expect(said(verdicts).join(', ')).toBe([held, held, held, ban, ban, ban].join(', '));
});

test('a correction keeps the kind and never narrows a ban; a changed ИИН is held', async () => {
  const ban = device.write('ban.set', banBody({ scope: ['bank'] }));
  const claim = device.write('claim.file', claimBody({ evidence: [] }));
  const correct = (target: { id: string }, body: object, more: object = {}) =>
    device.write('correction', act({ corrects: target.id, body, reason: 'demo', ...more }));
  const other = { citizen: citizen({ iin: OTHER_IIN }) };
  const verdicts = await judged(
    device,
    ban,
    claim,
    correct(ban, banBody({ scope: ['bank', 'microfinance'] })),
    correct(ban, banBody({ scope: ['bank'] })),
    correct(ban, banBody({ scope: ['bank', 'microfinance'], ...other })),
    correct(ban, banBody({ scope: ['bank', 'microfinance'] }), other),
    correct(claim, banBody()),
    correct(claim, claimBody({ story: 'demo', evidence: [] })),
    correct({ id: uuidv7() }, banBody()),
    correct({ id: device.id }, banBody()),
  );
  expect(said(verdicts.slice(3))).toEqual([
    'recorded',
    'in-force',
    'refused not-correctable',
    'held iin-changed',
    'held iin-changed',
    'refused invalid-content',
    'recorded',
    'refused not-correctable',
    'refused not-correctable',
  ]);
  expect(verdicts[3]?.effectiveFrom).toBeDefined();
  expect(verdicts[8]?.detail).toMatchObject({ fields: expect.arrayContaining(['body.loans']) });
});

test('a correction of what another kiosk wrote is refused', async () => {
  const ban = device.write('ban.set', banBody());
  await device.push([ban]);
  const other = await opened();
  const correction = other.write('correction', act({ corrects: ban.id, body: banBody(), reason: 'demo' }));
  expect(said(await judged(other, correction))).toEqual(['refused not-yours']);
});

test('the end of the day is answered with the count and digest the registry finds', async () => {
  const bans = [device.write('ban.set', banBody()), device.write('ban.set', banBody({ scope: [] }))];
  const others = [device.write('status.view', act()), device.write('desk.event', { what: 'a', who: 'b' })];
  const close = device.write('device.closeDay', { ...goodBodies['device.closeDay']?.(), from: 1, to: 5 });
  const verdicts = await judged(device, ...bans, ...others, close, device.write('ban.set', banBody()));
  const ids = bans.map(({ id }) => id).toSorted();
  expect(verdicts.find(({ entry }) => entry === close.id)).toMatchObject({
    state: 'recorded',
    detail: { count: 2, digest: sha256(ids.join('\n')), journal: { seq: 0, hash: '0'.repeat(64) } },
  });
});

test('an id that is held with another body, or as another kind, is refused', async () => {
  const ban = device.write('ban.set', banBody());
  const other = device.write('ban.set', banBody(), { id: ban.id });
  const { salt, body, digest } = ban;
  const header = {
    v: 1,
    device: device.id,
    seq: 4,
    id: ban.id,
    kind: 'status.view',
    at: ban.at,
    prev: device.head.hash,
    digest,
  };
  const disguised = { ...header, sig: signature(header, device.key), salt, body };
  expect(said(await judged(device, ban, other, disguised))).toEqual([
    'recorded',
    'in-force',
    'refused id-taken',
    'refused id-taken',
  ]);
});

test('a new journal made to replace an old one: linked, refilled, the same acts answered the same', async () => {
  const ban = device.write('ban.set', banBody());
  await device.push([ban]);
  const old = (await device.verdicts(1)).body.items.at(-1);

  const heir = await enrol(at.url, await at.code({ replaces: device.id }));
  const refill = await heir.ask('GET', `/v1/devices/${device.id}/entries?after=1`);
  expect(refill.text).toBe(`${JSON.stringify(ban)}\n`);
  expect((await heir.ask('GET', `/v1/devices/${device.id}/verdicts`)).status).toBe(200);
  expect((await heir.ask('GET', `/v1/devices/${device.id}/head`)).body).toEqual(device.head);

  const open = openBody({ cause: 'restored', previous: { device: device.id, head: device.head } });
  const verdicts = await judged(
    heir,
    heir.write('journal.open', open),
    writeAgain(ban, heir),
    writeAgain(ban, heir),
  );
  expect(said(verdicts)).toEqual(['recorded', 'in-force', 'in-force']);
  expect(verdicts[1]).toMatchObject({
    entry: ban.id,
    n: 1,
    seq: 2,
    number: old?.number,
    effectiveFrom: old?.effectiveFrom,
  });
  const lines = verdicts.filter(({ entry }) => entry === ban.id);
  expect(lines).toHaveLength(2);
  const correction = heir.write('correction', act({ corrects: ban.id, body: banBody(), reason: 'demo' }));
  expect(said(await judged(heir, correction))).toEqual(['recorded']);
});

test('a journal handed over by the old key is honoured; without either it is not, and nothing can be read', async () => {
  const heir = await enrol(at.url, await at.code({}));
  const head = device.head;
  const sig = signature({ new: heir.id, device: device.id, head }, device.key);
  const rest = `/v1/devices/${device.id}/entries`;
  expect((await heir.ask('GET', rest)).status).toBe(403);
  const open = openBody({ cause: 'rotated', previous: { device: device.id, head, sig } });
  expect(said(await judged(heir, heir.write('journal.open', open)))).toEqual(['recorded']);
  expect((await heir.ask('GET', rest)).status).toBe(200);

  const thief = await enrol(at.url, await at.code({}));
  for (const previous of [
    { device: device.id, head, sig },
    { device: device.id, head },
    { device: thief.id, head },
    { device: uuidv7(), head },
  ]) {
    const other = await enrol(at.url, await at.code({}));
    const entry = other.write('journal.open', openBody({ cause: 'restored', previous }));
    expect(said(await judged(other, entry))).toEqual(['refused not-yours']);
    expect((await other.ask('GET', rest)).status).toBe(403);
  }
});

test('a higher version is taken and held', async () => {
  const base = nextEntry(
    device.head,
    { device: device.id, id: uuidv7(), kind: 'ban.set', at: '2026-11-22T10:00:00Z', body: banBody() },
    device.key,
  );
  const { sig: _, salt, body, ...header } = { ...base, v: 2 };
  const entry = { ...header, sig: signature(header, device.key), salt, body };
  expect(said(await judged(device, entry))).toEqual(['held unknown-version']);
});
