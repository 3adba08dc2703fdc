/** Who is in whose way when there is too much, or when somebody sends slowly on purpose. */
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { keepPressure } from '../../../registry/operation/pressure.ts';
import type { RegistryOptions } from '../../../registry/server.ts';
import type { Device } from '../../../registry/store/tables.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import { banBody, openBody } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';
import { begin, named, newContent, patch, tus, upload } from '../uploads.ts';

let at: TestRegistry | undefined;
const open = new Set<net.Socket>();
afterEach(async () => {
  for (const socket of open) socket.destroy();
  open.clear();
  await at?.end();
});

async function started(options: Partial<RegistryOptions> = {}): Promise<TestRegistry> {
  at = await startRegistry(options);
  return at;
}

async function kiosk(it: TestRegistry): Promise<TestDevice> {
  const device = await enrol(it.url, await it.code({}));
  const pushed = await device.push([device.write('journal.open', openBody())]);
  if (pushed.status !== 200) throw new Error(pushed.text);
  return device;
}

const BODY = 100_000;
type Half = { method: string; target: string; headers: Record<string, string> };

const push = ({ id }: TestDevice): Half => ({
  method: 'POST',
  target: `/v1/devices/${id}/entries`,
  headers: { 'content-type': 'application/x-ndjson', 'content-length': String(BODY) },
});

const piece = (sha256: string): Half => ({
  method: 'PATCH',
  target: `/v1/blobs/${sha256}`,
  headers: {
    ...tus,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': '0',
    'content-length': String(BODY),
  },
});

/** The head of a request, by that device; or by nobody. */
async function headOf({ method, target, headers }: Half, by: TestDevice | null): Promise<string> {
  const bound = { method, target, ...(method !== 'GET' && { body: Buffer.alloc(BODY) }) };
  const token = by && (await requestToken(by.id, by.key, bound, Date.now()));
  const lines = Object.entries({
    host: 'registry',
    ...(token && { authorization: `Bearer ${token}` }),
    ...headers,
  });
  return `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Connects and sends; what comes back is read and forgotten. */
async function connected(it: TestRegistry, sent: string | Buffer): Promise<net.Socket> {
  const socket = net.connect(Number(new URL(it.url).port), '127.0.0.1');
  open.add(socket);
  socket.on('error', () => {}).resume();
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(sent);
  return socket;
}

/** Requests whose head comes, and of whose body one byte does. */
const slow = async (it: TestRegistry, half: Half, by: TestDevice | null): Promise<net.Socket> =>
  connected(it, `${await headOf(half, by)}x`);

const metrics = async (it: TestRegistry, name: 'under_way' | 'refused'): Promise<Record<string, number>> => {
  const text = await it.registry().metrics.metrics();
  const lines = text.matchAll(new RegExp(`^qalqan_requests_${name}\\{load="(\\w+)"\\} (\\d+)$`, 'gm'));
  return Object.fromEntries([...lines].map(([, load = '', count]) => [load, Number(count)]));
};

const until = async (is: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await is()); tries++) {
    if (tries > 200) throw new Error('it does not come to be');
    await sleep(20);
  }
};

const NOTHING = { unknown: 0, unread: 0, push: 0, handful: 0, upload: 0, question: 0, waiting: 0 };

test('whoever is too many is told at once when to come back; others are answered, and so are they then', async () => {
  const it = await started({ atOnce: { unread: { device: 1, lender: 1, prosecutor: 1, operator: 1 } } });
  const [device, other] = [await kiosk(it), await kiosk(it)];
  const stuck = await slow(it, push(device), device);
  await until(async () => (await metrics(it, 'under_way')).unread === 1);
  const entry = device.write('ban.set', banBody());
  const sentAway = await device.push([entry]);
  expect(sentAway).toMatchObject({ status: 503, body: { code: 'busy' } });
  expect(Number(sentAway.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await device.ask('GET', '/v1/policy')).status).toBe(200);
  expect((await other.push([other.write('ban.set', banBody())])).status).toBe(200);
  stuck.destroy();
  await until(async () => (await metrics(it, 'under_way')).unread === 0);
  expect((await device.push([entry])).body).toMatchObject({ taken: 1 });
  expect(await metrics(it, 'refused')).toMatchObject({ unread: 1, push: 0 });
});

test('a process that has as many pushes as it takes says so before their bodies are sent', async () => {
  const it = await started({ atOnce: { handful: 0 } });
  const device = await enrol(it.url, await it.code({}));
  const answer = await device.push([device.write('journal.open', openBody())]);
  expect(answer).toMatchObject({ status: 503, body: { code: 'busy' } });
  expect(await metrics(it, 'refused')).toMatchObject({ handful: 1 });
  expect((await device.ask('GET', '/v1/policy')).status).toBe(200);
});

test('what was signed just now is not behind what others saved up; 50 desks deliver at once', async () => {
  const it = await started({ atOnce: { push: 0 } });
  const desks = await Promise.all(Array.from({ length: 50 }, async () => enrol(it.url, await it.code({}))));
  const answers = await Promise.all(desks.map((desk) => desk.push([desk.write('journal.open', openBody())])));
  expect(answers.map(({ status }) => status)).toEqual(desks.map(() => 200));
  const desk = desks[0] as TestDevice;
  const saved = Array.from({ length: 40 }, () => desk.write('ban.set', banBody()));
  expect(await desk.push(saved)).toMatchObject({ status: 503, body: { code: 'busy' } });
});

test('64 that are nobody and send slowly do not stop an honest kiosk; too many of one address are sent away', async () => {
  const it = await started({ atOnce: { unknown: 80 } });
  const honest = await kiosk(it);
  for (let i = 0; i < 32; i++) {
    await slow(it, push(honest), null);
    await slow(it, piece('a'.repeat(64)), null);
  }
  await until(async () => (await metrics(it, 'under_way')).unknown === 64);
  expect((await honest.push([honest.write('ban.set', banBody())])).body).toMatchObject({ taken: 1 });
  expect((await upload(honest, newContent('application/pdf', 5_000), 'application/pdf')).status).toBe(204);
  expect(await metrics(it, 'under_way')).toMatchObject({ unread: 0, push: 0, upload: 0 });
  for (let i = 0; i < 20; i++) await slow(it, push(honest), null);
  await until(async () => ((await metrics(it, 'refused')).unknown ?? 0) >= 4);
  expect((await honest.ask('GET', '/health', { token: null })).status).toBe(200);
});

test('40 enrolled kiosks’ worth of slow uploads do not stop an honest one, neither its push nor its upload', async () => {
  const it = await started();
  const honest = await kiosk(it);
  for (let n = 0; n < 2; n++) {
    const rogue = await kiosk(it);
    const blob = named(newContent('application/pdf', BODY), 'application/pdf');
    expect((await begin(rogue, blob)).status).toBe(201);
    for (let i = 0; i < 20; i++) await slow(it, piece(blob.sha256), rogue);
  }
  await until(async () => (await metrics(it, 'under_way')).unread === 40);
  expect((await honest.push([honest.write('ban.set', banBody())])).body).toMatchObject({ taken: 1 });
  expect((await upload(honest, newContent('application/pdf', 5_000), 'application/pdf')).status).toBe(204);
  expect(await metrics(it, 'refused')).toEqual(NOTHING);
});

test('nobody has a slot any more after requests that were given up at any moment', async () => {
  const it = await started();
  const device = await kiosk(it);
  const content = newContent('application/pdf', BODY);
  const { sha256 } = named(content, 'application/pdf');
  expect((await begin(device, named(content, 'application/pdf'))).status).toBe(201);
  const wait = { method: 'GET', target: `/v1/devices/${device.id}/verdicts?after=1&wait=2`, headers: {} };
  const whole = `${await headOf(push(device), device)}${'\n'.repeat(BODY)}`;
  const all: (() => Promise<string>)[] = [
    () => headOf(push(device), device),
    async () => `${await headOf(push(device), device)}${'\n'.repeat(BODY)}`,
    () => headOf(piece(sha256), device),
    async () => `${await headOf(piece(sha256), device)}${'x'.repeat(BODY)}`,
    () => headOf(wait, device),
    () => headOf(push(device), null),
    // One behind the other on a connection: the second waits for the first, and is never told that it is gone.
    async () => `${await headOf(wait, device)}${await headOf({ ...wait, target: '/v1/policy' }, device)}`,
    async () => `${await headOf(wait, device)}${whole}`,
  ];
  for (const delayMs of [0, 1, 2, 3, 5, 8, 20, 50]) {
    for (const sent of all) {
      const socket = await connected(it, await sent());
      await sleep(delayMs);
      socket.resetAndDestroy();
    }
  }
  await until(async () => Object.values(await metrics(it, 'under_way')).every((count) => count === 0));
  expect(await metrics(it, 'under_way')).toEqual(NOTHING);
  expect((await patch(device, sha256, 0, content)).status).toBe(204);
});

test('bodies that hold too much together give way, those first that have been on their way for longest', async () => {
  const it = await started({ atOnce: { bytes: 150_000 } });
  const device = await kiosk(it);
  const stuck: { socket: net.Socket; isGone: boolean }[] = [];
  for (let i = 0; i < 3; i++) {
    const socket = await connected(it, await headOf(push(device), device));
    await until(async () => (await metrics(it, 'under_way')).unread === i + 1);
    const one = { socket, isGone: false };
    socket.once('close', () => (one.isGone = true));
    stuck.push(one);
  }
  for (const { socket } of stuck) socket.write(Buffer.alloc(90_000, '\n'));
  await until(async () => (await metrics(it, 'under_way')).unread === 1);
  await until(async () => stuck.filter(({ isGone }) => isGone).length === 2);
  expect(stuck.map(({ isGone }) => isGone)).toEqual([true, true, false]);
  expect(await metrics(it, 'refused')).toMatchObject({ unread: 2 });
});

test('who sends slowly and little stays, however much somebody else sends at once', async () => {
  const it = await started({ atOnce: { bytes: 150_000 } });
  const [honest, rogue] = [await kiosk(it), await kiosk(it)];
  const sockets: net.Socket[] = [];
  for (const by of [honest, rogue, rogue]) {
    sockets.push(await connected(it, await headOf(push(by), by)));
    await until(async () => (await metrics(it, 'under_way')).unread === sockets.length);
  }
  const gone = sockets.map((socket) => once(socket, 'close').then(() => socket));
  for (const [i, bytes] of [40_000, 90_000, 90_000].entries()) sockets[i]?.write(Buffer.alloc(bytes, '\n'));
  expect(await Promise.race(gone)).toBe(sockets[1]);
  await until(async () => (await metrics(it, 'under_way')).unread === 2);
  expect(sockets.map(({ closed }) => closed)).toEqual([false, true, false]);
});

test('however many read none of their answers, they do not hold every place for questions', async () => {
  const app = fastify();
  const { promise: read, resolve } = Promise.withResolvers<void>();
  app.decorateRequest('asker', null);
  app.addHook('onRequest', async (request) => {
    request.asker = { id: String(request.headers.by), role: 'device' } as Device;
  });
  const pressure = keepPressure(app);
  pressure.known();
  app.get('/', async () => read);
  const url = await app.listen({ port: 0 });
  const ask = (by: string) => fetch(url, { headers: { by } }).then(({ status }) => status);
  try {
    const all: Promise<number>[] = [];
    for (const [sender, held] of [250, 125, 63].entries()) {
      const before = [pressure.now('question'), pressure.refused('question')] as const;
      for (let i = 0; i < held + 10; i++) all.push(ask(`lender ${sender}`));
      await until(async () => pressure.refused('question') === before[1] + 10);
      expect(pressure.now('question')).toBe(before[0] + held);
    }
    const others = Array.from({ length: 20 }, (_, i) => ask(`kiosk ${i}`));
    await until(async () => pressure.now('question') === 458);
    resolve();
    expect(await Promise.all(others)).toEqual(others.map(() => 200));
    expect((await Promise.all(all)).filter((status) => status === 200)).toHaveLength(438);
  } finally {
    resolve();
    await app.close();
  }
});

test('a body that does not come in time is given up, whoever sends it', async () => {
  const it = await started({ arrivesWithinMs: 400 });
  const device = await kiosk(it);
  const sockets = [await slow(it, push(device), device), await slow(it, push(device), null)];
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  await until(async () => Object.values(await metrics(it, 'under_way')).every((count) => count === 0));
  expect((await device.push([device.write('ban.set', banBody())])).body).toMatchObject({ taken: 1 });
});
