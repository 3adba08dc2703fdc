/** Tokens that are none: each is wrong in one way, and made as well as it can be otherwise. */
import { SignJWT } from 'jose';
import { newKey, privateKey } from '../../../shared/protocol/signing.ts';
import { requestToken } from '../../../shared/protocol/token.ts';
import type { TestDevice } from '../../integration/device.ts';
import type { Asked } from './registryRoutes.ts';
import type { World } from './registryWorld.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Every fault by its name, as a bearer token of `who` for what is asked; null is a request without one. */
export async function badTokens(
  who: TestDevice,
  someoneElse: TestDevice,
  { method, path, body }: Asked,
): Promise<Record<string, string | null>> {
  const nowMs = Date.now();
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const made = (bound: object, key = who.key, at = nowMs, id = who.id) =>
    requestToken(id, key, { method, target: path, body: bytes, ...bound }, at);
  const good = await made({});
  const [header = '', claims = '', sig = ''] = good.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const signed = (more: object, header_: object = {}) =>
    new SignJWT({ ...said, ...more }).setProtectedHeader({ alg: 'EdDSA', ...header_ }).sign(who.key);
  const publicKey = JSON.stringify(who.enrolled.cert.publicKey);
  return {
    'no token': null,
    nonsense: 'nonsense',
    'alg: none': `${part({ alg: 'none' })}.${claims}.`,
    'alg: none, signed': `${part({ alg: 'none' })}.${claims}.${sig}`,
    'alg: HS256 by the public key': await new SignJWT(said)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(publicKey)),
    'another key': await made({}, privateKey(newKey('Ed25519'))),
    'somebody else’s key': await made({}, someoneElse.key),
    'a claim changed': `${header}.${part({ ...said, iss: someoneElse.id })}.${sig}`,
    expired: await made({}, who.key, nowMs - 3_600_000),
    'from the future': await made({}, who.key, nowMs + 3_600_000),
    'good for an hour': await signed({ exp: Number(said.iat) + 3_600 }),
    'another audience': await signed({ aud: 'bank' }),
    'no audience': await signed({ aud: undefined }),
    'replayed by another method': await made({ method: method === 'GET' ? 'POST' : 'GET' }),
    'replayed on another path': await made({ target: '/v1/policy?' }),
    'replayed with another query': await made({ target: `${path}${path.includes('?') ? '&' : '?'}x=1` }),
    'replayed with another body': await made({ body: Buffer.from(`${body ?? ''} `) }),
    'bound to nothing': await signed({ htm: undefined, htu: undefined, bh: undefined }),
  };
}

type Headers = Record<string, string>;
const cookie = (value: string): Headers => ({ cookie: `qalqan-console=${value}` });
const page: Headers = { 'sec-fetch-site': 'same-origin' };

/** The headers that a session of the console travels with. */
export const sessionHeaders = (value: string): Headers => ({ ...cookie(value), ...page });

/** Sessions that are none, by their fault: the cookie, or where it is sent from. */
export const badSessions = ({ sessions }: World): Record<string, Headers> => ({
  'a session from no page': cookie(sessions.owner),
  'a session from another site': { ...cookie(sessions.owner), 'sec-fetch-site': 'cross-site' },
  'a session from a sister site': { ...cookie(sessions.owner), 'sec-fetch-site': 'same-site' },
  'a session nobody began': sessionHeaders('A'.repeat(43)),
  'a session that is no session': sessionHeaders('x'),
  'an idle session': sessionHeaders(sessions.idle),
  'a session of yesterday': sessionHeaders(sessions.old),
  'a session of a revoked passkey': sessionHeaders(sessions['revoked passkey']),
});
