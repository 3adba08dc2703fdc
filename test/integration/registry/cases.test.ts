import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import nodePath from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { CaseList, CasePage, Representation, type CaseLine } from '../../../shared/protocol/schema/cases.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { digestOf, hashOf } from '../../../shared/protocol/hashing.ts';
import { isSealedByRing, openKeyring, type Keyring } from '../../../shared/protocol/keyring.ts';
import { OwnEntry, ownHeaderOf } from '../../../shared/protocol/schema/own.ts';
import { Status } from '../../../shared/protocol/schema/status.ts';
import { verifyExport, type ExportReport } from '../../../registry/sealed/verify.ts';
import { newKey } from '../../../shared/protocol/signing.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import { act, citizen, claimBody, goodBodies, IIN, liftBody, loan, openBody, procedure } from '../bodies.ts';
import { enrol, type Answer, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';
import { creation, named, newContent, tus } from '../uploads.ts';

const ALMA = '000140000012';
const DAY_MS = 86_400_000;
const JSON_TYPE = { 'content-type': 'application/json' };

let clock: FakeClock;
let at: TestRegistry;
let device: TestDevice;
let alma: TestDevice;
let prosecutor: TestDevice;
let ring: Keyring;

beforeEach(async () => {
  clock = fakeClock();
  at = await startRegistry({ clock });
  device = await opened('almaty-1');
  alma = await enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin: ALMA }));
  prosecutor = await prosecutorOf('almaty');
  const keyring = openKeyring(device.enrolled.keys, device.enrolled.root);
  if (!keyring) throw new Error('no keyring');
  ring = keyring;
});
afterEach(() => at.end());

const prosecutorOf = async (region?: string, name = 'Прокурор') =>
  enrol(at.url, await at.code({ role: 'prosecutor', name, region }));

async function opened(center: string): Promise<TestDevice> {
  const kiosk = await enrol(at.url, await at.code({ center }));
  await push(kiosk, kiosk.write('journal.open', openBody()));
  return kiosk;
}

const ask = <T = Record<string, unknown>>(who: TestDevice, method: string, path: string, more: object = {}) =>
  who.ask<T>(method, path, { nowMs: clock.now(), ...more });
const push = (who: TestDevice, ...entries: object[]) =>
  ask(who, 'POST', `/v1/devices/${who.id}/entries`, {
    body: entries.map((entry) => JSON.stringify(entry)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
let keys = 0;
const post = <T = Record<string, unknown>>(who: TestDevice, path: string, body: object): Promise<Answer<T>> =>
  ask(who, 'POST', path, {
    body: JSON.stringify(body),
    headers: { ...JSON_TYPE, 'idempotency-key': `k${++keys}` },
  });
const list = async (who: TestDevice, query = ''): Promise<CaseLine[]> =>
  CaseList.parse((await ask(who, 'GET', `/v1/cases${query}`)).body).items;
const orders = async (who = alma) =>
  (await ask<{ items: { id: string; kind: string; loan: string }[] }>(who, 'GET', '/v1/lender/orders')).body
    .items;
const said = async (entry: { id: string }, who = device) => {
  const { body } = await ask<{ items: { entry: string; state: string }[] }>(
    who,
    'GET',
    `/v1/devices/${who.id}/verdicts`,
  );
  return body.items.filter((verdict) => verdict.entry === entry.id).map(({ state }) => state);
};

async function document(who: TestDevice) {
  const content = newContent('application/pdf', 500);
  const blob = named(content, 'application/pdf');
  await ask(who, 'POST', '/v1/blobs', { headers: creation(who, blob) });
  await ask(who, 'PATCH', `/v1/blobs/${blob.sha256}`, {
    body: content,
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
  });
  return blob;
}

async function filed(who = device, more: object = {}, covered = true) {
  const about = loan(more);
  const blob = await document(who);
  const procedures = covered ? [procedure([about.id], { blob })] : [];
  const claim = who.write('claim.file', claimBody({ loans: [about], procedures, evidence: [blob] }));
  await push(who, claim);
  return { claim, about, blob, path: `/v1/cases/${claim.id}/${about.id}` };
}

test('cases are listed within the region, by what is asked, page by page, with nothing that names a citizen', async () => {
  const astana = await opened('astana-1');
  const [first, second] = [await filed(), await filed(device, {}, false)];
  const unknown = await filed(device, { lender: { name: 'Кто-то' } });
  const elsewhere = await filed(astana);
  const ids = (lines: CaseLine[]) => lines.map(({ claim }) => claim);
  const here = [unknown, second, first].map(({ claim }) => claim.id);
  expect(ids(await list(prosecutor))).toEqual(here);
  expect(ids(await list(await prosecutorOf()))).toEqual([elsewhere.claim.id, ...here]);
  expect(await list(prosecutor, '?region=astana')).toEqual([]);
  expect(ids(await list(await prosecutorOf(), '?region=astana'))).toEqual([elsewhere.claim.id]);
  expect(ids(await list(prosecutor, '?state=incomplete'))).toEqual(here.slice(0, 2));
  expect(ids(await list(prosecutor, '?unknown=true'))).toEqual([unknown.claim.id]);
  expect(ids(await list(prosecutor, `?lender=${ALMA}&state=ordered`))).toEqual([first.claim.id]);
  expect(await list(prosecutor, '?overdue=true')).toEqual([]);
  clock.advance(3 * DAY_MS);
  expect(ids(await list(prosecutor, '?overdue=true'))).toEqual([first.claim.id]);
  expect((await list(prosecutor))[2]).toMatchObject({ overdue: true, number: expect.stringMatching(/^KZ-/) });

  const paged: string[] = [];
  for (let query: string | undefined = '?limit=1'; query !== undefined;) {
    const { items, next }: CaseList = CaseList.parse(
      (await ask(prosecutor, 'GET', `/v1/cases${query}`)).body,
    );
    paged.push(...ids(items));
    query = next === undefined ? undefined : `?limit=1&after=${next}`;
  }
  expect(paged).toEqual(here);
  const { text } = await ask(prosecutor, 'GET', '/v1/cases');
  for (const secret of [IIN, 'Тестов']) expect(text).not.toContain(secret);
  for (const query of ['?limit=0', '?state=paid', '?after=x', '?overdue=yes'])
    expect((await ask(prosecutor, 'GET', `/v1/cases${query}`)).status).toBe(422);
});

test('a case is shown whole with why, and the citizen sees who looked; another region is 403, none is 404', async () => {
  const { claim, about, path, blob } = await filed();
  expect((await ask(prosecutor, 'GET', path)).status).toBe(422);
  const { body } = await ask(prosecutor, 'GET', `${path}?why=investigation`);
  expect(CasePage.parse(body)).toMatchObject({
    claim: claim.id,
    citizen: { iin: IIN, fullName: 'Тест Тестов' },
    state: 'ordered',
    orders: [{ kind: 'suspend', loan: about.id }],
    timeline: [{ what: 'filed' }, { what: 'recorded' }, { what: 'ordered' }],
  });
  // The page loaded again is the same look.
  expect((await ask(prosecutor, 'GET', `${path}?why=investigation`)).status).toBe(200);
  const other = await prosecutorOf('astana');
  expect((await ask(other, 'GET', `${path}?why=court`)).body).toMatchObject({ status: 403, code: 'role' });
  expect((await ask(other, 'GET', `/v1/cases/${uuidv7()}/${uuidv7()}?why=court`)).status).toBe(404);
  expect((await ask(prosecutor, 'GET', `/v1/blobs/${blob.sha256}`)).status).toBe(200);
  expect((await ask(other, 'GET', `/v1/blobs/${blob.sha256}`)).status).toBe(403);

  const found = await post<CaseList>(prosecutor, '/v1/cases/search', { iin: IIN, why: 'complaint' });
  expect(found.body.items.map((line) => line.claim)).toEqual([claim.id]);
  expect(await post(other, '/v1/cases/search', { iin: IIN, why: 'court' })).toMatchObject({
    body: { items: [] },
  });
  expect((await post(prosecutor, '/v1/cases/search', { iin: '500101300004', why: 'court' })).status).toBe(
    422,
  );
  const view = device.write('status.view', act());
  await push(device, view);
  const status = await ask(device, 'POST', `/v1/devices/${device.id}/status`, {
    body: JSON.stringify({ entry: view.id }),
    headers: JSON_TYPE,
  });
  expect(Status.parse(status.body).views.map(({ who, why }) => [who, why])).toEqual([
    ['Прокурор', 'investigation'],
    // The document of the case that was opened.
    ['Прокурор', 'investigation'],
    ['Прокурор', 'complaint'],
    ['Прокурор', 'court'],
    ['1001, almaty-1', 'status.view'],
  ]);
});

test('a look for another purpose is a line of its own, and a document is read for the purpose that was said last', async () => {
  const { path, blob } = await filed();
  const look = async (why: string) =>
    expect((await ask(prosecutor, 'GET', `${path}?why=${why}`)).status).toBe(200);
  for (const why of ['investigation', 'court', 'court', 'investigation']) await look(why);
  const read = { method: 'GET', path: `/v1/blobs/${blob.sha256}` } as const;
  expect((await ask(prosecutor, read.method, read.path)).status).toBe(200);
  // Of the same name, and has said nothing.
  const namesake = await prosecutorOf('almaty');
  expect((await ask(namesake, read.method, read.path)).status).toBe(200);
  const views = await at
    .registry()
    .context.store.selectFrom('views')
    .select('why')
    .orderBy('entry')
    .execute();
  expect(views.map(({ why }) => why)).toEqual([
    'investigation',
    'court',
    'investigation',
    'investigation',
    'supervision',
  ]);
});

test('a script in a story is words: kept as they were, and sent as nothing that a browser would run', async () => {
  const about = loan();
  const story = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  const blob = await document(device);
  const claim = device.write('claim.file', claimBody({ loans: [about], story, evidence: [blob] }));
  await push(device, claim);
  const { body, headers } = await ask(prosecutor, 'GET', `/v1/cases/${claim.id}/${about.id}?why=court`);
  expect(CasePage.parse(body).story).toBe(story);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('what is done is a chain of signed entries, and its head is in the end of the day', async () => {
  const { path, about } = await filed();
  clock.advance(1_000);
  const colleague = await prosecutorOf('almaty', 'Коллега');
  const foreign = await prosecutorOf('astana');
  const acts = [
    await post<OwnEntry>(prosecutor, `${path}/assign`, { to: colleague.id }),
    await post<OwnEntry>(prosecutor, `${path}/request`, { what: 'Құжаттың түпнұсқасы' }),
    await post<OwnEntry>(colleague, `${path}/decide`, { decision: 'upheld', reason: 'Доказано' }),
  ];
  let head = { seq: 0, hash: GENESIS };
  for (const { status, body } of acts) {
    expect([status, OwnEntry.safeParse(body).success]).toEqual([200, true]);
    expect(body).toMatchObject({
      seq: head.seq + 1,
      prev: head.hash,
      digest: digestOf(body.salt, body.body),
    });
    expect(isSealedByRing(ownHeaderOf(body), ring)).toBe(true);
    head = { seq: body.seq, hash: hashOf(ownHeaderOf(body)) };
  }
  expect((await list(prosecutor, `?assignee=${colleague.id}`)).map((line) => line.loan)).toEqual([about.id]);
  for (const to of [foreign.id, alma.id, uuidv7()])
    expect(await post(prosecutor, `${path}/assign`, { to })).toMatchObject({
      body: { code: 'not-prosecutor' },
    });
  const close = device.write('device.closeDay', goodBodies['device.closeDay']?.() ?? {});
  await push(device, close);
  const { body } = await ask<{ items: { entry: string; detail: { journal: object } }[] }>(
    device,
    'GET',
    `/v1/devices/${device.id}/verdicts`,
  );
  expect(body.items.find(({ entry }) => entry === close.id)?.detail.journal).toEqual(head);
  const page = CasePage.parse((await ask(prosecutor, 'GET', `${path}?why=supervision`)).body);
  expect(page.acts.map(({ kind }) => kind)).toEqual(['case.assigned', 'case.requested', 'case.decided']);
  expect(page.timeline.map(({ what, reason }) => [what, reason]).slice(3)).toEqual([
    ['assigned', undefined],
    ['requested', 'Құжаттың түпнұсқасы'],
    ['decided', 'Доказано'],
  ]);
});

test('a dismissal takes the order back and ends the claim; a closed or withdrawn case is not decided', async () => {
  const { claim, about, path } = await filed();
  const dismiss = { decision: 'dismissed', reason: 'Кредит его' };
  expect((await post(prosecutor, `${path}/decide`, dismiss)).status).toBe(200);
  expect((await orders()).map(({ kind, loan: id }) => [kind, id])).toEqual([
    ['suspend', about.id],
    ['revoke', about.id],
  ]);
  expect(await said(claim)).toEqual(['recorded', 'ended']);
  expect(await post(prosecutor, `${path}/decide`, dismiss)).toMatchObject({ body: { code: 'case-closed' } });

  const second = await filed();
  await push(device, device.write('claim.withdraw', act({ claim: second.claim.id, reason: 'demo' })));
  for (const [name, body] of [
    ['decide', { decision: 'upheld', reason: 'x' }],
    ['assign', { to: prosecutor.id }],
    ['request', { what: 'x' }],
    ['lender', { bin: ALMA }],
  ] as const) {
    expect(await post(prosecutor, `${second.path}/${name}`, body)).toMatchObject({
      status: 409,
      body: { code: 'case-closed' },
    });
  }
});

test('a lender that is found gets its order, and the claim that waited for it is recorded', async () => {
  const { claim, about, path } = await filed(device, { lender: { name: 'Какой-то банк' } });
  expect(await said(claim)).toEqual(['held']);
  expect((await post(prosecutor, `${path}/lender`, { bin: ALMA })).status).toBe(200);
  expect(await said(claim)).toEqual(['held', 'recorded']);
  expect(await orders()).toMatchObject([{ kind: 'suspend', loan: about.id }]);
  expect(await post(prosecutor, `${path}/lender`, { bin: ALMA })).toMatchObject({
    body: { code: 'lender-known' },
  });
  // A correction that still does not say who it is changes nothing.
  const body = { ...claim.body, story: 'x' };
  const correction = device.write('correction', act({ corrects: claim.id, body, reason: 'demo' }));
  await push(device, correction);
  expect(await said(correction)).toEqual(['recorded']);
  expect(await orders()).toHaveLength(1);
});

test('a representation is one numbered letter over many cases, with an order for each; the lender reads and answers it', async () => {
  const [first, second] = [await filed(), await filed(device, {}, false)];
  const elsewhere = await filed(await opened('astana-1'));
  const other = await filed(device, { lender: { bin: '000140000042', name: 'Dala' } });
  const name = ({ claim, about }: typeof first) => ({ claim: claim.id, loan: about.id });
  const asked = (cases: object[], more: object = {}) =>
    post<Representation & { code: string }>(prosecutor, '/v1/representations', {
      bin: ALMA,
      cases,
      language: 'kk',
      text: 'Өндіріп алуды тоқтату',
      ...more,
    });
  const { status, body } = await asked([name(first), name(second)]);
  expect([status, Representation.safeParse(body).success]).toEqual([200, true]);
  expect(body).toMatchObject({ number: 'R-2026-000001', bin: ALMA, by: prosecutor.id });
  const sent = (await orders()).filter(({ kind }) => kind === 'representation');
  expect(sent).toMatchObject(
    [first, second].map(({ about }) => ({
      loan: about.id,
      representation: { id: body.id, number: body.number },
      blobs: [body.letter],
    })),
  );
  const letter = await ask(alma, 'GET', `/v1/blobs/${body.letter.sha256}`);
  expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await ask(prosecutor, 'GET', `/v1/blobs/${body.letter.sha256}`)).status).toBe(200);
  const answered = await post(alma, `/v1/lender/orders/${sent[1]?.id}/answer`, {
    state: 'suspended',
    amount: 5,
    at: '2026-11-22T12:00:00+05:00',
  });
  expect(answered.status).toBe(200);
  expect((await list(prosecutor, '?state=suspended')).map(({ claim }) => claim)).toEqual([second.claim.id]);

  const wrong: [object[], string][] = [
    [[name(elsewhere)], 'role'],
    [[name(first), name(other)], 'other-lender'],
    [[{ claim: uuidv7(), loan: uuidv7() }], 'not-found'],
  ];
  for (const [cases, code] of wrong) expect((await asked(cases)).body.code).toBe(code);
  await push(device, device.write('claim.withdraw', act({ claim: first.claim.id, reason: 'demo' })));
  expect((await asked([name(first)])).body.code).toBe('case-closed');
  expect((await asked([name(second)])).body.number).toBe('R-2026-000002');
  const listed = async (who: TestDevice) =>
    (await ask<{ items: Representation[] }>(who, 'GET', '/v1/representations')).body.items;
  expect((await listed(prosecutor)).map(({ number }) => number)).toEqual(['R-2026-000002', 'R-2026-000001']);
  expect(await listed(await prosecutorOf('astana'))).toEqual([]);
});

test('an export takes two people, and its archive verifies with the root key alone until a byte is changed', async () => {
  const { claim, path, blob } = await filed();
  const [order] = await orders();
  await post(alma, `/v1/lender/orders/${order?.id}/answer`, {
    state: 'suspended',
    amount: 5,
    at: '2026-11-22T12:00:00+05:00',
  });
  await post(prosecutor, `${path}/decide`, { decision: 'upheld', reason: 'x' });
  const colleague = await prosecutorOf('almaty', 'Коллега');
  const third = await prosecutorOf('almaty', 'Третий');
  const foreign = await prosecutorOf('astana');
  const wanted = { claim: claim.id, why: 'court' };
  expect((await post(foreign, '/v1/exports', wanted)).status).toBe(403);
  expect((await post(prosecutor, '/v1/exports', { ...wanted, claim: uuidv7() })).status).toBe(404);
  const { body: asked } = await post<OwnEntry>(prosecutor, '/v1/exports', wanted);
  const one = `/v1/exports/${asked.id}`;
  const fetched = async (who: TestDevice) => (await ask<{ code: string }>(who, 'GET', one)).body.code;
  expect(await fetched(prosecutor)).toBe('not-released');
  expect((await post(prosecutor, `${one}/release`, {})).body).toMatchObject({
    status: 403,
    code: 'two-people',
  });
  expect((await post(foreign, `${one}/release`, {})).body).toMatchObject({ code: 'role' });
  expect((await post(colleague, `/v1/exports/${uuidv7()}/release`, {})).status).toBe(404);
  expect((await post(colleague, `${one}/release`, {})).status).toBe(200);
  expect((await post(third, `${one}/release`, {})).body).toMatchObject({ code: 'used' });
  for (const who of [third, foreign]) expect(await fetched(who)).toBe('role');

  const token = await requestToken(
    prosecutor.id,
    prosecutor.key,
    { method: 'GET', target: one },
    clock.now(),
  );
  const response = await fetch(at.url + one, { headers: { authorization: `Bearer ${token}` } });
  const archive = Buffer.from(await response.arrayBuffer());
  expect(archive).toHaveLength(Number(response.headers.get('content-length')));
  const file = nodePath.join(at.data, 'export.tar');
  const verify = async (content: Buffer, root = device.enrolled.root): Promise<ExportReport> => {
    writeFileSync(file, content);
    const handle = await open(file, 'r');
    try {
      return await verifyExport(handle, root);
    } finally {
      await handle.close();
    }
  };
  const report = await verify(archive);
  expect(report).toEqual({ ok: true, claim: claim.id, files: 10, entries: 1, missing: [], problems: [] });
  const { kty, crv, x } = newKey('Ed25519');
  expect((await verify(archive, { kty, crv, x })).ok).toBe(false);
  const listing = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
  expect(listing).toContain(`attachments/${blob.sha256}`);
  // One byte of each file's content, and of each header.
  for (let offset = 100; offset < archive.length - 1024; offset += 1_777) {
    const changed = Buffer.from(archive);
    changed[offset] = (changed[offset] ?? 0) ^ 1;
    const found = await verify(changed).catch(() => ({ ok: false }));
    const isPadding = archive[offset] === 0;
    expect([offset, isPadding || !found.ok]).toEqual([offset, true]);
  }
  const page = CasePage.parse((await ask(prosecutor, 'GET', `${path}?why=court`)).body);
  expect(page.acts.map(({ kind }) => kind)).toEqual([
    'order.answered',
    'case.decided',
    'export.requested',
    'export.released',
    'export.fetched',
  ]);
});

test('whoever fetches an export is a line of the citizen’s each time, however lately they looked', async () => {
  const { claim, path } = await filed();
  const colleague = await prosecutorOf('almaty', 'Коллега');
  expect((await ask(prosecutor, 'GET', `${path}?why=court`)).status).toBe(200);
  const { body: asked } = await post<OwnEntry>(prosecutor, '/v1/exports', { claim: claim.id, why: 'court' });
  const one = `/v1/exports/${asked.id}`;
  expect((await post(colleague, `${one}/release`, {})).status).toBe(200);
  for (const who of [prosecutor, prosecutor, colleague])
    expect((await ask(who, 'GET', one)).status).toBe(200);
  expect((await ask(prosecutor, 'GET', `${path}?why=court`)).status).toBe(200);
  const { store } = at.registry().context;
  const views = await store.selectFrom('views').select(['who', 'why']).orderBy('entry').execute();
  expect(views.map(({ who, why }) => `${who} ${why}`)).toEqual([
    'Прокурор court',
    'Прокурор court',
    'Прокурор court',
    'Коллега court',
  ]);
});

test('a lift under review is a work item of its region; it goes on when a second prosecutor says so', async () => {
  const lift = device.write(
    'ban.lift',
    liftBody({ citizen: citizen({ birthDate: '1950-01-01', phone: '+77010000000' }) }),
  );
  await push(device, lift);
  const colleague = await prosecutorOf('almaty', 'Коллега');
  const foreign = await prosecutorOf('astana');
  const waiting = async (who: TestDevice) =>
    (await ask<{ items: object[] }>(who, 'GET', '/v1/reviews')).body.items;
  // What cannot be opened is looked at as well.
  const line = { kind: 'ban.lift', entry: lift.id, review: 'unreadable', region: 'almaty' };
  expect(await waiting(prosecutor)).toMatchObject([line]);
  expect(await waiting(foreign)).toEqual([]);
  const one = `/v1/reviews/${lift.id}`;
  expect((await ask(prosecutor, 'GET', `${one}?why=complaint`)).body).toMatchObject({
    ...line,
    people: [{ as: 'citizen', iin: IIN, phone: '+77010000000' }],
    agreed: false,
  });
  expect((await ask(foreign, 'GET', `${one}?why=complaint`)).status).toBe(404);
  const release = async (who: TestDevice) => (await post(who, `${one}/release`, {})).body;
  expect(await release(prosecutor)).toEqual({ released: false });
  expect(await release(prosecutor)).toMatchObject({ status: 403, code: 'two-people' });
  expect(await release(foreign)).toMatchObject({ status: 404 });
  expect(await release(colleague)).toEqual({ released: true });
  expect(await waiting(prosecutor)).toEqual([]);
  expect(await release(colleague)).toMatchObject({ status: 404 });
});

test('the same act sent again is done once; without a key, or by others, it is not done', async () => {
  const { path } = await filed();
  const send = (who: TestDevice, headers: object) =>
    ask(who, 'POST', `${path}/request`, {
      body: JSON.stringify({ what: 'x' }),
      headers: { ...JSON_TYPE, ...headers },
    });
  const [first, again] = [
    await send(prosecutor, { 'idempotency-key': 'same' }),
    await send(prosecutor, { 'idempotency-key': 'same' }),
  ];
  expect(again.text).toBe(first.text);
  expect((await send(prosecutor, {})).status).toBe(400);
  for (const who of [device, alma, await prosecutorOf('astana')])
    expect((await send(who, { 'idempotency-key': 'x' })).status).toBe(403);
  const page = CasePage.parse((await ask(prosecutor, 'GET', `${path}?why=court`)).body);
  expect(page.acts).toHaveLength(1);
});
