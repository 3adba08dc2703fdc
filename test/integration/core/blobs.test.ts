import { once } from 'node:events';
import fs from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueOf } from '../../../electron/core/testing/desk.ts';
import type { Output } from '../../../shared/api/calls.ts';
import { MAX_BLOB_BYTES } from '../../../shared/protocol/schema/blob.ts';
import type { TestRegistry } from '../registry.ts';
import { named, newContent } from '../uploads.ts';
import { attach, sign, withClaim } from './claims.ts';
import { enrolledKiosk, openKiosk, startNetwork, until, type Kiosk } from './kiosk.ts';
import { down, html, json, type Asked, type Play } from './proxy.ts';

async function reopen(data: string, url: string): Promise<Kiosk> {
  const kiosk = openKiosk({ data, registry: url });
  await kiosk.signIn();
  return kiosk;
}

const listOf = (kiosk: Kiosk, act: string) => kiosk.value<Output<'blobs.list'>>('blobs.list', { act });
const attachments = async (kiosk: Kiosk) => (await kiosk.state()).attachments;
const isPiece = ({ method, path: at }: Asked) => method === 'PATCH' && at.startsWith('/v1/blobs/');

/** What the registry holds of an attachment, straight from its store. */
async function atRegistry(registry: TestRegistry, sha256: string): Promise<Buffer | null> {
  const { store } = registry.registry().context;
  const blob = await store
    .selectFrom('blobs')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('wholeAt', 'is not', null)
    .executeTakeFirst();
  if (!blob) return null;
  const parts = await store
    .selectFrom('blobParts')
    .select('content')
    .where('upload', '=', blob.upload)
    .orderBy('start')
    .execute();
  return Buffer.concat(parts.map(({ content }) => content));
}

/** The states of the verdicts of an entry, as the registry gave them. */
async function verdictsOf(registry: TestRegistry, entry: string): Promise<string[]> {
  const { store } = registry.registry().context;
  const rows = await store
    .selectFrom('verdicts')
    .select('state')
    .where('entry', '=', entry)
    .orderBy('feed')
    .execute();
  return rows.map(({ state }) => state);
}

const recorded = async (kiosk: Kiosk, entry: string) => {
  await until(async () => {
    await kiosk.sync();
    return (await kiosk.show(entry)).state === 'recorded';
  });
};

test('an entry goes first and its attachments follow; it is held until the last one, and a ban meanwhile is not', async () => {
  const { registry, proxy } = await startNetwork();
  const contents = [newContent('application/pdf', 900_000), newContent('application/pdf', 3_000)];
  const { data, draft, evidence } = await withClaim(registry, proxy.url, contents);
  proxy.play({ instead: (asked) => (isPiece(asked) ? 'cut' : null) });
  const kiosk = await reopen(data, proxy.url);
  await kiosk.sync();
  expect(await kiosk.show(draft)).toMatchObject({ state: 'held', reason: { code: 'blob-missing' } });
  expect(await attachments(kiosk)).toEqual({ waiting: 2, bytes: 903_000, sent: 0, troubled: 0 });
  const ban = await kiosk.ban();
  await kiosk.sync();
  expect(await kiosk.show(ban.id)).toMatchObject({ state: 'in-force' });

  proxy.play({});
  await recorded(kiosk, draft);
  for (const [i, { sha256 }] of evidence.entries())
    expect(await atRegistry(registry, sha256)).toEqual(contents[i]);
  expect(await verdictsOf(registry, draft)).toEqual(['held', 'recorded']);
  await until(async () => (await attachments(kiosk)) === undefined);
  expect((await listOf(kiosk, draft)).map(({ sent, delivered }) => [sent, delivered])).toEqual([
    [900_000, true],
    [3_000, true],
  ]);
  const order = proxy.asked.map(({ path: at, method }) => `${method} ${at}`);
  expect(order.findIndex((line) => line.startsWith('POST /v1/blobs'))).toBeGreaterThan(
    order.findIndex((line) => line.endsWith('/entries')),
  );
});

test('what is attached to a draft stays here until it is confirmed', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await attach(kiosk, [newContent('application/pdf', 3_000)]);
  await kiosk.sync();
  await kiosk.ban();
  await kiosk.sync();
  expect(proxy.asked.filter(({ path: at }) => at.startsWith('/v1/blobs'))).toEqual([]);
});

test('25 MiB arrive through lost pieces and lost answers, each byte once, with progress in the queue', async () => {
  const { registry, proxy } = await startNetwork();
  const content = newContent('application/pdf', MAX_BLOB_BYTES);
  const { data, draft, evidence } = await withClaim(registry, proxy.url, [content]);
  let n = 0;
  let arrivedBytes = 0;
  const seen = new Set<number>();
  proxy.play({
    instead: (asked) => (isPiece(asked) && ++n % 5 === 2 ? 'cut' : null),
    answer: (asked, passed) => {
      if (isPiece(asked)) arrivedBytes += asked.body.length;
      return isPiece(asked) && n % 5 === 4 ? 'cut' : passed;
    },
  });
  const kiosk = await reopen(data, proxy.url);
  await until(async () => {
    seen.add((await attachments(kiosk))?.sent ?? 0);
    await kiosk.sync();
    return (await verdictsOf(registry, draft)).includes('recorded');
  });
  await recorded(kiosk, draft);
  expect((await atRegistry(registry, evidence[0]?.sha256 ?? ''))?.equals(content)).toBe(true);
  expect([...seen].filter((bytes) => bytes > 0 && bytes < MAX_BLOB_BYTES).length).toBeGreaterThan(1);
  // A piece that was lost is sent again; one whose answer was lost is not.
  expect(arrivedBytes).toBe(MAX_BLOB_BYTES);
}, 60_000);

test('kiosk and registry restarted in the middle go on where the registry is', async () => {
  const { registry, proxy } = await startNetwork();
  const content = newContent('application/pdf', 2_000_000);
  const { data, draft, evidence } = await withClaim(registry, proxy.url, [content]);
  let pieces = 0;
  proxy.play({ instead: (asked) => (isPiece(asked) && ++pieces > 2 ? 'cut' : null) });
  const first = await reopen(data, proxy.url);
  await until(() => pieces > 2);
  await first.close();
  await registry.restart();
  const before = proxy.asked.length;
  proxy.play({});
  const kiosk = await reopen(data, proxy.url);
  await recorded(kiosk, draft);
  expect(await atRegistry(registry, evidence[0]?.sha256 ?? '')).toEqual(content);
  const later = proxy.asked.slice(before).filter(({ path: at }) => at.startsWith('/v1/blobs'));
  expect(later[0]?.method).toBe('HEAD');
  expect(Number(later[1]?.headers['upload-offset'])).toBeGreaterThan(0);
});

test.each([
  ['missing', (file: string) => fs.rmSync(file)],
  ['damaged', (file: string) => fs.writeFileSync(file, Buffer.alloc(100))],
])(
  'an attachment that is %s on the disk is said so, holds up no other, and goes once it is attached again',
  async (how, harm) => {
    const { registry, proxy } = await startNetwork();
    const contents = [newContent('application/pdf', 4_000), newContent('application/pdf', 5_000)];
    const { data, draft, evidence } = await withClaim(registry, proxy.url, contents);
    harm(path.join(data, 'blobs', evidence[0]?.sha256 ?? ''));
    const kiosk = await reopen(data, proxy.url);
    await until(async () => (await listOf(kiosk, draft))[1]?.delivered === true);
    expect(await listOf(kiosk, draft)).toMatchObject([
      { delivered: false, trouble: `blob.${how}` },
      { delivered: true },
    ]);
    expect(await attachments(kiosk)).toMatchObject({ waiting: 1, troubled: 1 });
    expect(await verdictsOf(registry, draft)).toEqual(['held']);
    await attach(kiosk, contents);
    await recorded(kiosk, draft);
  },
);

test('what the registry will not have is said, and is not sent over and over', async () => {
  const { registry, proxy } = await startNetwork();
  const contents = [newContent('application/pdf', 4_000), newContent('application/pdf', 5_000)];
  const { data, draft, evidence } = await withClaim(registry, proxy.url, contents);
  const problem = { type: 'urn:x', title: 'x', status: 422, code: 'blob-type' };
  proxy.play({
    instead: (asked) =>
      isPiece(asked) && asked.path.endsWith(evidence[0]?.sha256 ?? '')
        ? json(422, problem, { 'tus-resumable': '1.0.0' })
        : null,
  });
  const kiosk = await reopen(data, proxy.url);
  await until(async () => (await listOf(kiosk, draft))[1]?.delivered === true);
  expect(await listOf(kiosk, draft)).toMatchObject([{ trouble: 'blob.refused' }, { delivered: true }]);
  await kiosk.ban();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(
    proxy.asked.filter((asked) => isPiece(asked) && asked.path.endsWith(evidence[0]?.sha256 ?? '')),
  ).toHaveLength(1);
  proxy.play({});
  await recorded(kiosk, draft);
});

/** Answers that are none: nothing is believed to be there that is not. */
const noAnswers: [string, Play][] = [
  ['nothing', down],
  ['a captive portal', { instead: () => html(200) }],
  [
    'a 204 that speaks no tus',
    {
      instead: (asked) =>
        isPiece(asked) ? { status: 204, headers: { 'upload-offset': '4000' }, body: Buffer.alloc(0) } : null,
    },
  ],
  [
    'a 204 with another offset',
    {
      instead: (asked) =>
        isPiece(asked)
          ? {
              status: 204,
              headers: { 'upload-offset': '3999', 'tus-resumable': '1.0.0' },
              body: Buffer.alloc(0),
            }
          : null,
    },
  ],
  [
    'an upload further than the file',
    {
      instead: ({ method }) =>
        method === 'HEAD'
          ? {
              status: 200,
              headers: { 'upload-offset': '4001', 'tus-resumable': '1.0.0' },
              body: Buffer.alloc(0),
            }
          : null,
      answer: (asked, passed) => (isPiece(asked) ? 'cut' : passed),
    },
  ],
  [
    'a Location elsewhere',
    {
      instead: ({ method, path: at }) =>
        method === 'POST' && at === '/v1/blobs'
          ? {
              status: 201,
              headers: { location: 'https://evil.example/files/1', 'tus-resumable': '1.0.0' },
              body: Buffer.alloc(0),
            }
          : null,
    },
  ],
  [
    '500',
    {
      instead: ({ path: at }) =>
        at.startsWith('/v1/blobs') ? json(500, {}, { 'tus-resumable': '1.0.0' }) : null,
    },
  ],
  [
    '503',
    {
      instead: ({ path: at }) => (at.startsWith('/v1/blobs') ? json(503, {}, { 'retry-after': '1' }) : null),
    },
  ],
];

test.each(noAnswers)(
  '%s is no answer: nothing counts as delivered, and all of it is later',
  async (_, play) => {
    const { registry, proxy } = await startNetwork();
    const content = newContent('application/pdf', 4_000);
    const { data, draft } = await withClaim(registry, proxy.url, [content]);
    proxy.play(play);
    const kiosk = await reopen(data, proxy.url);
    for (let tries = 0; tries < 3; tries++) {
      await kiosk.sync();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await listOf(kiosk, draft)).toMatchObject([{ delivered: false }]);
    expect((await listOf(kiosk, draft))[0]?.trouble).toBeUndefined();
    proxy.play({});
    await recorded(kiosk, draft);
  },
);

test('an upload that the registry dropped is begun anew', async () => {
  const { registry, proxy } = await startNetwork();
  const content = newContent('application/pdf', 2_000_000);
  const { data, draft } = await withClaim(registry, proxy.url, [content]);
  let pieces = 0;
  proxy.play({ instead: (asked) => (isPiece(asked) && ++pieces > 2 ? 'cut' : null) });
  const kiosk = await reopen(data, proxy.url);
  await until(() => pieces > 2);
  await registry.registry().context.store.deleteFrom('blobs').execute();
  proxy.play({});
  await recorded(kiosk, draft);
});

test('a registry that was put back to an older state gets its attachments again', async () => {
  const { registry, proxy } = await startNetwork();
  const content = newContent('application/pdf', 4_000);
  const { data, draft, evidence } = await withClaim(registry, proxy.url, [content]);
  await registry.registry().close();
  const older = `${registry.data}-older`;
  fs.cpSync(registry.data, older, { recursive: true });
  await registry.restart();
  const first = await reopen(data, proxy.url);
  await until(async () => (await listOf(first, draft))[0]?.delivered === true);
  await first.close();
  await registry.registry().close();
  fs.rmSync(registry.data, { recursive: true });
  fs.renameSync(older, registry.data);
  await registry.restart();
  expect(await atRegistry(registry, evidence[0]?.sha256 ?? '')).toBeNull();
  const kiosk = await reopen(data, proxy.url);
  await until(async () => (await atRegistry(registry, evidence[0]?.sha256 ?? '')) !== null);
  await until(async () => (await verdictsOf(registry, draft)).includes('recorded'));
  await kiosk.close();
});

/** A line that breaks after some bytes in either direction, other ones each time. */
async function startBadLine(target: string, bytesOfNext: () => number) {
  const { hostname, port } = new URL(target);
  const breaks = { count: 0 };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let left = bytesOfNext();
    const carry = (to: Socket) => (chunk: Buffer) => {
      to.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return;
      breaks.count += 1;
      near.destroy();
      far.destroy();
    };
    near
      .on('data', carry(far))
      .on('error', () => far.destroy())
      .on('close', () => far.destroy());
    far
      .on('data', carry(near))
      .on('error', () => near.destroy())
      .on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${own}`, breaks, end: () => server.close() };
}

test('a line that breaks at any byte, in either direction, delays an attachment and does it no harm', async () => {
  const { registry } = await startNetwork();
  const contents = [newContent('application/pdf', 1_500_000), newContent('application/pdf', 20_000)];
  const { data, draft, evidence } = await withClaim(registry, registry.url, contents);
  const seed = Math.floor(Math.random() * 2 ** 31);
  const sizes = fc.sample(fc.integer({ min: 1, max: 300_000 }), { numRuns: 2_000, seed }).values();
  const line = await startBadLine(registry.url, () => sizes.next().value ?? 300_000);
  const kiosk = await reopen(data, line.url);
  for (let tries = 0; tries < 400; tries++) {
    await kiosk.sync();
    if ((await verdictsOf(registry, draft)).includes('recorded')) break;
  }
  for (const [i, { sha256 }] of evidence.entries())
    expect((await atRegistry(registry, sha256))?.equals(contents[i] ?? Buffer.alloc(0)), `seed ${seed}`).toBe(
      true,
    );
  expect(line.breaks.count, `seed ${seed}`).toBeGreaterThan(3);
  expect(await verdictsOf(registry, draft), `seed ${seed}`).toEqual(['held', 'recorded']);
  await kiosk.close();
  line.end();
}, 120_000);

/** What the network does to each request in turn: lets it pass, loses it, loses its answer, sends it twice. */
const weather = fc.array(fc.constantFrom('pass', 'lose', 'lose-answer', 'twice', 'portal', '409', '503'), {
  minLength: 1,
  maxLength: 30,
});

test('whatever the network does to each request, each attachment ends whole and each entry recorded once', async () => {
  const { registry, proxy } = await startNetwork();
  let kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const { data } = kiosk;
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 8, max: 700_000 }), { minLength: 1, maxLength: 3 }),
    weather,
    async (sizes, plays) => {
      proxy.play(down);
      const contents = sizes.map((bytes) => newContent('application/pdf', bytes));
      const draft = await attach(kiosk, contents);
      await kiosk.close();
      const evidence = contents.map((content) => named(content, 'application/pdf'));
      sign(data, [{ draft, evidence }]);
      kiosk = await reopen(data, proxy.url);
      const queue = [...plays];
      let playing = new Map<Asked, string>();
      const playOf = (asked: Asked) => {
        const known =
          playing.get(asked) ?? (asked.path.startsWith('/v1/blobs') ? queue.shift() : undefined) ?? 'pass';
        playing.set(asked, known);
        return known;
      };
      proxy.play({
        instead: (asked) => {
          const play = playOf(asked);
          if (play === 'lose') return 'cut';
          if (play === 'portal') return html(200);
          if (play === '409') return json(409, {}, { 'tus-resumable': '1.0.0' });
          return play === '503' ? json(503, {}, { 'retry-after': '0' }) : null;
        },
        answer: (asked, passed) => (playOf(asked) === 'lose-answer' ? 'cut' : passed),
      });
      for (let tries = 0; queue.length > 0 && tries < 60; tries++) {
        await kiosk.sync();
        if ((await attachments(kiosk)) === undefined) break;
      }
      queue.length = 0;
      playing = new Map();
      await recorded(kiosk, draft);
      await until(async () => (await attachments(kiosk)) === undefined);
      for (const [i, { sha256 }] of evidence.entries())
        expect((await atRegistry(registry, sha256))?.equals(contents[i] ?? Buffer.alloc(0))).toBe(true);
      const states = await verdictsOf(registry, draft);
      expect([['recorded'], ['held', 'recorded']]).toContainEqual(states);
    },
  );
  await fc.assert(property, { numRuns: 12, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false });
}, 120_000);

test('confirming needs what is named to be here; what is not named any more goes', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const draft = await attach(kiosk, [newContent('application/pdf', 3_000)]);
  // A ban names no attachments, so what the draft had is let go.
  await kiosk.ban(draft);
  await until(async () => fs.readdirSync(path.join(kiosk.data, 'blobs')).length === 0);
  expect(valueOf(await kiosk.call('blobs.list', { act: draft }))).toEqual([]);
});
