/**
 * Back-pressure: a process takes on no more at once than it can answer in time. Whoever comes beyond that is told at
 * once, before anything of theirs is read, when to come back; kiosks and lenders do (registry-protocol, section 11).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BLOB } from '../routes/blobs.ts';
import { ENTRIES } from '../routes/entries.ts';
import { thrown } from '../routes/problems.ts';

/**
 * How many are answered at once. A `push` may hold 8 MiB and costs a third of a millisecond an entry; a `question` is
 * short; whoever is `waiting` for news costs a connection and nothing else.
 */
const MOST_AT_ONCE = { push: 32, question: 500, waiting: 20_000 };
export type AtOnce = typeof MOST_AT_ONCE;
export type Load = keyof AtOnce;

/** What is going on in a process. */
export type Pressure = {
  /** How many are being answered. */
  now(load: Load): number;
  /** How many were sent away since it started. */
  refused(load: Load): number;
};

/** They do not all come back in the same second. */
const AWAY_S = { from: 1, to: 5 };

/** Counts who is being answered, and sends away whoever is too many; `open` routes are answered in any case. */
export function keepPressure(app: FastifyInstance, wanted: Partial<AtOnce> = {}): Pressure {
  const most = { ...MOST_AT_ONCE, ...wanted };
  const now = { push: 0, question: 0, waiting: 0 };
  const refused = { push: 0, question: 0, waiting: 0 };
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open === true) return;
    const load = loadOf(request);
    if (now[load] >= most[load]) {
      refused[load] += 1;
      const seconds = AWAY_S.from + Math.floor(Math.random() * (AWAY_S.to - AWAY_S.from + 1));
      throw thrown('busy', {}, { 'retry-after': String(seconds) });
    }
    now[load] += 1;
    // Comes once, whether the answer was sent or whoever asked has gone.
    reply.raw.once('close', () => {
      now[load] -= 1;
    });
  });
  return { now: (load) => now[load], refused: (load) => refused[load] };
}

function loadOf({ method, routeOptions, query }: FastifyRequest): Load {
  const { url } = routeOptions;
  if ((method === 'POST' && url === ENTRIES) || (method === 'PATCH' && url === BLOB)) return 'push';
  return Number((query as { wait?: string }).wait ?? 0) > 0 ? 'waiting' : 'question';
}
