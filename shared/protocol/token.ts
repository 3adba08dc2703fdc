/** The token of one request (registry-protocol, section 6): a JWT bound to method, path and body. */
import { createHash, type KeyObject } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

export const AUDIENCE = 'registry';
/** The longest a token may live, and how far ahead its clock may be, in seconds. */
export const TOKEN_LIFE_S = 60;
export const TOKEN_AHEAD_S = 30;

/** What a token is bound to. `target` is path and query as sent; `body` the bytes as sent. */
export type Bound = { method: string; target: string; body?: Uint8Array | undefined };

const Claims = z.object({
  iss: z.string(),
  aud: z.literal(AUDIENCE),
  iat: z.number(),
  exp: z.number(),
  htm: z.string(),
  htu: z.string(),
  bh: z.string().optional(),
});

const bodyHash = (body: Uint8Array) => createHash('sha256').update(body).digest('base64url');

/** A token of `issuer` for one request, good for a minute from `nowMs` (epoch milliseconds). */
export function requestToken(issuer: string, key: KeyObject, bound: Bound, nowMs: number): Promise<string> {
  const iat = Math.floor(nowMs / 1000);
  const bh = bound.body && bound.body.length > 0 ? { bh: bodyHash(bound.body) } : {};
  return new SignJWT({ htm: bound.method, htu: bound.target, ...bh })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setIssuedAt(iat)
    .setExpirationTime(iat + TOKEN_LIFE_S)
    .sign(key);
}

/** The issuer a token claims, unverified: only to look its key up. Null when it is no token. */
export function claimedIssuer(token: string): string | null {
  try {
    const { iss } = decodeJwt(token) as { iss?: unknown };
    return typeof iss === 'string' ? iss : null;
  } catch {
    return null;
  }
}

/** A genuine token for a request whose body was not read yet; or what is wrong with it. */
export type OpenedToken = { ok: true; bh: string | undefined } | { ok: false; problem: 'clock' | 'token' };

/**
 * Whether `token` is the issuer's for a request of this method and target at `nowMs`; its body is asked for
 * with `isBodyOf` once it is here. 'clock': genuine, but outside its time. 'token': anything else that is wrong.
 */
export async function openToken(
  token: string,
  issuer: string,
  key: KeyObject,
  { method, target }: Pick<Bound, 'method' | 'target'>,
  nowMs: number,
): Promise<OpenedToken> {
  const claims = await genuineClaims(token, issuer, key);
  if (claims?.htm !== method || claims.htu !== target) return { ok: false, problem: 'token' };
  if (claims.exp - claims.iat > TOKEN_LIFE_S || claims.exp <= claims.iat)
    return { ok: false, problem: 'token' };
  const now = nowMs / 1000;
  if (claims.iat > now + TOKEN_AHEAD_S || claims.exp <= now) return { ok: false, problem: 'clock' };
  return { ok: true, bh: claims.bh };
}

/** Whether a token with this `bh` was made for a request with this body; an empty one needs no hash. */
export const isBodyOf = (bh: string | undefined, body: Uint8Array): boolean =>
  bh === undefined ? body.length === 0 : bh === bodyHash(body);

async function genuineClaims(token: string, issuer: string, key: KeyObject) {
  try {
    // Time is judged by us: jose's own answer would not tell a wrong clock from a forged token.
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      issuer,
      audience: AUDIENCE,
      currentDate: new Date(0),
      clockTolerance: Number.MAX_SAFE_INTEGER,
    });
    return Claims.safeParse(payload).data ?? null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
