/**
 * Who is signed in to the console. A session is a random cookie that only its hash is kept of: it ends
 * half an hour after it was last used, a working day after it began, when its passkey or person is revoked,
 * and when they sign out.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Context } from '../context.ts';
import type { Device, Store, Writing } from '../store/tables.ts';

const COOKIE = 'qalqan-console';
export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 9 * 3_600_000;
/** Use is written down no oftener than this: a page asks several things at once. */
const NOTED_EVERY_MS = 60_000;

/** Begins a session. Returns the cookie's value. */
export async function openSession(
  tx: Writing,
  { person, passkey }: { person: string; passkey: string },
  nowMs: number,
): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  const row = { hash: sha256(value), person, passkey, startedAt: nowMs, usedAt: nowMs };
  await tx.insertInto('sessions').values(row).execute();
  return value;
}

/** The Set-Cookie header that carries `value`, or takes the cookie back where it is ''. */
export function cookieHeader(value: string, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  const age = value === '' ? 0 : LONGEST_MS / 1000;
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
}

/** The hash of the session that a request carries; null where it carries none. */
export function sessionOf({ headers }: FastifyRequest): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name = '', value = ''] = pair.trim().split('=', 2);
    if (name === COOKIE && /^[\w-]{43}$/.test(value)) return sha256(value);
  }
  return null;
}

/**
 * Whether a request comes from the console's own page. Browsers say so themselves, and no other page can say
 * it for them: a cookie that travels with anything else counts for nothing (docs/decisions/0012-passkeys.md).
 */
export const isFromPage = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] === 'same-origin';

/** Whoever is signed in by that session; null where nobody is, or not any more. */
export async function signedIn(context: Context, hash: string): Promise<Device | null> {
  const { store, clock } = context;
  const nowMs = clock.now();
  const found = await store
    .selectFrom('sessions')
    .innerJoin('passkeys', 'passkeys.id', 'sessions.passkey')
    .select(['sessions.person', 'sessions.usedAt'])
    .where('sessions.hash', '=', hash)
    .where('sessions.usedAt', '>', nowMs - IDLE_MS)
    .where('sessions.startedAt', '>', nowMs - LONGEST_MS)
    .where('passkeys.revokedAt', 'is', null)
    .executeTakeFirst();
  if (!found) return null;
  if (found.usedAt < nowMs - NOTED_EVERY_MS)
    await store.updateTable('sessions').set({ usedAt: nowMs }).where('hash', '=', hash).execute();
  return (await context.device(found.person)) ?? null;
}

/** Ends a session. */
export async function endSession(store: Store, hash: string): Promise<void> {
  await store.deleteFrom('sessions').where('hash', '=', hash).execute();
}

/** Forgets sessions and challenges whose time is over. */
export async function forgetSessions(store: Store, nowMs: number): Promise<void> {
  await store
    .deleteFrom('sessions')
    .where((where) =>
      where.or([where('usedAt', '<=', nowMs - IDLE_MS), where('startedAt', '<=', nowMs - LONGEST_MS)]),
    )
    .execute();
  await store.deleteFrom('challenges').where('expiresAt', '<=', nowMs).execute();
}
