/** Who asks, before anything else of a request is looked at; then its body, then what it asks. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Role } from '../../shared/protocol/schema/keys.ts';
import type { Context } from '../context.ts';
import { asOwner, asRole, authenticate, bytesOf, demandItsBody } from './asker.ts';
import { jsonBody } from './bodies.ts';
import { asThrownRateLimit } from './errors.ts';
import { isThrown, thrown } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as sent. */
    sent: Uint8Array;
    /** The JSON of the body as received, before any schema. */
    received: unknown;
  }
  interface FastifyContextConfig {
    /** What the route's body is; JSON is parsed once it is known who asks. */
    reads?: 'json' | 'bytes';
    /** The role a route is for, or those: another one is refused before the body is looked at. */
    role?: Role | readonly Role[];
  }
}

/**
 * Asks who it is; an address from which too many come that are nobody is told to wait (429 instead of 401).
 * Good requests from there are answered all the same: a center is behind one address, with all its kiosks. So is whoever
 * signed with an enrolled key by a clock that is off: only by being told the time do they come to sign good ones.
 */
function countStrangers(app: FastifyInstance, most: number) {
  let limit: ReturnType<FastifyInstance['createRateLimit']> | null = null;
  return async <T>(request: FastifyRequest, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (!isThrown(error) || error.problem.status !== 401 || error.problem.code === 'clock') throw error;
      // Made late, because the plugin it comes from is registered after the hooks.
      limit ??= app.createRateLimit({
        max: most,
        timeWindow: 60_000,
        keyGenerator: ({ ip }) => `stranger ${ip}`,
      });
      const { ttl, isExceeded } = { ttl: 0, isExceeded: false, ...(await limit(request)) };
      throw isExceeded ? asThrownRateLimit(ttl) : error;
    }
  };
}

/**
 * First who asks (401), then whether they still may (403); only then is their body read, and what they ask.
 * `mostStrangers` a minute from one address are told 401, and then 429.
 */
export function askWho(app: FastifyInstance, context: Context, mostStrangers: number): void {
  const known = countStrangers(app, mostStrangers);
  app.decorateRequest('asker', null);
  app.decorateRequest('bh');
  app.decorateRequest('session', null);
  app.decorateRequest('sent');
  app.decorateRequest('received', null);
  const isOpen = (request: FastifyRequest) => request.is404 || request.routeOptions.config.open === true;
  app.addHook('onRequest', async (request) => {
    const { config } = request.routeOptions;
    if (!isOpen(request)) {
      request.asker = await known(request, () => authenticate(context, request));
      if (request.asker.revokedAt !== null && config.answersRevoked !== true) throw thrown('revoked');
    }
    if (config.role !== undefined) asRole(request, config.role);
    const { device } = request.params as { device?: string };
    if (config.role === 'device' && device !== undefined) asOwner(request, device);
  });
  app.addHook('preValidation', async (request) => {
    const { config } = request.routeOptions;
    request.sent = bytesOf(request.body) ?? Buffer.alloc(0);
    if (!isOpen(request)) await known(request, async () => demandItsBody(request));
    if (config.reads === 'json' && !request.is404) request.body = request.received = jsonBody(request);
  });
}
