import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkRegistry } from '../../../registry/check.ts';
import { listPasskeys, revokePasskey } from '../../../registry/console/passkeys.ts';
import { IDLE_MS, LONGEST_MS } from '../../../registry/console/sessions.ts';
import { siteAt } from '../../../registry/console/site.ts';
import { revokeDevice } from '../../../registry/store/devices.ts';
import { transact } from '../../../registry/store/transact.ts';
import { newAuthenticator, type Authenticator, type Lies } from '../authenticator.ts';
import { claimBody, loan, openBody } from '../bodies.ts';
import { enrol, send } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';

const ORIGIN = 'https://registry.example.kz';
const PAGE = { 'sec-fetch-site': 'same-origin' };
type Body = Record<string, unknown> & { code?: string; challenge: string; id: string };

let clock: FakeClock;
let at: TestRegistry;

beforeEach(async () => {
  clock = fakeClock();
  at = await startRegistry({ clock, origin: ORIGIN });
});
afterEach(() => at.end());

/** Asks as the console's page does: with its cookie, and the browser's word that it is that page. */
const ask = (
  method: string,
  path: string,
  { cookie = '', body }: { cookie?: string; body?: object } = {},
  headers: Record<string, string> = PAGE,
) =>
  send<Body>(at.url + path, {
    method,
    headers: {
      ...headers,
      ...(cookie !== '' && { cookie }),
      ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie')?.split(';')[0] ?? '';
const codeFor = (more: object = {}) =>
  at.code({ role: 'prosecutor', name: 'Прокурор', region: 'almaty', ...more });

async function enrolled(code: string, authenticator: Authenticator, lies: Lies = {}) {
  const { body: options } = await ask('POST', '/v1/console/enrolment', { body: { code } });
  return ask('POST', '/v1/console/passkeys', {
    body: { code, passkey: authenticator.create(options, lies) },
  });
}

async function signedIn(authenticator: Authenticator, lies: Lies = {}) {
  const { body: options } = await ask('POST', '/v1/console/challenge', { body: {} });
  return ask('POST', '/v1/console/session', { body: authenticator.get(options, lies) });
}

test('a passkey is enrolled by a one-time code, and signs in; its person works as any prosecutor does', async () => {
  const authenticator = newAuthenticator(ORIGIN);
  const code = await codeFor();
  const first = await enrolled(code, authenticator);
  expect(first).toMatchObject({ status: 201, body: { name: 'Прокурор', region: 'almaty' } });
  expect(first.headers.get('set-cookie')).toMatch(
    /^qalqan-console=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=32400; Secure$/,
  );
  // Used up, for a passkey and for a key alike.
  expect((await enrolled(code, newAuthenticator(ORIGIN))).body).toMatchObject({ code: 'proof' });
  expect((await ask('POST', '/v1/console/enrolment', { body: { code } })).body).toMatchObject({
    code: 'code',
  });
  await expect(enrol(at.url, code)).rejects.toThrow('403');

  const cookie = cookieOf(await signedIn(authenticator));
  expect((await ask('GET', '/v1/console/session', { cookie })).body).toEqual(first.body);
  expect((await ask('GET', '/v1/cases', { cookie })).status).toBe(200);
  expect((await ask('GET', '/v1/lender/orders', { cookie })).status).toBe(403);
  expect((await ask('GET', '/v1/prosecutors', { cookie })).body).toEqual({ items: [first.body] });
  expect((await ask('DELETE', '/v1/console/session', { cookie })).status).toBe(204);
  expect((await ask('GET', '/v1/cases', { cookie })).body).toMatchObject({ status: 401, code: 'session' });
  expect(await checkRegistry(at.registry().context)).toMatchObject({ ok: true });
});

test('what is not exactly this page, this challenge and this passkey signs nobody in', async () => {
  const authenticator = newAuthenticator(ORIGIN);
  const lies: Lies[] = [
    { origin: 'https://registry.example.kz.evil.example' },
    { domain: 'example.kz' },
    { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    { unverified: true },
    { type: 'webauthn.get' },
  ];
  for (const lie of lies)
    expect((await enrolled(await codeFor(), authenticator, lie)).body).toMatchObject({ code: 'proof' });
  expect((await enrolled(await codeFor(), authenticator)).status).toBe(201);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const lie of [...lies.slice(0, 4), { type: 'webauthn.create' }, { key: other }])
    expect((await signedIn(authenticator, lie)).body).toMatchObject({ status: 401, code: 'passkey' });
  expect((await signedIn(newAuthenticator(ORIGIN))).body).toMatchObject({ code: 'passkey' });

  // A challenge is answered once, and not after five minutes.
  const { body: options } = await ask('POST', '/v1/console/challenge', { body: {} });
  const proof = authenticator.get(options, { counter: 50 });
  expect((await ask('POST', '/v1/console/session', { body: proof })).status).toBe(200);
  expect((await ask('POST', '/v1/console/session', { body: proof })).status).toBe(401);
  const { body: late } = await ask('POST', '/v1/console/challenge', { body: {} });
  clock.advance(5 * 60_000);
  expect((await ask('POST', '/v1/console/session', { body: authenticator.get(late) })).status).toBe(401);
  // A counter that goes back is a copy's.
  expect((await signedIn(authenticator, { counter: 50 })).status).toBe(401);
  expect((await signedIn(authenticator, { counter: 60 })).status).toBe(200);
  // What was signed to enrol signs nobody in.
  const code = await codeFor();
  const { body: enrolling } = await ask('POST', '/v1/console/enrolment', { body: { code } });
  expect((await ask('POST', '/v1/console/session', { body: authenticator.get(enrolling) })).status).toBe(401);
});

test('a cookie counts for nothing unless the browser says that its own page sent it', async () => {
  const cookie = cookieOf(await enrolled(await codeFor(), newAuthenticator(ORIGIN)));
  for (const site of ['cross-site', 'same-site', 'none', ''])
    for (const [method, path, body] of [
      ['GET', '/v1/cases', undefined],
      ['POST', '/v1/cases/search', { iin: '500101300003', why: 'court' }],
      ['DELETE', '/v1/console/session', undefined],
      ['POST', '/v1/console/challenge', {}],
    ] as const) {
      const asked = { cookie, ...(body && { body }) };
      const answer = await ask(method, path, asked, site === '' ? {} : { 'sec-fetch-site': site });
      expect([path, site, answer.status]).toEqual([path, site, 401]);
    }
  for (const wrong of ['qalqan-console=x', `${cookie}x`, 'qalqan-console=', `other${cookie}`])
    expect((await ask('GET', '/v1/cases', { cookie: wrong })).status).toBe(401);
  expect((await ask('GET', '/v1/cases', { cookie: `a=b; ${cookie}; c` })).status).toBe(200);
});

test('a session ends when it is not used, at the end of a day, and with its passkey or its person', async () => {
  const authenticator = newAuthenticator(ORIGIN);
  let cookie = cookieOf(await enrolled(await codeFor(), authenticator));
  const status = async () => (await ask('GET', '/v1/cases', { cookie })).status;
  clock.advance(IDLE_MS - 1);
  expect(await status()).toBe(200);
  clock.advance(IDLE_MS - 1);
  expect(await status()).toBe(200);
  clock.advance(IDLE_MS);
  expect(await status()).toBe(401);
  cookie = cookieOf(await signedIn(authenticator));
  for (let ms = 0; ms < LONGEST_MS - IDLE_MS; ms += IDLE_MS / 2) {
    clock.advance(IDLE_MS / 2);
    expect(await status()).toBe(200);
  }
  clock.advance(IDLE_MS / 2);
  clock.advance(IDLE_MS / 2);
  expect(await status()).toBe(401);

  const { context } = at.registry();
  cookie = cookieOf(await signedIn(authenticator));
  expect(await transact(context.store, (tx) => revokePasskey(context, tx, authenticator.id))).toBe(true);
  expect(await status()).toBe(401);
  expect((await signedIn(authenticator)).body).toMatchObject({ code: 'passkey' });
  expect(await transact(context.store, (tx) => revokePasskey(context, tx, 'none'))).toBe(false);

  // One more passkey for the same person; then the person goes.
  const person = (await listPasskeys(context.store))[0]?.person ?? '';
  const second = newAuthenticator(ORIGIN);
  const again = await enrolled(await codeFor({ person }), second);
  expect(again).toMatchObject({ status: 201, body: { id: person } });
  cookie = cookieOf(again);
  await revokeDevice(context.store, person, clock.now());
  expect(await status()).toBe(403);
  expect((await signedIn(second)).body).toMatchObject({ status: 403, code: 'revoked' });
  expect((await enrolled(await codeFor({ person }), newAuthenticator(ORIGIN))).status).toBe(403);
});

test('a code of another role or another time makes no passkey', async () => {
  for (const role of ['device', 'lender'] as const)
    expect(
      (await ask('POST', '/v1/console/enrolment', { body: { code: await at.code({ role }) } })).status,
    ).toBe(403);
  const code = await codeFor();
  clock.advance(24 * 3_600_000);
  expect((await ask('POST', '/v1/console/enrolment', { body: { code } })).status).toBe(403);
});

test('a person of one region is refused the case of another, by passkey as by key', async () => {
  const kiosk = await enrol(at.url, await at.code({ center: 'astana-1' }));
  const about = loan();
  const entries = [
    kiosk.write('journal.open', openBody()),
    kiosk.write('claim.file', claimBody({ loans: [about], evidence: [] })),
  ];
  await kiosk.ask('POST', `/v1/devices/${kiosk.id}/entries`, {
    body: entries.map((entry) => JSON.stringify(entry)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
    nowMs: clock.now(),
  });
  const cookie = cookieOf(await enrolled(await codeFor(), newAuthenticator(ORIGIN)));
  const path = `/v1/cases/${entries[1]?.id}/${about.id}`;
  expect((await ask('GET', `${path}?why=court`, { cookie })).body).toMatchObject({
    status: 403,
    code: 'role',
  });
  expect(
    (await ask('POST', `${path}/decide`, { cookie, body: { decision: 'upheld', reason: 'x' } })).status,
  ).toBe(403);
  const country = cookieOf(await enrolled(await codeFor({ region: undefined }), newAuthenticator(ORIGIN)));
  expect((await ask('GET', `${path}?why=court`, { cookie: country })).status).toBe(200);
});

test('the page is served under a policy of its own, and says how to build it where it is not there', async () => {
  const page = await fetch(`${at.url}/console`, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([302, `${ORIGIN}/console`]);
  for (const name of ['../package.json', '..%2fpackage.json', 'console.map', ''])
    expect((await fetch(`${at.url}/console/files/${name}`)).status).toBe(404);
});

test('a place that no passkey can belong to is no origin', () => {
  for (const origin of [
    'http://registry.example.kz',
    'https://registry.example.kz/',
    'registry',
    'http://127.0.0.1:80',
  ])
    expect(() => siteAt(origin)).toThrow(RangeError);
  expect(siteAt('http://localhost:8080')).toEqual({ origin: 'http://localhost:8080', domain: 'localhost' });
});
