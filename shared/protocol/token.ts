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

/**
 * Whether `token` is the issuer's for exactly this request at `nowMs`.
 * 'clock': genuine and bound, but outside its time. 'token': anything else that is wrong.
 */
export async function checkToken(
  token: string,
  issuer: string,
  key: KeyObject,
  bound: Bound,
  nowMs: number,
): Promise<'ok' | 'clock' | 'token'> {
  const claims = await genuineClaims(token, issuer, key);
  if (!claims || !isBoundTo(claims, bound)) return 'token';
  if (claims.exp - claims.iat > TOKEN_LIFE_S || claims.exp <= claims.iat) return 'token';
  const now = nowMs / 1000;
  return claims.iat > now + TOKEN_AHEAD_S || claims.exp <= now ? 'clock' : 'ok';
}

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

function isBoundTo(claims: z.infer<typeof Claims>, bound: Bound): boolean {
  const hasBody = bound.body !== undefined && bound.body.length > 0;
  return (
    claims.htm === bound.method &&
    claims.htu === bound.target &&
    (hasBody
      ? claims.bh === bodyHash(bound.body ?? new Uint8Array())
      : claims.bh === undefined || claims.bh === bodyHash(new Uint8Array()))
  );
}
