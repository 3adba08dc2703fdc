import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { valueOf } from '../../../electron/core/testing/desk.ts';
import type { Output } from '../../../shared/api/calls.ts';
import { MAX_BLOB_BYTES } from '../../../shared/protocol/schema/blob.ts';
import { newContent } from '../uploads.ts';
import { atRegistry, attach, attachments, recorded, reopen, verdictsOf, withClaim } from './claims.ts';
import { enrolledKiosk, startNetwork, until, type Kiosk } from './kiosk.ts';
import { down, html, json, type Asked, type Play } from './proxy.ts';

const listOf = (kiosk: Kiosk, act: string) => kiosk.value<Output<'blobs.list'>>('blobs.list', { act });
const isPiece = ({ method, path: at }: Asked) => method === 'PATCH' && at.startsWith('/v1/blobs/');

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

test('confirming needs what is named to be here; what is not named any more goes', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const draft = await attach(kiosk, [newContent('application/pdf', 3_000)]);
  // A ban names no attachments, so what the draft had is let go.
  await kiosk.ban(draft);
  await until(async () => fs.readdirSync(path.join(kiosk.data, 'blobs')).length === 0);
  expect(valueOf(await kiosk.call('blobs.list', { act: draft }))).toEqual([]);
});
