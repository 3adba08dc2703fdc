import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { countOverdue } from '../../../registry/lender/overdue.ts';
import { openKeyring, isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import { AnswerReceipt, OrderPage, type Order } from '../../../shared/protocol/schema/lender.ts';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import { Status } from '../../../shared/protocol/schema/status.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { act, citizen, claimBody, IIN, loan, openBody, OTHER_IIN, procedure } from '../bodies.ts';
import { type Answer, enrol, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';
import { creation, named, newContent, tus } from '../uploads.ts';

const ALMA = '000140000012';
const DALA = '000140000042';
const DAY_MS = 86_400_000;

let clock: FakeClock;
let at: TestRegistry;
let device: TestDevice;
let alma: TestDevice;
let dala: TestDevice;
let ring: Keyring;

beforeEach(async () => {
  clock = fakeClock();
  at = await startRegistry({ clock });
  device = await opened();
  alma = await lenderOf(ALMA);
  dala = await lenderOf(DALA);
  const keyring = openKeyring(device.enrolled.keys, device.enrolled.root);
  if (!keyring) throw new Error('no keyring');
  ring = keyring;
});
afterEach(() => at.end());

const lenderOf = async (bin?: string) => enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin }));

async function opened(): Promise<TestDevice> {
  const kiosk = await enrol(at.url, await at.code({}));
  await push(kiosk, kiosk.write('journal.open', openBody()));
  return kiosk;
}

const ask = <T>(who: TestDevice, method: string, path: string, more: object = {}) =>
  who.ask<T>(method, path, { nowMs: clock.now(), ...more });
const push = (who: TestDevice, ...entries: object[]) =>
  ask<object>(who, 'POST', `/v1/devices/${who.id}/entries`, {
    body: entries.map((entry) => JSON.stringify(entry)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
const verdictsOf = async (entry: { id: string }, who = device): Promise<Verdict[]> => {
  const { body } = await ask<{ items: Verdict[] }>(who, 'GET', `/v1/devices/${who.id}/verdicts`);
  return body.items.filter((verdict) => verdict.entry === entry.id);
};
const said = async (entry: { id: string }, who = device) =>
  (await verdictsOf(entry, who)).map(({ state, reason }) => (reason ? `${state} ${reason.code}` : state));
const page = async (who: TestDevice, after = 0) =>
  (await ask<OrderPage>(who, 'GET', `/v1/lender/orders?after=${after}`)).body;
const orders = async (who: TestDevice) =>
  (await page(who)).items.map(({ kind, claim, loan: id }) => [kind, claim, id]);
let keys = 0;
const answer = (
  who: TestDevice,
  order: { id: string } | undefined,
  more: object = {},
  key = `k${++keys}`,
): Promise<Answer<AnswerReceipt & { code: string; detail?: string }>> =>
  ask(who, 'POST', `/v1/lender/orders/${order?.id}/answer`, {
    body: JSON.stringify({
      state: 'suspended',
      amount: 100_000_000,
      at: '2026-11-22T12:00:00+05:00',
      ...more,
    }),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });

/** A document that is here already, as an entry names it. */
async function document(who = device) {
  const content = newContent('application/pdf', 2_000);
  const blob = named(content, 'application/pdf');
  await ask(who, 'POST', '/v1/blobs', { headers: creation(who, blob) });
  const sent = await ask(who, 'PATCH', `/v1/blobs/${blob.sha256}`, {
    body: content,
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
  });
  expect(sent.status).toBe(204);
  return { blob, content };
}

/** A claim about two loans, one of which the document covers, delivered. */
async function filed() {
  const loans = [
    loan(),
    loan({ lender: { bin: DALA, name: 'Dala' }, product: 'microcredit', amount: 5_000_000 }),
  ];
  const { blob, content } = await document();
  const procedures = [procedure([loans[0]?.id ?? ''], { blob })];
  const claim = device.write('claim.file', claimBody({ loans, procedures, evidence: [] }));
  await push(device, claim);
  return { claim, loans, blob, content, procedures };
}

async function status(entryOf: Partial<{ iin: string }> = {}): Promise<Status> {
  const view = device.write('status.view', act({ citizen: citizen(entryOf) }));
  await push(device, view);
  const { body } = await ask(device, 'POST', `/v1/devices/${device.id}/status`, {
    body: JSON.stringify({ entry: view.id }),
    headers: { 'content-type': 'application/json' },
  });
  return Status.parse(body);
}

test('a claim is recorded with a case for each loan, and an order for each that a document covers', async () => {
  const { claim, loans, blob, procedures } = await filed();
  const [verdict] = await verdictsOf(claim);
  expect(verdict).toMatchObject({
    state: 'recorded',
    detail: { ordered: [loans[0]?.id], uncovered: [loans[1]?.id] },
  });
  const received = await page(alma);
  expect(OrderPage.parse(received)).toMatchObject({ lender: alma.id, after: 0, next: 1, last: 1 });
  expect(isSealedByRing(received, ring)).toBe(true);
  const [order] = received.items;
  expect(order && isSealedByRing(order, ring)).toBe(true);
  expect(order).toMatchObject({
    feed: 1,
    kind: 'suspend',
    claim: claim.id,
    loan: loans[0]?.id,
    citizen: { iin: IIN, fullName: 'Тест Тестов' },
    terms: { product: 'bank-loan', contract: 'Д-1', amount: 100_000_000, issuedOn: '2026-10-01' },
    procedure: procedures[0],
    blobs: [blob],
    publishedAt: '2026-11-22T10:00:00.000+05:00',
    dueAt: '2026-11-25T10:00:00.000+05:00',
  });
  expect(await orders(dala)).toEqual([]);
});

test.each([
  ['a police ticket', { kind: 'police-ticket' }],
  ['one that does not name the lender', { covers: { lender: false } }],
  ['one that does not name the amount', { covers: { amount: false } }],
  ['one that does not name the date', { covers: { date: false } }],
])('%s suspends nothing; a complete one does when it arrives, from any kiosk', async (_, more) => {
  const { blob } = await document();
  const about = loan();
  const covers = [
    { loan: about.id, lender: true, amount: true, date: true, ...('covers' in more ? more.covers : {}) },
  ];
  const procedures = [procedure([], { blob, ...more, covers })];
  const claim = device.write('claim.file', claimBody({ loans: [about], procedures, evidence: [] }));
  await push(device, claim);
  expect(await said(claim)).toEqual(['recorded']);
  expect(await orders(alma)).toEqual([]);

  const other = await opened();
  const { blob: paper } = await document(other);
  const late = other.write(
    'claim.procedure',
    act({ claim: claim.id, procedures: [procedure([about.id], { blob: paper, kind: 'court-decision' })] }),
  );
  const wait = ask<OrderPage>(alma, 'GET', '/v1/lender/orders?after=0&wait=20');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await push(other, late);
  expect(await said(late, other)).toEqual(['recorded']);
  expect((await wait).body.items).toMatchObject([{ kind: 'suspend', loan: about.id, blobs: [paper] }]);
  // The same document once more orders nothing twice.
  await push(
    other,
    other.write(
      'claim.procedure',
      act({ claim: claim.id, procedures: [procedure([about.id], { blob: paper })] }),
    ),
  );
  expect(await orders(alma)).toHaveLength(1);
});

test('a loan without a lender is held until a correction says who it is; the others do not wait', async () => {
  const { blob } = await document();
  const [known, unknown] = [loan(), loan({ lender: { name: 'Какой-то банк' } })];
  const body = (loans: object[]) =>
    claimBody({ loans, procedures: [procedure([known.id, unknown.id], { blob })], evidence: [] });
  const claim = device.write('claim.file', body([known, unknown]));
  await push(device, claim);
  expect(await said(claim)).toEqual(['held lender-unknown']);
  expect((await verdictsOf(claim))[0]?.detail).toMatchObject({ loans: [unknown.id] });
  expect(await orders(alma)).toEqual([['suspend', claim.id, known.id]]);
  expect((await status()).claims[0]?.loans.map(({ state }) => state).toSorted()).toEqual([
    'incomplete',
    'ordered',
  ]);

  const found = { ...unknown, lender: { bin: DALA, name: 'Dala' } };
  const correction = device.write(
    'correction',
    act({ corrects: claim.id, body: body([known, found]), reason: 'found' }),
  );
  await push(device, correction);
  expect(await said(correction)).toEqual(['recorded']);
  expect(await said(claim)).toEqual(['held lender-unknown', 'recorded']);
  expect((await verdictsOf(claim))[1]?.number).toMatch(/^KZ-2026-/);
  expect(await orders(dala)).toEqual([['suspend', claim.id, unknown.id]]);
  expect(await orders(alma)).toHaveLength(1);
});

test('a claim that waits for its attachments is judged with the documents that came meanwhile', async () => {
  const evidence = newContent('image/png', 1_000);
  const paper = newContent('application/pdf', 1_000);
  const about = loan();
  const claim = device.write(
    'claim.file',
    claimBody({ loans: [about], evidence: [named(evidence, 'image/png')] }),
  );
  const late = device.write(
    'claim.procedure',
    act({
      claim: claim.id,
      procedures: [procedure([about.id], { blob: named(paper, 'application/pdf') })],
    }),
  );
  await push(device, claim, late);
  const deliver = async (content: Buffer, mime: 'image/png' | 'application/pdf') => {
    const blob = named(content, mime);
    await ask(device, 'POST', '/v1/blobs', { headers: creation(device, blob) });
    await ask(device, 'PATCH', `/v1/blobs/${blob.sha256}`, {
      body: content,
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    });
  };
  await deliver(paper, 'application/pdf');
  expect(await said(late)).toEqual(['held blob-missing', 'recorded']);
  expect(await orders(alma)).toEqual([]);
  await deliver(evidence, 'image/png');
  expect(await said(claim)).toEqual(['held blob-missing', 'recorded']);
  expect(await orders(alma)).toEqual([['suspend', claim.id, about.id]]);
});

test('a correction takes orders back for a loan it takes out, and where the lender was another', async () => {
  const { claim, loans, blob, procedures } = await filed();
  const [first, second] = loans as [ReturnType<typeof loan>, ReturnType<typeof loan>];
  const [before] = (await page(alma)).items;
  const moved = { ...first, lender: { bin: DALA, name: 'Dala' } };
  const correct = (body: object) =>
    push(device, device.write('correction', act({ corrects: claim.id, body, reason: 'demo' })));
  await correct(claimBody({ loans: [moved, second], procedures, evidence: [] }));
  expect((await page(alma)).items.slice(1)).toMatchObject([
    { kind: 'revoke', loan: first.id, revokes: before?.id, blobs: [] },
  ]);
  expect(await orders(dala)).toEqual([['suspend', claim.id, first.id]]);
  expect(await answer(alma, before)).toMatchObject({ status: 409, body: { code: 'order-closed' } });

  await correct(claimBody({ loans: [second], procedures: [procedure([second.id], { blob })], evidence: [] }));
  expect((await orders(dala)).map(([kind, , id]) => [kind, id])).toEqual([
    ['suspend', first.id],
    ['revoke', first.id],
    ['suspend', second.id],
  ]);
  const twice = device.write(
    'correction',
    act({
      corrects: claim.id,
      body: claimBody({ loans: [second, second], evidence: [] }),
      reason: 'demo',
    }),
  );
  await push(device, twice);
  expect(await said(twice)).toEqual(['refused invalid-content']);
});

test('a withdrawn claim ends, and its orders are taken back; it is not withdrawn twice, nor gone on with', async () => {
  const { claim, loans } = await filed();
  const withdraw = () => device.write('claim.withdraw', act({ claim: claim.id, reason: 'demo' }));
  const [first, second] = [withdraw(), withdraw()];
  const { blob } = await document();
  const late = device.write(
    'claim.procedure',
    act({ claim: claim.id, procedures: [procedure([], { blob })] }),
  );
  await push(device, first, second, late);
  expect(await said(late)).toEqual(['refused claim-closed']);
  expect(await said(first)).toEqual(['recorded']);
  expect(await said(second)).toEqual(['refused claim-closed']);
  const verdicts = await verdictsOf(claim);
  expect(verdicts.map(({ state, number }) => [state, number])).toEqual([
    ['recorded', verdicts[0]?.number],
    ['ended', verdicts[0]?.number],
  ]);
  expect(await orders(alma)).toEqual([
    ['suspend', claim.id, loans[0]?.id],
    ['revoke', claim.id, loans[0]?.id],
  ]);
  const shown = (await status()).claims[0];
  expect(shown).toMatchObject({ state: 'ended' });
  expect(shown?.loans.map(({ state, overdue, suspended }) => [state, overdue, suspended])).toEqual([
    ['closed', false, 0],
    ['closed', false, 0],
  ]);
});

test('a claim of nobody, of another citizen or refused is not gone on with', async () => {
  const { claim } = await filed();
  const { blob } = await document();
  const bad = device.write('claim.file', claimBody({ loans: [], evidence: [] }));
  const about = (id: string, more: object = {}): Entry =>
    device.write('claim.procedure', act({ claim: id, procedures: [procedure([], { blob })], ...more }));
  const entries = [
    about(uuidv7()),
    about(claim.id, { citizen: citizen({ iin: OTHER_IIN }) }),
    about(bad.id),
    device.write('claim.withdraw', act({ claim: bad.id, reason: 'demo' })),
  ];
  await push(device, bad, ...entries);
  for (const entry of entries) expect(await said(entry)).toEqual(['refused no-such-claim']);
});

test('a lender answers as often as it changes; sums of both kinds stay apart, and the claim ends with the last loan', async () => {
  const { claim, loans, blob } = await filed();
  await push(
    device,
    device.write(
      'claim.procedure',
      act({ claim: claim.id, procedures: [procedure([loans[1]?.id ?? ''], { blob })] }),
    ),
  );
  const [atAlma] = (await page(alma)).items;
  const [atDala] = (await page(dala)).items;
  const first = await answer(alma, atAlma, {}, 'same');
  expect(AnswerReceipt.parse(first.body)).toMatchObject({
    order: atAlma?.id,
    lender: alma.id,
    n: 1,
    state: 'suspended',
  });
  expect(isSealedByRing(first.body, ring)).toBe(true);
  // Sent again with its key, or said again with another: the same receipt.
  expect((await answer(alma, atAlma, {}, 'same')).text).toBe(first.text);
  expect((await answer(alma, atAlma)).text).toBe(first.text);
  expect(await answer(alma, atAlma, { amount: 1 }, 'same')).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });
  const loanOf = async (id: string | undefined) =>
    (await status()).claims[0]?.loans.find(({ loan: one }) => one === id);
  expect(await loanOf(loans[0]?.id)).toMatchObject({
    state: 'suspended',
    suspended: 100_000_000,
    cancelled: 0,
  });

  clock.advance(DAY_MS);
  expect((await answer(alma, atAlma, { state: 'cancelled', amount: 100_000_001 })).body).toMatchObject({
    status: 422,
    code: 'amount',
  });
  expect(await answer(alma, atAlma, { state: 'cancelled' })).toMatchObject({ status: 200, body: { n: 2 } });
  expect(await loanOf(loans[0]?.id)).toMatchObject({
    state: 'cancelled',
    suspended: 0,
    cancelled: 100_000_000,
  });
  expect(await said(claim)).toEqual(['recorded']);
  await answer(dala, atDala, { state: 'refused', amount: 0, reason: 'В документе нет печати' });
  expect(await loanOf(loans[1]?.id)).toMatchObject({ state: 'refused', suspended: 0, cancelled: 0 });
  expect(await said(claim)).toEqual(['recorded']);
  clock.advance(1);
  await answer(dala, atDala, { state: 'cancelled', amount: 5_000_000 });
  expect(await said(claim)).toEqual(['recorded', 'ended']);
  expect(
    (await loanOf(loans[1]?.id))?.timeline.map(({ what, amount, reason }) => [what, amount, reason]),
  ).toEqual([
    ['filed', undefined, undefined],
    ['recorded', undefined, undefined],
    ['procedure', undefined, undefined],
    ['ordered', undefined, undefined],
    ['refused', 0, 'В документе нет печати'],
    ['cancelled', 5_000_000, undefined],
    ['ended', undefined, undefined],
  ]);
});

test('an order nobody answered in three days is overdue, fetched or not, until it is answered', async () => {
  const { loans } = await filed();
  const shown = async () => (await status()).claims[0]?.loans.find(({ loan: id }) => id === loans[0]?.id);
  clock.advance(3 * DAY_MS - 1);
  expect(await shown()).toMatchObject({ overdue: false, dueAt: '2026-11-25T10:00:00.000+05:00' });
  const { store } = at.registry().context;
  expect(await countOverdue(store, clock.now())).toBe(0);
  clock.advance(1);
  expect(await shown()).toMatchObject({ overdue: true, state: 'ordered' });
  expect(await countOverdue(store, clock.now())).toBe(1);
  const [order] = (await page(alma)).items;
  await answer(alma, order);
  const after = await shown();
  expect(after).toMatchObject({ overdue: false, state: 'suspended' });
  expect(after?.timeline.map(({ what }) => what)).toEqual([
    'filed',
    'recorded',
    'ordered',
    'overdue',
    'suspended',
  ]);
});

test("another lender's order is 403, one that never was 404, nonsense 422; its document is read by its lender alone", async () => {
  const { blob, content } = await filed();
  const [order] = (await page(alma)).items as [Order];
  expect(await answer(dala, order)).toMatchObject({ status: 403, body: { code: 'role' } });
  expect(await answer(dala, order, { state: 'nonsense' })).toMatchObject({ status: 403 });
  for (const id of [uuidv7(), 'nonsense']) {
    expect(await answer(alma, { id })).toMatchObject({ status: 404, body: { code: 'not-found' } });
  }
  expect(await answer(device, order)).toMatchObject({ status: 403 });
  for (const wrong of [{ state: 'paid' }, { amount: -1 }, { amount: 0.5 }, { at: 'today' }])
    expect(await answer(alma, order, wrong)).toMatchObject({ status: 422, body: { code: 'invalid' } });
  expect(await answer(alma, order, {}, '')).toMatchObject({ status: 400, body: { code: 'idempotency-key' } });

  const path = `/v1/blobs/${blob.sha256}`;
  const read = await ask(alma, 'GET', path);
  expect([read.status, read.headers.get('content-length')]).toEqual([200, String(content.length)]);
  expect((await ask(dala, 'GET', path)).status).toBe(403);
  expect((await ask(await lenderOf(), 'GET', path)).status).toBe(403);
  expect((await page(await lenderOf())).items).toEqual([]);
  // A second key of the same lender has the same feed.
  expect((await page(await lenderOf(ALMA))).items).toHaveLength(1);
  expect((await page(alma, 1)).items).toEqual([]);
});

test('claims of many kiosks to the same lenders at once lose no order and leave no gap', async () => {
  const kiosks = await Promise.all(Array.from({ length: 6 }, opened));
  const entries = await Promise.all(
    kiosks.map(async (kiosk, i) => {
      const { blob } = await document(kiosk);
      return Array.from({ length: 5 }, () => {
        const loans = [loan(), loan({ lender: { bin: DALA, name: 'Dala' } })];
        const ordered = i % 2 === 0 ? loans : loans.toReversed();
        const procedures = [
          procedure(
            loans.map(({ id }) => id),
            { blob },
          ),
        ];
        return kiosk.write('claim.file', claimBody({ loans: ordered, procedures, evidence: [] }));
      });
    }),
  );
  const pushed = await Promise.all(kiosks.map((kiosk, i) => push(kiosk, ...(entries[i] ?? []))));
  expect(pushed.map(({ status: code }) => code)).toEqual(kiosks.map(() => 200));
  for (const lender of [alma, dala]) {
    const { items, last } = await page(lender);
    expect(last).toBe(30);
    expect(items.map(({ feed }) => feed)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(new Set(items.map(({ claim }) => claim)).size).toBe(30);
  }
});

test("a lender's token is for one order and one answer: not another, not later, not unsigned, not for others", async () => {
  const { claim, loans, blob } = await filed();
  const more = act({ claim: claim.id, procedures: [procedure([loans[1]?.id ?? ''], { blob })] });
  await push(device, device.write('claim.procedure', more));
  const [order] = (await page(alma)).items;
  const target = `/v1/lender/orders/${order?.id}/answer`;
  const words = JSON.stringify({ state: 'cancelled', amount: 1, at: '2026-11-22T12:00:00+05:00' });
  const send = (token: string, path = target, body = words) =>
    alma.ask<{ code: string }>('POST', path, {
      token,
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': `t${++keys}` },
    });
  const bound = { method: 'POST', target, body: Buffer.from(words) };
  const good = await requestToken(alma.id, alma.key, bound, clock.now());
  const refused = { status: 401, body: { code: 'token' } };
  const [, payload, signature] = good.split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  const iat = Math.floor(clock.now() / 1000);
  const claims = { iss: alma.id, aud: 'bank', iat, exp: iat + 60, htm: 'POST', htu: target };
  const elsewhere = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(alma.key);
  expect(await send(good, '/v1/lender/checks')).toMatchObject(refused);
  expect(await send(good, target, words.replace('1', '2'))).toMatchObject(refused);
  expect(await send(`${none}.${payload}.`)).toMatchObject(refused);
  expect(await send(`${none}.${payload}.${signature}`)).toMatchObject(refused);
  expect(await send(elsewhere)).toMatchObject(refused);
  expect(await send(await requestToken(dala.id, dala.key, bound, clock.now()))).toMatchObject({
    status: 403,
    body: { code: 'role' },
  });
  clock.advance(61_000);
  expect(await send(good)).toMatchObject({ status: 401, body: { code: 'clock' } });
  expect((await status()).claims[0]?.loans.map(({ cancelled }) => cancelled)).toEqual([0, 0]);
});
