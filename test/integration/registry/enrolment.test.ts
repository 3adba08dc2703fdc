import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rootOfCode } from '../../../shared/protocol/enrolmentCode.ts';
import { openKeyring, isSealedByRing } from '../../../shared/protocol/keyring.ts';
import { Enrolled } from '../../../shared/protocol/schema/keys.ts';
import {
  asJwk,
  newKey,
  privateKey,
  publicJwk,
  signature,
  thumbprint,
} from '../../../shared/protocol/signing.ts';
import { deviceOf, enrol, enrolmentRequest, send } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';

const HOUR_MS = 3_600_000;
let at: TestRegistry;
let clock: FakeClock;

beforeAll(async () => {
  clock = fakeClock();
  at = await startRegistry({ clock });
});
afterAll(() => at.end());

let key = newKey('Ed25519');
beforeEach(() => {
  key = newKey('Ed25519');
});

const post = (body: unknown) =>
  send<Enrolled & { code?: string }>(`${at.url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a code carries the root key; the answer is signed by it, and the certificate by a published key', async () => {
  const code = await at.code({ name: 'Desk 1', center: 'astana-1' });
  const { status, body } = await post(
    enrolmentRequest(code, key, { name: 'Another name', center: 'astana-1' }),
  );
  expect(status).toBe(201);
  expect(Enrolled.safeParse(body).success).toBe(true);
  expect(rootOfCode(code)).toBe(thumbprint(body.root));
  const ring = openKeyring(body.keys, body.root);
  expect(ring && isSealedByRing(body.cert, ring)).toBe(true);
  expect(ring && isSealedByRing(body.policy, ring)).toBe(true);
  expect(body.cert).toMatchObject({
    device: body.device,
    publicKey: key.x,
    center: 'astana-1',
    from: '2026-11-22T10:00:00+05:00',
  });
});

test('the same code with the same key answers the same 201, however it is typed and however late', async () => {
  const code = await at.code({});
  const first = await post(enrolmentRequest(code, key));
  clock.advance(25 * HOUR_MS);
  expect(await post(enrolmentRequest(code, key))).toMatchObject({ status: 201, body: first.body });
  const typed = code.toLowerCase().replaceAll('-', ' ');
  expect(await post(enrolmentRequest(typed, key))).toMatchObject({
    status: 201,
    body: { device: first.body.device },
  });
});

test('403 code: never made, expired, or used with another key', async () => {
  const refused = { status: 403, body: { code: 'code' } };
  expect(await post(enrolmentRequest('AAAA-BBBB', key))).toMatchObject(refused);
  const late = await at.code({});
  clock.advance(24 * HOUR_MS);
  expect(await post(enrolmentRequest(late, key))).toMatchObject(refused);
  const used = await at.code({});
  expect((await post(enrolmentRequest(used, key))).status).toBe(201);
  expect(await post(enrolmentRequest(used, newKey('Ed25519')))).toMatchObject(refused);
});

test('403 revoked: a revoked device does not enrol again with its old code', async () => {
  const { revokeDevice } = await import('../../../registry/store/devices.ts');
  const code = await at.code({});
  const { body } = await post(enrolmentRequest(code, key));
  await revokeDevice(at.registry().context.store, body.device, clock.now());
  expect(await post(enrolmentRequest(code, key))).toMatchObject({ status: 403, body: { code: 'revoked' } });
});

test('422 proof: another key, another code, another name; the code is not burnt', async () => {
  const code = await at.code({});
  const good = enrolmentRequest(code, key);
  const spoiled = [
    { ...good, name: 'Other' },
    { ...good, center: 'almaty-1' },
    { ...good, proof: enrolmentRequest(await at.code({}), key).proof },
    { ...good, publicKey: newKey('Ed25519').x },
    { ...good, publicKey: publicJwk(newKey('X25519')) },
  ];
  for (const request of spoiled)
    expect(await post(request)).toMatchObject({ status: 422, body: { code: 'proof' } });
  expect((await post(good)).status).toBe(201);
});

test('422 center: another than the code says, also where the code says none', async () => {
  const wrong = enrolmentRequest(await at.code({ center: 'almaty-1' }), key, { center: 'astana-1' });
  expect(await post(wrong)).toMatchObject({ status: 422, body: { code: 'center' } });
  const none = enrolmentRequest(await at.code({ role: 'lender' }), key, { center: 'astana-1' });
  expect(await post(none)).toMatchObject({ status: 422, body: { code: 'center' } });
});

test('keys may be JWKs, and the proof covers them as they were sent', async () => {
  const code = await at.code({});
  const proven = { code, publicKey: { ...publicJwk(key), use: 'sig' }, name: 'Test' };
  const encryptionKey = publicJwk(newKey('X25519'));
  const answer = await post({ ...proven, encryptionKey, proof: signature(proven, privateKey(key)) });
  expect(answer.status).toBe(201);
  expect(asJwk(answer.body.cert.publicKey).x).toBe(key.x);
});

test('422 invalid: what does not fit, named by its field; 400 and 415: what is no JSON', async () => {
  const good = enrolmentRequest(await at.code({}), key);
  expect(await post({ ...good, name: '' })).toMatchObject({
    status: 422,
    body: { code: 'invalid', detail: 'name' },
  });
  expect(await post({ ...good, encryptionKey: publicJwk(newKey('Ed25519')) })).toMatchObject({
    status: 422,
    body: { code: 'invalid' },
  });
  const zero = Buffer.alloc(32).toString('base64url');
  expect(await post({ ...good, encryptionKey: zero })).toMatchObject({
    status: 422,
    body: { code: 'invalid', detail: 'encryptionKey' },
  });
  expect(await post('{"a":')).toMatchObject({ status: 400, body: { code: 'not-json' } });
  const text = await send(`${at.url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{}',
  });
  expect(text).toMatchObject({ status: 415, body: { code: 'media-type' } });
  expect((await post({ ...good, name: 'a'.repeat(100_000) })).status).toBe(413);
});

test('the role is the one of the code', async () => {
  const lender = await enrol(
    at.url,
    await at.code({ role: 'lender', name: 'Demo Bank', bin: '000140000012' }),
  );
  expect(lender.enrolled.cert.center).toBeUndefined();
  const again = deviceOf(at.url, lender.enrolled, lender.key, lender.encryption);
  expect((await again.ask('GET', `/v1/devices/${lender.id}/head`, { nowMs: clock.now() })).status).toBe(403);
});
