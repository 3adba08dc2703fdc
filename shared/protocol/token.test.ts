import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { newKey, privateKey, publicKey } from './signing.ts';
import { claimedIssuer, isBodyOf, openToken, requestToken, type Bound } from './token.ts';

const jwk = newKey('Ed25519');
const key = privateKey(jwk);
const device = '01930000-0000-7000-8000-000000000001';
const now = Date.parse('2026-11-22T10:42:07+05:00');
const push: Bound = { method: 'POST', target: `/v1/devices/${device}/entries`, body: Buffer.from('{}') };
/** Both halves: before the body is read, and once it is here. */
async function check(
  token: string,
  bound = push,
  at = now,
  issuer = device,
): Promise<'ok' | 'clock' | 'token'> {
  const opened = await openToken(token, issuer, publicKey(jwk), bound, at);
  if (!opened.ok) return opened.problem;
  return isBodyOf(opened.bh, bound.body ?? new Uint8Array()) ? 'ok' : 'token';
}

test('a token is good for its own request within its minute', async () => {
  const token = await requestToken(device, key, push, now);
  expect(claimedIssuer(token)).toBe(device);
  expect(await check(token)).toBe('ok');
  expect(await check(token, push, now + 59_000)).toBe('ok');
  expect(await check(token, push, now - 29_000)).toBe('ok');
});

test('outside its minute the answer is the clock, not the token', async () => {
  const token = await requestToken(device, key, push, now);
  expect(await check(token, push, now + 61_000)).toBe('clock');
  expect(await check(token, push, now - 32_000)).toBe('clock');
  expect(await check(token, push, now + 2 * 86_400_000)).toBe('clock');
});

test('a token used for another method, path, query, body or issuer is refused', async () => {
  const token = await requestToken(device, key, push, now);
  expect(await check(token, { ...push, method: 'GET' })).toBe('token');
  expect(await check(token, { ...push, target: '/v1/policy' })).toBe('token');
  expect(await check(token, { ...push, target: `${push.target}?x=1` })).toBe('token');
  expect(await check(token, { ...push, body: Buffer.from('{ }') })).toBe('token');
  expect(await check(token, { method: 'POST', target: push.target })).toBe('token');
  expect(await check(token, push, now, '01930000-0000-7000-8000-000000000002')).toBe('token');
});

test('an empty body needs no hash', async () => {
  const get: Bound = { method: 'GET', target: '/v1/policy' };
  const token = await requestToken(device, key, get, now);
  expect(await check(token, get)).toBe('ok');
  expect(await check(token, { ...get, body: new Uint8Array() })).toBe('ok');
  expect(await check(token, { ...get, body: Buffer.from('x') })).toBe('token');
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  iss: device,
  aud: 'registry',
  iat: now / 1000,
  exp: now / 1000 + 60,
  htm: 'GET',
  htu: '/v1/policy',
};

test.each([
  ['alg none', `${part({ alg: 'none' })}.${part(claims)}.`],
  ['HMAC with the public key', hmacToken()],
  ['no token', 'nonsense'],
  ['an empty text', ''],
])('%s is refused', async (_name, token) => {
  expect(await check(token, { method: 'GET', target: '/v1/policy' })).toBe('token');
});

test('a genuine token that claims to live longer than a minute is refused', async () => {
  const { SignJWT } = await import('jose');
  const long = await new SignJWT({ ...claims, exp: claims.iat + 3600 })
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(key);
  expect(await check(long, { method: 'GET', target: '/v1/policy' })).toBe('token');
});

function hmacToken(): string {
  const head = `${part({ alg: 'HS256' })}.${part(claims)}`;
  return `${head}.${createHmac('sha256', Buffer.from(jwk.x, 'base64url')).update(head).digest('base64url')}`;
}
