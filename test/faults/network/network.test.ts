import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { anyOf, FAULTS, type FaultName } from './faults.ts';
import { ask, createFaultProxy, type FaultProxy } from './proxy.ts';
import { createTlsFront, makeCertificates } from './tlsFront.ts';

const DEVICE = '/v1/devices/01930000-0000-7000-8000-000000000001';
const PAGE = `${DEVICE}/verdicts?after=0`;

/** A registry of a few lines: it counts what reaches it, and its pages fill once. */
let served: string[];
let items: unknown[];
let server: http.Server;
let proxy: FaultProxy;

beforeEach(async () => {
  served = [];
  items = [];
  server = http.createServer((request, response) => {
    served.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          request.url?.includes('verdicts') ? { items } : { served: served.length, pad: 'x'.repeat(200) },
        ),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await createFaultProxy(`http://127.0.0.1:${(server.address() as { port: number }).port}`, 7);
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const push = () =>
  ask(proxy.url, {
    method: 'POST',
    target: `${DEVICE}/entries`,
    headers: {},
    body: Buffer.from('{"seq":3}\n'),
  });
const get = (target: string) => ask(proxy.url, { method: 'GET', target, headers: {}, body: Buffer.alloc(0) });
const json = (body: Buffer) => JSON.parse(body.toString()) as Record<string, unknown>;

test('a good network changes nothing', async () => {
  const { status, body } = await push();
  expect([status, json(body).served, served]).toEqual([200, 1, [`POST ${DEVICE}/entries`]]);
});

describe('faults without an answer', () => {
  test.each<[FaultName, number]>([
    ['reset', 0],
    ['cutRequest', 0],
    ['cutAnswer', 1],
    ['garbage', 0],
  ])('%s breaks the connection, and the registry was asked %d times', async (name, times) => {
    proxy.set(FAULTS[name]);
    await expect(push()).rejects.toThrow(/socket hang up|ECONNRESET|aborted|Parse Error|Header/i);
    expect([served.length, proxy.hits()]).toEqual([times, 1]);
  });

  test.each<[FaultName, number]>([
    ['halfOpen', 0],
    ['lostAnswer', 1],
    ['slowLoris', 1],
    ['endless', 0],
  ])('%s keeps the client waiting, and the registry was asked %d times', async (name, times) => {
    proxy.set(FAULTS[name]);
    const answered = push().then(
      () => 'an answer',
      () => 'broken',
    );
    expect(await Promise.race([answered, sleep(400, 'nothing')])).toBe('nothing');
    expect(served).toHaveLength(times);
    proxy.drop();
    expect(await answered).toBe('broken');
  });
});

describe('faults with an answer', () => {
  test.each<[FaultName, number, number]>([
    ['latency', 200, 1],
    ['duplicate', 200, 2],
    ['twin', 200, 2],
    ['serverErrorAfter', 502, 1],
    ['tooMany', 429, 0],
    ['unavailable', 503, 0],
    ['captivePortal', 200, 0],
    ['portalRedirect', 302, 0],
    ['wrongShape', 200, 0],
    ['headBehind', 200, 0],
    ['headAhead', 200, 0],
    ['otherHead', 200, 0],
  ])('%s answers %d, and the registry was asked %d times', async (name, status, times) => {
    proxy.set(FAULTS[name]);
    expect((await push()).status).toBe(status);
    expect(served).toHaveLength(times);
  });

  test('a server error is one of five hundred', async () => {
    proxy.set(FAULTS.serverError);
    expect((await push()).status).toBeGreaterThanOrEqual(500);
  });

  test('429 and 503 say when to come back', async () => {
    proxy.set(FAULTS.tooMany);
    expect((await push()).headers['retry-after']).toBe('1');
  });

  test('a short answer ends in good order and is half', async () => {
    proxy.set(FAULTS.shortAnswer);
    const { status, body } = await push();
    expect(status).toBe(200);
    expect(() => json(body)).toThrow(SyntaxError);
  });

  test('a flipped answer differs in one bit', async () => {
    const real = (await get('/health')).body;
    served = [];
    proxy.set(FAULTS.flipped);
    const { body } = await get('/health');
    const bits = [...body].reduce(
      (sum, byte, at) => sum + ((byte ^ (real[at] ?? 0)).toString(2).match(/1/g)?.length ?? 0),
      0,
    );
    expect([body.length, bits]).toEqual([real.length, 1]);
  });

  test('a swapped answer is that of another question', async () => {
    await get(PAGE);
    proxy.set(FAULTS.swapped);
    expect(json((await push()).body)).toEqual({ items: [] });
  });

  test('an old answer is the first there was, and withheld verdicts are an empty page', async () => {
    await get(PAGE);
    items = [{ feed: 1 }];
    for (const fault of [FAULTS.oldAnswer, FAULTS.emptyPages]) {
      proxy.set(fault);
      expect(json((await get(`${PAGE}&wait=25`)).body)).toEqual({ items: [] });
    }
    proxy.set(null);
    expect(json((await get(PAGE)).body)).toEqual({ items });
  });

  test('a replay sends an earlier request again', async () => {
    await get('/first');
    proxy.set(FAULTS.replayRequest);
    await get('/second');
    expect(served).toEqual(['GET /first', 'GET /first', 'GET /second']);
  });

  test('what was lost by reordering arrives later', async () => {
    proxy.set(FAULTS.reorder);
    const results = [];
    for (let n = 0; n < 20; n += 1) results.push(await get('/held').catch(() => 'lost'));
    expect(results).toContain('lost');
    await expect.poll(() => served.length, { timeout: 5_000 }).toBe(20);
  });
});

test('the same seed makes the same choices', () => {
  const draw = (seed: number) => Array.from({ length: 20 }, createRandom(seed).next);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(createRandom(1).fork('a').next()).not.toBe(createRandom(1).fork('b').next());
});

test('any of several faults strikes', async () => {
  proxy.set(anyOf([FAULTS.tooMany, FAULTS.captivePortal]));
  const statuses = new Set<number>();
  for (let n = 0; n < 20; n += 1) statuses.add((await push()).status);
  expect(statuses).toEqual(new Set([200, 429]));
});

test('a TLS front is trusted with the right certificate alone', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-tls-'));
  const certificates = await makeCertificates(folder);
  const front = await createTlsFront(proxy.url, certificates.good);
  const ca = fs.readFileSync(certificates.trusted);
  const status = () =>
    new Promise<number | string | undefined>((resolve) => {
      https
        .get(`${front.url}/health`, { ca, agent: false }, (response) => resolve(response.resume().statusCode))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
  expect(await status()).toBe(200);
  front.use(certificates.untrusted);
  expect(await status()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  front.use(certificates.otherHost);
  expect(await status()).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  front.use(certificates.expired);
  await sleep(1_100);
  expect(await status()).toBe('CERT_HAS_EXPIRED');
  await front.close();
  fs.rmSync(folder, { recursive: true });
});
