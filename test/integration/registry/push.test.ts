import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nextEntry } from '../../../shared/protocol/entries.ts';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { headerOf } from '../../../shared/protocol/hashing.ts';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import { PushStopped, PushTaken } from '../../../shared/protocol/schema/push.ts';
import { newKey, privateKey } from '../../../shared/protocol/signing.ts';
import { banBody, goodBodies, openBody } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let at: TestRegistry;
let device: TestDevice;
/** The first entry of the device's journal, delivered before each test. */
let first: Entry;

beforeAll(async () => {
  at = await startRegistry();
});
afterAll(() => at.end());
beforeEach(async () => {
  device = await enrol(at.url, await at.code({}));
  first = device.write('journal.open', openBody());
  await device.push([first]);
});

const event = (to = device) => to.write('desk.event', { what: 'signIn.failed', who: '1001' });
const entries = (id = device.id) => `/v1/devices/${id}/entries`;
const ndjson = { 'content-type': 'application/x-ndjson' };

/** What a push that was stopped says, once it is of the form of the protocol. */
const stop = (answer: { status: number; body: unknown; headers: Headers }) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { code, head, taken, known, problem } = PushStopped.parse(answer.body);
  expect(code).toBe(problem.code);
  return { status: answer.status, code, seq: problem.seq, head: head.seq, taken, known };
};

test('a new journal begins at 0 and 64 zeros', async () => {
  const fresh = await enrol(at.url, await at.code({}));
  const { body } = await fresh.ask('GET', `/v1/devices/${fresh.id}/head`);
  expect(body).toEqual({ seq: 0, hash: '0'.repeat(64) });
});

test('sending twice is free: what is known counts as known', async () => {
  const more = [event(), event()];
  await device.push(more);
  const again = await device.push([first, ...more]);
  expect(again.status).toBe(200);
  expect(PushTaken.parse(again.body)).toMatchObject({ head: device.head, taken: 0, known: 3 });
});

test('an empty push, and one of blank lines, is answered with the head', async () => {
  for (const body of ['', '\n \r\n\t\n']) {
    const answer = await device.ask('POST', entries(), { body, headers: ndjson });
    expect(answer.body).toMatchObject({ head: device.head, taken: 0, known: 0 });
  }
  expect((await device.ask('POST', entries())).status).toBe(200);
});

test('blank lines between entries and at the ends are skipped', async () => {
  const [one, two] = [event(), event()];
  expect(
    (await device.push(['', JSON.stringify(one), ' ', '\r', `${JSON.stringify(two)}\r`, ''])).body,
  ).toMatchObject({ taken: 2 });
});

test('gap: the good part before it is taken', async () => {
  const [one] = [event(), event()];
  expect(stop(await device.push([one, event()]))).toEqual({
    status: 409,
    code: 'gap',
    seq: 4,
    head: 2,
    taken: 1,
    known: 0,
  });
});

test('fork: another entry at a known place stops the device for good, and reading goes on', async () => {
  const other = nextEntry(
    { seq: 0, hash: '0'.repeat(64) },
    { ...first, body: openBody({ cause: 'fork' }) },
    device.key,
  );
  expect(stop(await device.push([other]))).toMatchObject({
    status: 409,
    code: 'fork',
    seq: 1,
    head: 1,
    taken: 0,
  });
  for (const lines of [[], [first], [event()]]) {
    expect(stop(await device.push(lines))).toMatchObject({
      status: 409,
      code: 'fork',
      seq: 1,
      taken: 0,
      known: 0,
    });
  }
  expect((await device.ask('GET', `/v1/devices/${device.id}/head`)).status).toBe(200);
  expect((await device.ask('GET', entries())).text).toBe(`${JSON.stringify(first)}\n`);
  expect((await device.verdicts()).body.items).toHaveLength(1);
});

test('fork: a prev that is not the hash before, after a good part that is taken', async () => {
  const good = event();
  const astray = nextEntry(
    { seq: 2, hash: 'f'.repeat(64) },
    { ...first, kind: 'desk.event', body: { what: 'a', who: 'b' } },
    device.key,
  );
  expect(stop(await device.push([good, astray]))).toEqual({
    status: 409,
    code: 'fork',
    seq: 3,
    head: 2,
    taken: 1,
    known: 0,
  });
});

test('signature: another key, a changed body, a changed header; the device is not stopped', async () => {
  const good = event();
  const forger = privateKey(newKey('Ed25519'));
  const forged = [
    nextEntry({ seq: 1, hash: good.prev }, good, forger),
    { ...good, body: { ...good.body, who: '2001' } },
    { ...good, kind: 'status.view' },
    { ...good, salt: 'A'.repeat(22) },
    // A badly signed line in the place of a known entry is no fork.
    { ...first, at: '2026-11-22T11:00:00+05:00' },
  ];
  for (const line of forged) {
    expect(stop(await device.push([line]))).toMatchObject({
      status: 422,
      code: 'signature',
      seq: line.seq,
      taken: 0,
    });
  }
  expect((await device.push([good])).body).toMatchObject({ taken: 1 });
});

test('malformed: what is no entry at all, by the seq it claims or the one expected', async () => {
  const good = event();
  const { sig: _, ...unsigned } = good;
  const { body: __, ...bodiless } = good;
  const lines: [line: object | string, seq: number][] = [
    ['not json', 3],
    ['[]', 3],
    ['null', 3],
    [unsigned, 2],
    [bodiless, 2],
    [{ ...good, extra: 1 }, 2],
    [JSON.stringify(good).replace('{', '{"__proto__":{},'), 2],
    [{ ...good, seq: '2' }, 3],
    [{ ...good, seq: 2.5 }, 3],
    [{ ...good, device: at.url }, 2],
    [{ ...good, device: first.id }, 2],
    [{ ...good, digest: 'x' }, 2],
    [{ ...good, body: [] }, 2],
    [{ ...good, at: '2026-11-22' }, 2],
    [{ ...good, body: { story: 'a'.repeat(256 * 1024) } }, 3],
    [JSON.stringify(good).replace('"body":{', '"body":{"a":"\\ud800",'), 2],
    [JSON.stringify(good).replace('"body":{', '"body":{"a":1e400,'), 2],
  ];
  await device.push([good]);
  for (const [line, seq] of lines) {
    expect(stop(await device.push([line]))).toMatchObject({ status: 422, code: 'malformed', seq, taken: 0 });
  }
});

test('malformed: bytes that are not UTF-8; the seq is the one expected after the line before', async () => {
  const good = JSON.stringify(event());
  const body = Buffer.concat([
    Buffer.from(`${JSON.stringify(first)}\n${good}\n`),
    Buffer.from([0x22, 0xff, 0x22]),
  ]);
  const answer = await device.ask('POST', entries(), { body, headers: ndjson });
  expect(stop(answer)).toEqual({ status: 422, code: 'malformed', seq: 3, head: 2, taken: 1, known: 1 });
});

test('malformed: a journal that does not begin with journal.open', async () => {
  const fresh = await enrol(at.url, await at.code({}));
  expect(stop(await fresh.push([fresh.write('ban.set', banBody())]))).toMatchObject({
    code: 'malformed',
    seq: 1,
    taken: 0,
  });
});

test('a known entry may have been pruned, a new one may not', async () => {
  expect((await device.push([headerOf(first)])).body).toMatchObject({ known: 1 });
  expect(stop(await device.push([headerOf(first), headerOf(event())]))).toMatchObject({
    code: 'malformed',
    seq: 2,
    known: 1,
  });
});

test('revoked: the device gets 403 everywhere, with the head where it pushes', async () => {
  const { revokeDevice } = await import('../../../registry/store/devices.ts');
  await revokeDevice(at.registry().context.store, device.id, Date.now());
  expect(stop(await device.push([event()]))).toMatchObject({
    status: 403,
    code: 'revoked',
    head: 1,
    taken: 0,
  });
  for (const path of [
    `/v1/devices/${device.id}/head`,
    `/v1/devices/${device.id}/verdicts`,
    '/v1/policy',
    entries(),
  ]) {
    expect(await device.ask('GET', path)).toMatchObject({ status: 403, body: { code: 'revoked' } });
  }
});

test('too-many: more than 1,000 entries, and nothing is taken; 1,000 are', async () => {
  const many = Array.from({ length: 1001 }, () => event());
  expect(stop(await device.push(many))).toEqual({
    status: 413,
    code: 'too-many',
    seq: 2,
    head: 1,
    taken: 0,
    known: 0,
  });
  expect((await device.push(many.slice(0, 1000))).body).toMatchObject({ taken: 1000, head: { seq: 1001 } });
});

test('too-many: more than 8 MiB, plain or unpacked from a small gzip', async () => {
  const padding = ' '.repeat(8 * 1024 * 1024 + 1);
  expect(stop(await device.ask('POST', entries(), { body: padding, headers: ndjson }))).toMatchObject({
    code: 'too-many',
    taken: 0,
  });
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '\n'));
  const headers = { ...ndjson, 'content-encoding': 'gzip' };
  expect(stop(await device.ask('POST', entries(), { body: bomb, headers }))).toMatchObject({
    status: 413,
    code: 'too-many',
    taken: 0,
  });
  const huge = await device.ask('POST', entries(), {
    body: ' '.repeat(16 * 1024 * 1024 + 1),
    headers: ndjson,
  });
  expect(huge).toMatchObject({ status: 413, body: { code: 'too-large' } });
});

test('gzip is accepted; a broken stream and another encoding are not', async () => {
  expect((await device.push([event(), event()], { gzip: true })).body).toMatchObject({ taken: 2 });
  const broken = gzipSync(JSON.stringify(event())).subarray(0, -12);
  const headers = { ...ndjson, 'content-encoding': 'gzip' };
  expect(await device.ask('POST', entries(), { body: broken, headers })).toMatchObject({
    status: 400,
    body: { code: 'encoding' },
  });
  expect(
    await device.ask('POST', entries(), { body: 'x', headers: { ...ndjson, 'content-encoding': 'br' } }),
  ).toMatchObject({ status: 415, body: { code: 'media-type' } });
  expect(
    await device.ask('POST', entries(), { body: '{}', headers: { 'content-type': 'application/json' } }),
  ).toMatchObject({ status: 415, body: { code: 'media-type' } });
});

test('an entry with wrong content is taken and refused, an unknown one taken and held; the queue goes on', async () => {
  const spoiled = banBody({ scope: ['bank', 'pawnshop'] });
  const answer = await device.push([
    device.write('ban.set', spoiled),
    device.write('journal.open', openBody()),
    device.write('future.kind', { anything: true }),
    nextEntry(
      device.head,
      { ...first, id: first.id.replace(/^..../, 'ffff'), kind: 'ban.set', body: banBody() },
      device.key,
    ),
  ]);
  expect(answer.body).toMatchObject({ taken: 4 });
  const { items } = (await device.verdicts(1)).body;
  expect(items.map(({ state, reason, detail }) => [state, reason?.code, detail])).toEqual([
    ['refused', 'invalid-content', { fields: ['scope.1'] }],
    ['refused', 'invalid-content', { rule: 'journal.open is the first entry' }],
    ['held', 'unknown-kind', undefined],
    ['recorded', undefined, undefined],
    ['in-force', undefined, undefined],
  ]);
  expect(items[0]?.reason).toMatchObject({
    kk: expect.any(String),
    ru: expect.any(String),
    en: expect.any(String),
  });
  expect(JSON.stringify(items)).not.toContain('pawnshop');
});

test('nesting as deep as a line allows does no harm', async () => {
  let detail: unknown = [];
  for (let depth = 0; depth < 100_000; depth++) detail = [detail];
  const deep = device.write('desk.event', { what: 'a', who: 'b', detail });
  expect((await device.push([canonical(deep)])).body).toMatchObject({ taken: 1 });
  expect((await device.verdicts(1)).body.items).toMatchObject([{ state: 'recorded' }]);
});

test('every kind is taken and judged, whatever becomes of it', async () => {
  const kinds = Object.keys(goodBodies);
  // A lift of bans that other kiosks set at the same moment would be in doubt.
  const dated = (kind: string) => `2026-11-22T10:00:0${kind === 'ban.lift' ? 1 : 0}.000+05:00`;
  await device.push(kinds.map((kind) => device.write(kind, goodBodies[kind]?.() ?? {}, { at: dated(kind) })));
  const { items } = (await device.verdicts(1)).body;
  const others: Record<string, string> = {
    // Their attachments are not here.
    'claim.file': 'held',
    'claim.procedure': 'held',
    // They are about acts that never were.
    'claim.withdraw': 'refused',
    'spouse.revoke': 'refused',
  };
  const expected = (kind: string) => others[kind] ?? 'recorded';
  expect(items.filter(({ n }) => n === 1).map(({ state }) => state)).toEqual(kinds.map(expected));
});

test('what was delivered can be read back, exactly as it was sent', async () => {
  const odd = JSON.stringify(event()).replace('{', '{ ').replaceAll('":', '" :');
  await device.push([odd]);
  const { text, headers } = await device.ask('GET', `${entries()}?after=1`);
  expect(headers.get('content-type')).toContain('application/x-ndjson');
  expect(text).toBe(`${odd}\n`);
});

test('two pushes at once leave one chain', async () => {
  const more = Array.from({ length: 50 }, () => event());
  const answers = await Promise.all([device.push(more), device.push(more.slice(0, 25)), device.push(more)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.reduce((sum, { body }) => sum + body.taken, 0)).toBe(50);
  expect((await device.verdicts()).body.items.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 51 }, (_, i) => i + 1),
  );
});
