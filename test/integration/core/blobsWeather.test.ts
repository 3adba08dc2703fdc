import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { named, newContent } from '../uploads.ts';
import { atRegistry, attach, attachments, recorded, reopen, sign, verdictsOf, withClaim } from './claims.ts';
import { enrolledKiosk, startNetwork, until } from './kiosk.ts';
import { down, html, json, type Asked } from './proxy.ts';

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
