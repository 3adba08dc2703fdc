import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { countAtRegistry, enrolledKiosk, startNetwork } from './kiosk.ts';
import { down, isPush, json, type Asked } from './proxy.ts';

/** How many entries a push holds, compressed or not. */
const linesOf = ({ body }: Asked): number =>
  (body[0] === 0x1f ? gunzipSync(body) : body).toString().trim().split('\n').length;

const tooMany = (head: { seq: number; hash: string }) =>
  json(413, {
    type: 'x',
    title: 'x',
    status: 413,
    code: 'too-many',
    head,
    taken: 0,
    known: 0,
    problem: { code: 'too-many', seq: head.seq + 1, detail: '' },
  });

/** A kiosk with five bans that wait, and nothing between it and its registry any more. */
async function waitingKiosk() {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  proxy.play(down);
  for (let i = 0; i < 5; i++) await kiosk.ban();
  return { registry, proxy, kiosk };
}

test('a push that is too many is sent again by halves, as often as the registry says so', async () => {
  const { registry, proxy, kiosk } = await waitingKiosk();
  let head = { seq: 0, hash: GENESIS };
  const sent: number[] = [];
  proxy.play({
    instead(asked) {
      if (!isPush(asked)) return null;
      sent.push(linesOf(asked));
      return linesOf(asked) > 2 ? tooMany(head) : null;
    },
    answer(asked, passed) {
      if (/\/head$|\/entries$/.test(asked.path)) {
        const told = JSON.parse(passed.body.toString());
        head = told.head ?? told;
      }
      return passed;
    },
  });
  expect((await kiosk.sync()).waiting.count).toBe(0);
  expect(Math.max(...sent)).toBeGreaterThan(2);
  expect(sent.filter((lines) => lines <= 2).length).toBeGreaterThanOrEqual(3);
  const { entries, acts } = await countAtRegistry(registry);
  expect(entries).toBe(acts);
});

test('a registry that finds too much what it has taken before is asked again later, not at once', async () => {
  const { proxy, kiosk } = await waitingKiosk();
  let pushes = 0;
  proxy.play({
    instead(asked) {
      if (!isPush(asked)) return null;
      pushes += 1;
      return linesOf(asked) > 2 ? tooMany({ seq: 0, hash: GENESIS }) : null;
    },
  });
  expect(await kiosk.sync()).toMatchObject({ connection: { state: 'offline' } });
  expect(pushes).toBeLessThan(10);
  proxy.play({});
  expect((await kiosk.sync()).waiting.count).toBe(0);
});

test('a registry that asks for patience gets it', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  proxy.play({
    instead: () => json(503, { type: 'x', title: 'x', status: 503, code: 'busy' }, { 'retry-after': '30' }),
  });
  await kiosk.sync();
  const asked = proxy.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(proxy.asked.length).toBe(asked);
  proxy.play({});
  expect((await kiosk.sync()).connection.state).toBe('online');
});
