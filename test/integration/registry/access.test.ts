import { once } from 'node:events';
import http from 'node:http';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, privateKey } from '../../../shared/protocol/signing.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import { IIN, openBody } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let at: TestRegistry;
let device: TestDevice;
let other: TestDevice;
let lender: TestDevice;
let prosecutor: TestDevice;

beforeAll(async () => {
  at = await startRegistry();
  device = await enrol(at.url, await at.code({}));
  other = await enrol(at.url, await at.code({}));
  lender = await enrol(at.url, await at.code({ role: 'lender', bin: '000140000012' }));
  prosecutor = await enrol(at.url, await at.code({ role: 'prosecutor' }));
});
afterAll(() => at.end());

const check = { iin: IIN, application: 'A-1', purpose: 'loan-decision', product: 'card', amount: 100 };
const headPath = () => `/v1/devices/${device.id}/head`;

const routes = (
  id: string,
): {
  method: string;
  path: string;
  role: 'device' | 'own' | 'lender' | 'prosecutor' | 'any';
  type?: string;
  body?: string;
}[] => [
  { method: 'GET', path: `/v1/devices/${id}/head`, role: 'device' },
  { method: 'GET', path: `/v1/devices/${id}/entries`, role: 'device' },
  { method: 'POST', path: `/v1/devices/${id}/entries`, role: 'device' },
  { method: 'GET', path: `/v1/devices/${id}/verdicts`, role: 'device' },
  { method: 'GET', path: `/v1/devices/${id}/staff`, role: 'device' },
  {
    method: 'POST',
    path: `/v1/devices/${id}/status`,
    role: 'device',
    type: 'application/json',
    body: JSON.stringify({ entry: id }),
  },
  {
    method: 'POST',
    path: '/v1/lender/checks',
    role: 'lender',
    type: 'application/json',
    body: JSON.stringify(check),
  },
  { method: 'GET', path: '/v1/lender/orders', role: 'lender' },
  {
    method: 'POST',
    path: `/v1/lender/orders/${id}/answer`,
    role: 'lender',
    type: 'application/json',
    body: JSON.stringify({ state: 'suspended', amount: 1, at: '2026-11-22T10:00:00+05:00' }),
  },
  { method: 'GET', path: `/v1/blobs/${'a'.repeat(64)}`, role: 'own' },
  { method: 'PATCH', path: `/v1/blobs/${'a'.repeat(64)}`, role: 'own' },
  { method: 'POST', path: '/v1/blobs', role: 'own' },
  { method: 'OPTIONS', path: '/v1/blobs', role: 'own' },
  { method: 'GET', path: '/v1/cases', role: 'prosecutor' },
  {
    method: 'POST',
    path: '/v1/cases/search',
    role: 'prosecutor',
    type: 'application/json',
    body: JSON.stringify({ iin: IIN, why: 'court' }),
  },
  { method: 'GET', path: `/v1/cases/${id}/${id}?why=court`, role: 'prosecutor' },
  ...['assign', 'decide', 'request', 'lender'].map((act) => ({
    method: 'POST',
    path: `/v1/cases/${id}/${id}/${act}`,
    role: 'prosecutor' as const,
    type: 'application/json',
    body: '{}',
  })),
  { method: 'GET', path: '/v1/representations', role: 'prosecutor' },
  {
    method: 'POST',
    path: '/v1/representations',
    role: 'prosecutor',
    type: 'application/json',
    body: '{}',
  },
  ...[
    { method: 'POST', path: '/v1/exports' },
    { method: 'POST', path: `/v1/exports/${id}/release` },
    { method: 'POST', path: `/v1/reviews/${id}/release` },
  ].map((route) => ({ ...route, role: 'prosecutor' as const, type: 'application/json', body: '{}' })),
  { method: 'GET', path: `/v1/exports/${id}`, role: 'prosecutor' },
  { method: 'GET', path: '/v1/reviews', role: 'prosecutor' },
  { method: 'GET', path: `/v1/reviews/${id}?why=court`, role: 'prosecutor' },
  { method: 'GET', path: '/v1/policy', role: 'any' },
];

test('without a token, or with nonsense, every route but the four open ones is 401', async () => {
  for (const { method, path, body, type } of routes(device.id)) {
    const headers: Record<string, string> = type ? { 'content-type': type } : {};
    for (const token of [null, 'nonsense', 'a.b.c']) {
      const answer = await device.ask(method, path, { token, body, headers });
      expect([path, answer.status, answer.body]).toMatchObject([path, 401, { code: 'token' }]);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  }
  for (const path of ['/v1/keys', '/health', '/openapi.json']) {
    expect((await device.ask('GET', path, { token: null })).status).toBe(200);
  }
});

test('401 comes before 403 and 404, and even before a method that nobody serves', async () => {
  expect((await device.ask('GET', '/v1/nothing', { token: null })).status).toBe(401);
  expect((await device.ask('GET', '/v1/nothing')).status).toBe(404);
  expect((await device.ask('DELETE', headPath(), { token: null })).status).toBe(401);
  const answer = await device.ask('DELETE', headPath());
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('another role or another owner is 403, whether or not the other exists', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  for (const asker of [other, lender, prosecutor]) {
    for (const id of [device.id, nobody]) {
      for (const { method, path, role, body, type } of routes(id)) {
        if (role === 'any' || (role === 'lender' && asker === lender)) continue;
        if (role === 'prosecutor' && asker === prosecutor) continue;
        // Each device has attachments of its own there (blobs.test.ts).
        if (role === 'own' && asker === other) continue;
        const headers: Record<string, string> = type ? { 'content-type': type } : {};
        expect([path, (await asker.ask(method, path, { body, headers })).body]).toMatchObject([
          path,
          { status: 403, code: 'role' },
        ]);
      }
    }
  }
  for (const asker of [device, lender, prosecutor])
    expect((await asker.ask('GET', '/v1/policy')).status).toBe(200);
});

/** What a table of tokens gets for a GET of the device's head. */
const asked = async (token: string | Promise<string>, path = headPath()) => {
  const { status, body } = await device.ask<{ code?: string; now?: string }>('GET', path, {
    token: await token,
  });
  return { status, code: body.code, now: body.now };
};

test('a token is for one method, path, query and body', async () => {
  const nowMs = Date.now();
  const token = (method: string, target: string, body?: Uint8Array) =>
    requestToken(device.id, device.key, { method, target, body }, nowMs);
  const refused = { status: 401, code: 'token', now: undefined };
  expect((await asked(token('GET', headPath()))).status).toBe(200);
  expect(await asked(token('POST', headPath()))).toEqual(refused);
  expect(await asked(token('GET', '/v1/policy'))).toEqual(refused);
  expect(await asked(token('GET', headPath()), `${headPath()}?a=1`)).toEqual(refused);
  expect(await asked(token('GET', headPath(), Buffer.from('x')))).toEqual(refused);

  const path = `/v1/devices/${device.id}/entries`;
  const line = JSON.stringify(device.write('journal.open', openBody()));
  const headers = { 'content-type': 'application/x-ndjson' };
  for (const body of [undefined, Buffer.from(`${line} `), Buffer.from('')]) {
    const answer = await device.ask('POST', path, {
      body: line,
      headers,
      token: await token('POST', path, body),
    });
    expect(answer).toMatchObject({ status: 401, body: { code: 'token' } });
  }
  expect((await device.ask('POST', path, { body: line, headers })).status).toBe(200);
});

test('a token is by the enrolled key: not by another, not unsigned, not by HMAC, not for another audience', async () => {
  const stranger = privateKey(newKey('Ed25519'));
  const bound = { method: 'GET', target: headPath() };
  expect(await asked(requestToken(device.id, stranger, bound, Date.now()))).toMatchObject({
    status: 401,
    code: 'token',
  });
  expect(await asked(requestToken(device.id, other.key, bound, Date.now()))).toMatchObject({
    status: 401,
    code: 'token',
  });
  expect(
    await asked(requestToken('00000000-0000-7000-8000-000000000000', stranger, bound, Date.now())),
  ).toMatchObject({ status: 401 });
  // The other's own good token, for the device's path: who asks is the one who signed.
  expect((await asked(requestToken(other.id, other.key, bound, Date.now()))).status).toBe(403);

  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss: device.id, aud: 'registry', iat, exp: iat + 60, htm: 'GET', htu: headPath() };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  expect(await asked(`${part({ alg: 'none' })}.${part(claims)}.`)).toMatchObject({
    status: 401,
    code: 'token',
  });
  const sign = (more: object, alg = 'EdDSA') =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg }).sign(device.key);
  expect((await asked(sign({}))).status).toBe(200);
  const hmac = new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(JSON.stringify(device.enrolled.cert.publicKey)));
  for (const token of [
    hmac,
    sign({ aud: 'bank' }),
    sign({ aud: undefined }),
    sign({ exp: iat + 61 }),
    sign({ htm: undefined }),
    sign({ role: 'lender', iss: other.id }),
  ]) {
    expect(await asked(token)).toMatchObject({ status: 401, code: 'token' });
  }
});

test('a token outside its time is 401 clock, with the time', async () => {
  const bound = { method: 'GET', target: headPath() };
  for (const shift of [-61_000, 32_000, 2 * 86_400_000, -2 * 86_400_000]) {
    const answer = await asked(requestToken(device.id, device.key, bound, Date.now() + shift));
    expect(answer).toMatchObject({ status: 401, code: 'clock' });
    expect(Math.abs(Date.parse(answer.now ?? '') - Date.now())).toBeLessThan(10_000);
  }
  for (const shift of [-50_000, 25_000]) {
    expect((await asked(requestToken(device.id, device.key, bound, Date.now() + shift))).status).toBe(200);
  }
});

test('too many tokens that are none are 429 for their address; a good one from there is answered', async () => {
  const small = await startRegistry({ limits: { strangers: 3 } });
  const good = await enrol(small.url, await small.code({}));
  const answers = [];
  for (const token of [null, 'nonsense', null, 'a.b.c', null])
    answers.push(await good.ask('GET', '/v1/policy', { token }));
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429]);
  expect(answers[3]).toMatchObject({ body: { code: 'rate-limit' } });
  expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await good.ask('GET', '/v1/policy')).status).toBe(200);
  await small.end();
});

test('a kiosk whose clock is off learns the time, however many are nobody at its address', async () => {
  const small = await startRegistry({ limits: { strangers: 1 } });
  const late = await enrol(small.url, await small.code({}));
  const strangers = [];
  for (let i = 0; i < 3; i++) strangers.push(await late.ask('GET', '/v1/policy', { token: null }));
  expect(strangers.map(({ status }) => status)).toEqual([401, 429, 429]);
  const nowMs = Date.now() - 3_600_000;
  for (let i = 0; i < 3; i++)
    expect(await late.ask('GET', '/v1/policy', { nowMs })).toMatchObject({
      status: 401,
      body: { code: 'clock', now: expect.stringMatching(/^20/) },
    });
  await small.end();
});

test('too many requests are 429 with Retry-After, for the one who sends them and nobody else', async () => {
  const small = await startRegistry({ limits: { device: 3 } });
  const [busy, quiet] = [
    await enrol(small.url, await small.code({})),
    await enrol(small.url, await small.code({})),
  ];
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await busy.ask('GET', '/v1/policy'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]).toMatchObject({ body: { code: 'rate-limit' } });
  expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await quiet.ask('GET', '/v1/policy')).status).toBe(200);
  await small.end();
});

test('whoever is nobody, too late, or has no business there is answered before their body is sent', async () => {
  const target = `/v1/devices/${device.id}/entries`;
  const tokenOf = (id: string, key = device.key, nowMs = Date.now()) =>
    requestToken(id, key, { method: 'POST', target, body: Buffer.from('x') }, nowMs);
  const statusOf = async (token: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/x-ndjson',
      'content-length': 8 * 1024 * 1024,
    };
    const request = http.request(`${at.url}${target}`, { method: 'POST', headers, agent: false });
    request.flushHeaders();
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    request.destroy();
    return response.statusCode;
  };
  const stranger = privateKey(newKey('Ed25519'));
  expect(await statusOf(await tokenOf(device.id, stranger))).toBe(401);
  expect(await statusOf(await tokenOf(device.id, device.key, Date.now() - 3_600_000))).toBe(401);
  expect(await statusOf(await tokenOf(other.id, other.key))).toBe(403);
  expect(await statusOf(await tokenOf(lender.id, lender.key))).toBe(403);
});
