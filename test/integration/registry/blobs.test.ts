import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_BLOB_BYTES } from '../../../shared/protocol/schema/blob.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import { banBody, claimBody, citizen, openBody } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type TestRegistry } from '../registry.ts';
import { begin, creation, head, named, newContent, patch, tus, upload } from '../uploads.ts';

let at: TestRegistry;
let device: TestDevice;
let other: TestDevice;
let lender: TestDevice;

beforeAll(async () => {
  at = await startRegistry();
  device = await enrol(at.url, await at.code({}));
  other = await enrol(at.url, await at.code({}));
  lender = await enrol(at.url, await at.code({ role: 'lender', bin: '000140000012' }));
  await device.push([device.write('journal.open', openBody())]);
});
afterAll(() => at.end());

/** The content as the registry gives it back. */
async function download(from: TestDevice, sha256: string, url = at.url) {
  const path = `/v1/blobs/${sha256}`;
  const token = await requestToken(from.id, from.key, { method: 'GET', target: path }, Date.now());
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  return {
    status: response.status,
    headers: response.headers,
    content: Buffer.from(await response.arrayBuffer()),
  };
}

const partsLeft = async (registry = at) =>
  (await registry.registry().context.store.selectFrom('blobParts').select('upload').execute()).length;

/** The states of an entry, with the codes of their reasons. */
const statesOf = async (id: string, of = device) =>
  (await of.verdicts()).body.items
    .filter(({ entry }) => entry === id)
    .map(({ state, reason }) => (reason ? `${state} ${reason.code}` : state));

test('an attachment goes up in pieces and comes back whole', async () => {
  const content = newContent('application/pdf', 100_000);
  const blob = named(content, 'application/pdf');
  const begun = await begin(device, blob);
  expect([begun.status, begun.headers.get('location'), begun.headers.get('upload-offset')]).toEqual([
    201,
    `/v1/blobs/${blob.sha256}`,
    '0',
  ]);
  expect(begun.headers.get('tus-resumable')).toBe('1.0.0');
  expect(Date.parse(begun.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);

  const first = await patch(device, blob.sha256, 0, content.subarray(0, 60_000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '60000']);
  expect(first.headers.get('upload-expires')).not.toBeNull();
  const far = await head(device, blob.sha256);
  expect([far.status, far.headers.get('upload-offset'), far.headers.get('upload-length')]).toEqual([
    200,
    '60000',
    '100000',
  ]);
  expect(far.headers.get('cache-control')).toBe('no-store');
  expect(far.headers.get('upload-metadata')).toBe(creation(device, blob)['upload-metadata']);
  expect((await download(device, blob.sha256)).status).toBe(404);

  const sum = createHash('sha256').update(content.subarray(60_000)).digest('base64');
  const last = await patch(device, blob.sha256, 60_000, content.subarray(60_000), {
    headers: { 'upload-checksum': `sha256 ${sum}` },
  });
  expect([last.status, last.headers.get('upload-offset'), last.headers.get('upload-expires')]).toEqual([
    204,
    '100000',
    null,
  ]);
  const back = await download(device, blob.sha256);
  expect(back.status).toBe(200);
  expect(back.content.equals(content)).toBe(true);
  expect([
    back.headers.get('content-type'),
    back.headers.get('content-disposition'),
    back.headers.get('x-content-type-options'),
  ]).toEqual(['application/pdf', 'attachment', 'nosniff']);
});

test('what of tus is spoken is answered to OPTIONS; another version is 412', async () => {
  const { status, headers } = await device.ask('OPTIONS', '/v1/blobs');
  expect([
    status,
    headers.get('tus-version'),
    headers.get('tus-extension'),
    headers.get('tus-max-size'),
    headers.get('tus-checksum-algorithm'),
  ]).toEqual([204, '1.0.0', 'creation,checksum,expiration', String(MAX_BLOB_BYTES), 'sha256,sha1']);
  const blob = named(newContent('image/png', 100), 'image/png');
  for (const version of ['0.2.2', undefined]) {
    const { 'tus-resumable': _, ...rest } = creation(device, blob);
    const answer = await device.ask('POST', '/v1/blobs', {
      headers: { ...rest, ...(version && { 'tus-resumable': version }) },
    });
    expect([answer.status, answer.headers.get('tus-version')]).toEqual([412, '1.0.0']);
  }
});

test.each([
  ['a hash that is none', { sha256: 'abc' }, 400, 'upload'],
  ['a type that is not taken', { mime: 'text/html' }, 422, 'blob-type'],
  ['no type at all', { mime: '' }, 422, 'blob-type'],
  ['somebody else’s device', { device: '01931d00-0000-7000-8000-000000000001' }, 403, 'role'],
])('an upload with %s is not begun', async (_, said, status, code) => {
  expect(await begin(device, named(newContent('image/png', 100), 'image/png'), said)).toMatchObject({
    status,
    body: { code },
  });
});

test.each([
  ['no length', { 'upload-length': '' }, 400, 'upload'],
  ['a length of nothing', { 'upload-length': '0' }, 400, 'upload'],
  ['a length that comes later', { 'upload-length': '', 'upload-defer-length': '1' }, 400, 'upload'],
  ['metadata that is none', { 'upload-metadata': 'sha256' }, 400, 'upload'],
  ['one byte more than 25 MiB', { 'upload-length': String(MAX_BLOB_BYTES + 1) }, 413, 'blob-size'],
])('an upload with %s is not begun', async (_, change, status, code) => {
  const blob = named(newContent('image/png', 100), 'image/png');
  const headers = { ...creation(device, blob), ...change };
  expect(await device.ask('POST', '/v1/blobs', { headers })).toMatchObject({ status, body: { code } });
  expect((await head(device, blob.sha256)).status).toBe(404);
});

test('25 MiB exactly are taken, in one piece, and come back', async () => {
  const content = newContent('image/jpeg', MAX_BLOB_BYTES);
  expect((await upload(device, content, 'image/jpeg')).status).toBe(204);
  expect((await download(device, named(content, 'image/jpeg').sha256)).content.equals(content)).toBe(true);
  const more = await patch(
    device,
    named(content, 'image/jpeg').sha256,
    0,
    Buffer.concat([content, Buffer.from('x')]),
  );
  expect(more).toMatchObject({ status: 413, body: { code: 'too-large' } });
});

test.each([
  ['a PNG that is said to be a PDF', 'blob-type', (content: Buffer) => content],
  [
    'content that is not the one named',
    'blob-content',
    (content: Buffer) => Buffer.concat([content.subarray(0, -1), Buffer.from([(content.at(-1) ?? 0) ^ 1])]),
  ],
])('%s is refused with %s and dropped, and may be sent again', async (_, code, spoil) => {
  const content = newContent('image/png', 5_000);
  const blob = {
    ...named(content, 'image/png'),
    ...(code === 'blob-type' && { mime: 'application/pdf' as const }),
  };
  const before = await partsLeft();
  await begin(device, blob);
  const sent = spoil(content);
  await patch(device, blob.sha256, 0, sent.subarray(0, 2_000));
  const answer = await patch(device, blob.sha256, 2_000, sent.subarray(2_000));
  expect(answer).toMatchObject({ status: 422, body: { code } });
  expect(answer.headers.get('tus-resumable')).toBe('1.0.0');
  expect((await head(device, blob.sha256)).status).toBe(404);
  expect(await partsLeft()).toBe(before);
  expect((await upload(device, content, 'image/png')).status).toBe(204);
});

test('a length that lies is not believed: neither more bytes than said nor fewer', async () => {
  const content = newContent('image/png', 1_000);
  const { sha256 } = named(content, 'image/png');
  await begin(device, { ...named(content, 'image/png'), bytes: 900 });
  expect(await patch(device, sha256, 0, content)).toMatchObject({ status: 413, body: { code: 'blob-size' } });
  expect((await head(device, sha256)).headers.get('upload-offset')).toBe('0');
  expect(await patch(device, sha256, 0, content.subarray(0, 900))).toMatchObject({
    status: 422,
    body: { code: 'blob-content' },
  });

  await begin(device, { ...named(content, 'image/png'), bytes: 1_100 });
  expect((await patch(device, sha256, 0, content)).status).toBe(204);
  expect((await download(device, sha256)).status).toBe(404);
  // Said again as it is, it begins anew.
  expect((await begin(device, named(content, 'image/png'))).headers.get('upload-offset')).toBe('0');
  expect((await patch(device, sha256, 0, content)).status).toBe(204);
  // And once it is there, nobody says otherwise.
  expect(await begin(device, { ...named(content, 'image/png'), bytes: 900 })).toMatchObject({
    status: 422,
    body: { code: 'blob-content' },
  });
});

test('a piece counts only at the offset, of its media type, with its checksum', async () => {
  const content = newContent('image/png', 3_000);
  const { sha256 } = named(content, 'image/png');
  await begin(device, named(content, 'image/png'));
  await patch(device, sha256, 0, content.subarray(0, 1_000));
  const piece = content.subarray(1_000, 2_000);
  for (const offset of [0, 999, 1_001, 3_000])
    expect(await patch(device, sha256, offset, piece)).toMatchObject({
      status: 409,
      body: { code: 'upload-offset' },
    });
  const tries: [Record<string, string>, number, string][] = [
    [{ 'content-type': 'application/octet-stream' }, 415, 'media-type'],
    [{ 'content-encoding': 'gzip' }, 415, 'media-type'],
    [{ 'upload-offset': '-1' }, 400, 'upload'],
    [{ 'upload-offset': '' }, 400, 'upload'],
    [{ 'upload-checksum': 'crc32 AAAA' }, 400, 'upload'],
    [
      { 'upload-checksum': `sha1 ${createHash('sha1').update('other').digest('base64')}` },
      460,
      'blob-checksum',
    ],
    [{ 'tus-resumable': '2.0.0' }, 412, 'tus-version'],
  ];
  for (const [headers, status, code] of tries)
    expect(await patch(device, sha256, 1_000, piece, { headers })).toMatchObject({ status, body: { code } });
  expect((await head(device, sha256)).headers.get('upload-offset')).toBe('1000');
});

test('a token is for one piece: of another it is 401, and nothing of it is taken', async () => {
  const content = newContent('image/png', 2_000);
  const { sha256 } = named(content, 'image/png');
  await begin(device, named(content, 'image/png'));
  const target = `/v1/blobs/${sha256}`;
  const token = await requestToken(
    device.id,
    device.key,
    { method: 'PATCH', target, body: content.subarray(0, 1_000) },
    Date.now(),
  );
  expect(await patch(device, sha256, 0, content.subarray(0, 999), { token })).toMatchObject({ status: 401 });
  expect((await device.ask('HEAD', target, { headers: tus, token })).status).toBe(401);
  expect((await patch(device, sha256, 0, content.subarray(0, 1_000), { token })).status).toBe(204);
  // The same request once more, as a replay would be, changes nothing.
  expect((await patch(device, sha256, 0, content.subarray(0, 1_000), { token })).status).toBe(409);
  expect((await head(device, sha256)).headers.get('upload-offset')).toBe('1000');
});

test('another device’s attachment is neither read, nor gone on with, nor found out about', async () => {
  const content = newContent('image/png', 2_000);
  const { sha256 } = named(content, 'image/png');
  await upload(device, content, 'image/png');
  const unknown = 'f'.repeat(64);
  // Who asks comes before what is asked.
  expect((await lender.ask('GET', '/v1/blobs/no-hash')).status).toBe(403);
  for (const hash of [sha256, unknown]) {
    expect((await download(other, hash)).status).toBe(403);
    expect((await head(other, hash)).status).toBe(404);
    expect((await patch(other, hash, 0, content)).status).toBe(404);
    for (const [method, path] of [
      ['GET', `/v1/blobs/${hash}`],
      ['HEAD', `/v1/blobs/${hash}`],
      ['PATCH', `/v1/blobs/${hash}`],
      ['POST', '/v1/blobs'],
      ['OPTIONS', '/v1/blobs'],
    ] as const) {
      expect((await lender.ask(method, path, { headers: tus })).status).toBe(403);
      expect((await lender.ask(method, path, { headers: tus, token: null })).status).toBe(401);
    }
  }
  // It must send the content itself; that the registry has it already spares it nothing.
  expect((await begin(other, named(content, 'image/png'))).headers.get('upload-offset')).toBe('0');
  expect((await upload(other, content, 'image/png')).status).toBe(204);
  expect((await download(other, sha256)).content.equals(content)).toBe(true);
  expect((await device.ask('DELETE', `/v1/blobs/${sha256}`)).status).toBe(405);
});

test('begun twice, gone on with twice at once, finished twice: it is there once', async () => {
  const content = newContent('application/pdf', 50_000);
  const { sha256 } = named(content, 'application/pdf');
  const begun = await Promise.all([1, 2, 3].map(() => begin(device, named(content, 'application/pdf'))));
  expect(begun.map(({ status }) => status)).toEqual([201, 201, 201]);
  const twice = await Promise.all([1, 2, 3, 4].map(() => patch(device, sha256, 0, content)));
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409, 409]);
  expect((await begin(device, named(content, 'application/pdf'))).headers.get('upload-offset')).toBe('50000');
  expect((await patch(device, sha256, 50_000, Buffer.alloc(0))).status).toBe(204);
  expect((await download(device, sha256)).content.equals(content)).toBe(true);
});

test('a piece cut off on its way leaves nothing; a registry that stops goes on where it was', async () => {
  const content = newContent('application/pdf', 200_000);
  const { sha256 } = named(content, 'application/pdf');
  await begin(device, named(content, 'application/pdf'));
  await patch(device, sha256, 0, content.subarray(0, 70_000));
  const rest = content.subarray(70_000);
  const target = `/v1/blobs/${sha256}`;
  const token = await requestToken(
    device.id,
    device.key,
    { method: 'PATCH', target, body: rest },
    Date.now(),
  );
  const { hostname, port } = new URL(at.url);
  const socket = connect(Number(port), hostname);
  const lines = [
    `PATCH ${target} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: Bearer ${token}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 70000',
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${rest.length}`,
    '',
    '',
  ];
  socket.write(lines.join('\r\n'));
  socket.write(rest.subarray(0, 40_000));
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await once(socket, 'close');
  expect((await head(device, sha256)).headers.get('upload-offset')).toBe('70000');
  await at.restart();
  expect((await head(device, sha256)).headers.get('upload-offset')).toBe('70000');
  expect((await patch(device, sha256, 70_000, rest)).status).toBe(204);
  await at.restart();
  expect((await download(device, sha256)).content.equals(content)).toBe(true);
});

test('what is not gone on with for a day is gone; each piece gives it another day', async () => {
  const clock = fakeClock(Date.now());
  const registry = await startRegistry({ clock });
  const kiosk = await enrol(registry.url, await registry.code({}));
  const asked = (method: string, path: string, asking: object) =>
    kiosk.ask(method, path, { nowMs: clock.now(), ...asking });
  const content = newContent('image/png', 3_000);
  const blob = named(content, 'image/png');
  const path = `/v1/blobs/${blob.sha256}`;
  const go = (offset: number, piece: Buffer) =>
    asked('PATCH', path, {
      body: piece,
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    });
  await asked('POST', '/v1/blobs', { headers: creation(kiosk, blob) });
  clock.advance(20 * 3_600_000);
  expect((await go(0, content.subarray(0, 1_000))).status).toBe(204);
  clock.advance(20 * 3_600_000);
  expect((await go(1_000, content.subarray(1_000, 2_000))).status).toBe(204);
  clock.advance(24 * 3_600_000);
  // Whether the watch has been here already or not.
  expect([404, 410]).toContain((await asked('HEAD', path, { headers: tus })).status);
  expect([404, 410]).toContain((await go(2_000, content.subarray(2_000))).status);
  clock.advance(3_600_000);
  await expect.poll(() => partsLeft(registry)).toBe(0);
  const again = await asked('POST', '/v1/blobs', { headers: creation(kiosk, blob) });
  expect([again.status, again.headers.get('upload-offset')]).toEqual([201, '0']);
  expect((await go(0, content)).status).toBe(204);
  clock.advance(400 * 24 * 3_600_000);
  expect((await asked('HEAD', path, { headers: tus })).headers.get('upload-offset')).toBe('3000');
  await registry.end();
});

test('an entry before its attachments is held, and recorded when the last one arrives, whatever comes after it', async () => {
  const [a, b] = [newContent('application/pdf', 3_000), newContent('image/png', 3_000)];
  const evidence = [named(a, 'application/pdf'), named(b, 'image/png')];
  const claim = device.write('claim.file', claimBody({ evidence }));
  const ban = device.write('ban.set', banBody());
  expect((await device.push([claim, ban])).status).toBe(200);
  expect(await statesOf(claim.id)).toEqual(['held blob-missing']);
  expect((await device.verdicts()).body.items.find(({ entry }) => entry === claim.id)?.detail).toEqual({
    blobs: evidence.map(({ sha256 }) => sha256),
  });
  expect(await statesOf(ban.id)).toEqual(['recorded', 'in-force']);

  await upload(device, a, 'application/pdf');
  expect(await statesOf(claim.id)).toEqual(['held blob-missing']);
  // Of another kiosk it is another attachment.
  await upload(other, b, 'image/png');
  expect(await statesOf(claim.id)).toEqual(['held blob-missing']);
  const { last } = (await device.verdicts()).body;
  const waiting = device.verdicts(last, '&wait=20');
  await upload(device, b, 'image/png');
  // Whoever waits for verdicts is woken by it.
  const news = (await waiting).body.items;
  expect(news).toMatchObject([{ entry: claim.id, state: 'recorded', n: 2, feed: last + 1 }]);
  expect(news[0]?.number).toMatch(/^KZ-/);
  await upload(device, b, 'image/png');
  expect(await statesOf(claim.id)).toEqual(['held blob-missing', 'recorded']);
});

test('an entry after its attachments is recorded at once', async () => {
  const content = newContent('application/pdf', 3_000);
  await upload(device, content, 'application/pdf');
  const claim = device.write('claim.file', claimBody({ evidence: [named(content, 'application/pdf')] }));
  await device.push([claim]);
  expect(await statesOf(claim.id)).toEqual(['recorded']);
});

test.each([
  ['size', { bytes: 2_999 }],
  ['type', { mime: 'image/jpeg' as const }],
])(
  'an entry that names an attachment with another %s is refused, before the attachment or after',
  async (_, lie) => {
    const content = newContent('application/pdf', 3_000);
    const blob = { ...named(content, 'application/pdf'), ...lie };
    const before = device.write('claim.file', claimBody({ evidence: [blob] }));
    await device.push([before]);
    await upload(device, content, 'application/pdf');
    const after = device.write('claim.file', claimBody({ evidence: [blob] }));
    await device.push([after]);
    expect(await statesOf(before.id)).toEqual(['held blob-missing', 'refused invalid-content']);
    expect(await statesOf(after.id)).toEqual(['refused invalid-content']);
  },
);

test('a kiosk that took another’s place brings its entries and its attachments to an end', async () => {
  const old = await enrol(at.url, await at.code({}));
  const contents = [
    newContent('image/png', 500),
    newContent('image/png', 600),
    newContent('image/png', 700),
  ] as const;
  const claims = contents.map(
    (content) => [uuid(), claimBody({ evidence: [named(content, 'image/png')] })] as const,
  );
  const [first, second, third] = claims as [(typeof claims)[0], (typeof claims)[0], (typeof claims)[0]];
  await old.push([
    old.write('journal.open', openBody()),
    old.write('claim.file', first[1], { id: first[0] }),
    old.write('claim.file', second[1], { id: second[0] }),
  ]);
  await upload(old, contents[2], 'image/png');
  const next = await enrol(at.url, await at.code({ replaces: old.id }));
  const previous = { device: old.id, head: old.head };
  await next.push([
    next.write('journal.open', openBody({ cause: 'restored', previous })),
    next.write('claim.file', third[1], { id: third[0] }),
  ]);
  // What the old device sent counts for the new one, and the other way round.
  expect(await statesOf(third[0], next)).toEqual(['recorded']);
  await upload(next, contents[0], 'image/png');
  const feed = await next.ask<{ items: { entry: string; state: string }[] }>(
    'GET',
    `/v1/devices/${old.id}/verdicts?after=0`,
  );
  expect(feed.body.items.filter(({ entry }) => entry === first[0]).map(({ state }) => state)).toEqual([
    'held',
    'recorded',
  ]);
  await upload(old, contents[1], 'image/png');
  expect(await statesOf(second[0], old)).toEqual(['held blob-missing', 'recorded']);
});

test('a signature drawn on the citizen’s screen is an attachment like any other', async () => {
  const content = newContent('image/png', 900);
  const confirmation = {
    at: '2026-11-22T10:00:00.000+05:00',
    screen: 'citizen',
    shown: 'a'.repeat(64),
    signature: named(content, 'image/png'),
  };
  const ban = device.write('ban.set', banBody({ confirmation, citizen: citizen({ iin: '500101300405' }) }));
  await device.push([ban]);
  expect(await statesOf(ban.id)).toEqual(['held blob-missing']);
  await upload(device, content, 'image/png');
  expect(await statesOf(ban.id)).toEqual(['held blob-missing', 'recorded', 'in-force']);
});

/** What may happen to an upload on its way, in any order. */
const happenings = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('piece' as const), bytes: fc.nat(4_000), twice: fc.boolean() }),
    fc.record({ kind: fc.constant('begin' as const), bytes: fc.nat(3), twice: fc.boolean() }),
    fc.record({ kind: fc.constant('elsewhere' as const), bytes: fc.nat(9_000), twice: fc.boolean() }),
    fc.record({ kind: fc.constant('spoilt' as const), bytes: fc.nat(4_000), twice: fc.boolean() }),
    fc.record({ kind: fc.constant('entry' as const), bytes: fc.nat(0), twice: fc.boolean() }),
  ),
  { maxLength: 14 },
);

test('however an upload is cut, repeated and misplaced, it ends whole, and its entry recorded once', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 8, max: 9_000 }), happenings, async (bytes, list) => {
    const kiosk = await enrol(at.url, await at.code({}));
    const content = newContent('image/png', bytes);
    const blob = named(content, 'image/png');
    const open = kiosk.write('journal.open', openBody());
    const claim = kiosk.write('claim.file', claimBody({ evidence: [blob] }));
    const offsetNow = async () => Number((await head(kiosk, blob.sha256)).headers.get('upload-offset') ?? 0);
    for (const { kind, bytes: n, twice } of list) {
      const offset = await offsetNow();
      const piece = content.subarray(offset, offset + n);
      const doIt = async () => {
        if (kind === 'entry') return kiosk.push([open, claim]);
        if (kind === 'begin') return begin(kiosk, blob);
        if (kind === 'elsewhere') return patch(kiosk, blob.sha256, n, content.subarray(n, n + 10));
        if (kind === 'piece') return patch(kiosk, blob.sha256, offset, piece);
        return patch(kiosk, blob.sha256, offset, piece, { headers: { 'upload-checksum': 'sha256 AAAA' } });
      };
      const answers = await Promise.all(twice ? [doIt(), doIt()] : [doIt()]);
      for (const { status } of answers) expect([200, 201, 204, 404, 409, 413, 460]).toContain(status);
    }
    await begin(kiosk, blob);
    const offset = await offsetNow();
    // Nothing where it is whole already, which is free.
    expect((await patch(kiosk, blob.sha256, offset, content.subarray(offset))).status).toBe(204);
    await kiosk.push([open, claim]);
    expect((await download(kiosk, blob.sha256)).content.equals(content)).toBe(true);
    const states = await statesOf(claim.id, kiosk);
    expect([['recorded'], ['held blob-missing', 'recorded']]).toContainEqual(states);
  });
  await fc.assert(property, { numRuns: 40 });
});

const uuid = () =>
  '01931d00-0000-7000-8000-'.concat(
    createHash('sha256').update(String(Math.random())).digest('hex').slice(0, 12),
  );
