import { scryptSync } from 'node:crypto';
import { Writable } from 'node:stream';
import { validate } from '@readme/openapi-parser';
import { compactDecrypt, importJWK } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { installPolicy } from '../../../registry/policy/policy.ts';
import { openKeyring, isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import { PinVerifier, Policy, StaffList } from '../../../shared/protocol/schema/policy.ts';
import { newKey, privateKey } from '../../../shared/protocol/signing.ts';
import { banBody, IIN, openBody } from '../bodies.ts';
import { deviceOf, enrol, enrolmentRequest, send, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let at: TestRegistry;
let device: TestDevice;
let ring: Keyring;
const logged: string[] = [];

beforeAll(async () => {
  const stream = new Writable({
    write(line, _encoding, done) {
      logged.push(String(line));
      done();
    },
  });
  at = await startRegistry({ log: pino(stream) });
  device = await enrol(at.url, await at.code({ center: 'astana-1' }));
  const opened = openKeyring(device.enrolled.keys, device.enrolled.root);
  if (!opened) throw new Error('no keyring');
  ring = opened;
});
afterAll(() => at.end());

test('the keys are answered to anybody, signed by the root key', async () => {
  const { body } = await send(`${at.url}/v1/keys`, {});
  expect(body).toEqual(device.enrolled.keys);
});

test('the policy is signed, has a tag, and grows', async () => {
  const first = await device.ask<Policy>('GET', '/v1/policy');
  expect(Policy.safeParse(first.body).success).toBe(true);
  expect(isSealedByRing(first.body, ring)).toBe(true);
  expect(first.body).toMatchObject({
    serial: 1,
    demo: true,
    banEffectDelay: 'PT0S',
    liftDelay: 'PT48H',
    banScopes: ['bank', 'microfinance'],
  });
  const tag = first.headers.get('etag') ?? '';
  const same = await device.ask('GET', '/v1/policy', { headers: { 'if-none-match': tag } });
  expect([same.status, same.text]).toEqual([304, '']);

  const { store, keys, clock } = at.registry().context;
  await store
    .transaction()
    .execute((tx) => installPolicy(tx, keys.signer, demoPolicy(clock.now()), clock.now()));
  const next = await device.ask<Policy>('GET', '/v1/policy', { headers: { 'if-none-match': tag } });
  expect(next).toMatchObject({ status: 200, body: { serial: 2 } });
  await expect(
    store
      .transaction()
      .execute((tx) => installPolicy(tx, keys.signer, { ...demoPolicy(0), serial: 2 }, clock.now())),
  ).rejects.toThrow(RangeError);
});

test('the staff list is for the center, signed, and its PINs open with the key of the device alone', async () => {
  const { body, headers } = await device.ask<StaffList>('GET', `/v1/devices/${device.id}/staff`);
  expect(StaffList.safeParse(body).success).toBe(true);
  expect(isSealedByRing(body, ring)).toBe(true);
  expect(body).toMatchObject({ device: device.id, center: 'astana-1', serial: 1 });
  expect(body.people.map(({ number, roles }) => [number, ...roles])).toEqual([
    ['1001', 'clerk'],
    ['2001', 'supervisor'],
    ['3001', 'administrator'],
  ]);
  const pins = ['246810', '135791', '864209'];
  for (const [i, { pin }] of body.people.entries()) {
    const { plaintext, protectedHeader } = await compactDecrypt(
      pin ?? '',
      await importJWK(device.encryption, 'ECDH-ES'),
    );
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM' });
    const { n, r, p, salt, hash } = PinVerifier.parse(JSON.parse(Buffer.from(plaintext).toString()));
    expect([n, r, p]).toEqual([2 ** 15, 8, 1]);
    const cost = { N: n, r, p, maxmem: 2 ** 27 };
    expect(scryptSync(pins[i] ?? '', Buffer.from(salt, 'base64url'), 32, cost).toString('base64url')).toBe(
      hash,
    );
  }
  const stranger = await importJWK(newKey('X25519'), 'ECDH-ES');
  await expect(compactDecrypt(body.people[0]?.pin ?? '', stranger)).rejects.toThrow(
    'decryption operation failed',
  );
  const same = await device.ask('GET', `/v1/devices/${device.id}/staff`, {
    headers: { 'if-none-match': headers.get('etag') ?? '' },
  });
  expect(same.status).toBe(304);
});

test('a device without an encryption key learns who works there, and no PINs', async () => {
  const key = newKey('Ed25519');
  const { body } = await send<TestDevice['enrolled']>(`${at.url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(enrolmentRequest(await at.code({}), key)),
  });
  const bare = deviceOf(at.url, body, privateKey(key), newKey('X25519'));
  const list = await bare.ask<StaffList>('GET', `/v1/devices/${bare.id}/staff`);
  expect(list.body.people.map(({ pin }) => pin)).toEqual([undefined, undefined, undefined]);
});

test('the OpenAPI document validates and names every route', async () => {
  const { body } = await send<{ paths: object }>(`${at.url}/openapi.json`, {});
  expect(await validate(structuredClone(body) as never)).toMatchObject({ valid: true });
  expect(Object.keys(body.paths).toSorted()).toEqual([
    '/health',
    '/openapi.json',
    '/ready',
    '/v1/blobs',
    '/v1/blobs/{sha256}',
    '/v1/cases',
    '/v1/cases/search',
    '/v1/cases/{claim}/{loan}',
    '/v1/cases/{claim}/{loan}/assign',
    '/v1/cases/{claim}/{loan}/decide',
    '/v1/cases/{claim}/{loan}/lender',
    '/v1/cases/{claim}/{loan}/request',
    '/v1/console/challenge',
    '/v1/console/enrolment',
    '/v1/console/passkeys',
    '/v1/console/session',
    '/v1/devices',
    '/v1/devices/{device}/entries',
    '/v1/devices/{device}/head',
    '/v1/devices/{device}/staff',
    '/v1/devices/{device}/status',
    '/v1/devices/{device}/verdicts',
    '/v1/exports',
    '/v1/exports/{export}',
    '/v1/exports/{export}/release',
    '/v1/keys',
    '/v1/lender/checks',
    '/v1/lender/orders',
    '/v1/lender/orders/{order}/answer',
    '/v1/operation',
    '/v1/policy',
    '/v1/prosecutors',
    '/v1/representations',
    '/v1/reviews',
    '/v1/reviews/{entry}',
    '/v1/reviews/{entry}/release',
    '/v1/stats',
    '/v1/work',
  ]);
});

test('health says that the store answers; nobody serves other paths', async () => {
  expect(await send(`${at.url}/health`, {})).toMatchObject({ status: 200, body: { ok: true } });
  expect(await send(`${at.url}/nothing`, {})).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await send(`${at.url}/v1/keys`, { method: 'POST', body: 'x' })).toMatchObject({
    status: 405,
    body: { code: 'method' },
  });
});

test('a failure is a problem without details, and health says so', async () => {
  const broken = await startRegistry();
  const poor = await enrol(broken.url, await broken.code({}));
  await broken.registry().context.store.schema.dropTable('policies').execute();
  const answer = await poor.ask<Record<string, unknown>>('GET', '/v1/policy');
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal', status: 500 } });
  expect(answer.text).not.toContain('policies');
  const health = await send(`${broken.url}/health`, {});
  expect([health.status, health.headers.get('retry-after')]).toEqual([503, '5']);
  await broken.end();
});

test('the log holds no ИИН, no name, no token and no id of a device', async () => {
  await device.push([
    device.write('journal.open', openBody()),
    device.write('ban.set', banBody()),
    '{"iin":"500101300003"',
  ]);
  await device.ask('GET', `/v1/devices/${device.id}/head`);
  const log = logged.join('');
  expect(log).toContain('/v1/devices/:device/entries');
  for (const secret of [IIN, 'Тестов', 'Bearer', 'eyJ', device.id]) expect(log).not.toContain(secret);
});
