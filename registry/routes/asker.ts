/** Who is asking: the token of a request against the key that was enrolled (registry-protocol, section 6). */
import type { FastifyRequest } from 'fastify';
import { claimedIssuer, isBodyOf, openToken } from '../../shared/protocol/token.ts';
import type { Role } from '../../shared/protocol/schema/keys.ts';
import { instant } from '../clock.ts';
import { isFromPage, sessionOf, signedIn } from '../console/sessions.ts';
import type { Context } from '../context.ts';
import { findDevice, hasReplaced } from '../store/devices.ts';
import type { Device } from '../store/tables.ts';
import { thrown } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the token was checked; null on the routes that need none. */
    asker: Device | null;
    /** The hash of the body that the token was made for. */
    bh: string | undefined;
    /** The hash of the console's session that stands in place of a token; null where there was a token. */
    session: string | null;
  }
  interface FastifyContextConfig {
    /** Answers without a token. */
    open?: boolean;
    /** Answers a revoked device as well, in its own words. */
    answersRevoked?: boolean;
  }
}

/** What ids are made of: nothing else that a stranger writes gets as far as the database. */
const ID = /^[\da-f-]{36}$/i;

const UNAUTHORIZED = { 'www-authenticate': 'Bearer' };

/**
 * The device whose token this is, for exactly this request but for its body, which nobody has read yet: what is
 * no genuine token costs no memory. Throws 401 `token` or `clock`.
 */
export async function authenticate(context: Context, request: FastifyRequest): Promise<Device> {
  const session = request.headers.authorization === undefined ? sessionOf(request) : null;
  if (session !== null) return inSession(context, request, session);
  const token = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const issuer = token === undefined ? null : claimedIssuer(token);
  const device = issuer === null || !ID.test(issuer) ? undefined : await context.device(issuer);
  if (token === undefined || !device) throw thrown('token', {}, UNAUTHORIZED);
  const nowMs = context.clock.now();
  const bound = { method: request.method, target: request.raw.url ?? '' };
  const opened = await openToken(token, device.id, context.verifier(device.publicKey), bound, nowMs);
  if (!opened.ok && opened.problem === 'clock') throw thrown('clock', { now: instant(nowMs) }, UNAUTHORIZED);
  if (!opened.ok) throw thrown('token', {}, UNAUTHORIZED);
  request.bh = opened.bh;
  return device;
}

/** Whoever is signed in to the console whose page sent the request. Throws 401 `session`. */
async function inSession(context: Context, request: FastifyRequest, session: string): Promise<Device> {
  const person = isFromPage(request) ? await signedIn(context, session) : null;
  if (!person) throw thrown('session');
  request.session = session;
  return person;
}

/** Throws 401 `token` where the token was made for another body than the one that came. */
export function demandItsBody(request: FastifyRequest): void {
  if (request.session === null && !isBodyOf(request.bh, bytesOf(request.body) ?? new Uint8Array()))
    throw thrown('token', {}, UNAUTHORIZED);
}

/** The body as sent; undefined where there was none. */
export const bytesOf = (body: unknown): Buffer | undefined => (Buffer.isBuffer(body) ? body : undefined);

/** Whoever asks, on a route that needs a token. */
export function askerOf({ asker }: FastifyRequest): Device {
  if (!asker) throw new Error('a route without a token');
  return asker;
}

/** Who uses the console. */
export const CONSOLE_ROLES = ['prosecutor', 'operator'] as const;

/** Whoever asks, if they have that role, or one of those. Throws 403 `role`. */
export function asRole(request: FastifyRequest, role: Role | readonly Role[]): Device {
  const { asker } = request;
  if (!asker || ![role].flat().includes(asker.role)) throw thrown('role');
  return asker;
}

/** The device whose own route this is. Throws 403 for every other id, whether or not there is such a device. */
export function asOwner(request: FastifyRequest, id: string): Device {
  const device = asRole(request, 'device');
  if (device.id !== id) throw thrown('role');
  return device;
}

/** Whose journal or feed may be read: the asker's own, or that of a device it has replaced. Throws 403. */
export async function readableBy(context: Context, request: FastifyRequest, id: string): Promise<Device> {
  const device = asRole(request, 'device');
  if (device.id === id) return device;
  const owner = (await hasReplaced(context.store, device, id))
    ? await findDevice(context.store, id)
    : undefined;
  if (!owner) throw thrown('role');
  return owner;
}
