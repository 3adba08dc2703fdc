/**
 * Back-pressure: a process takes on no more at once than it can answer in time. Counted is who is known and whose
 * request is here whole; whoever comes beyond that is told when to come back, and kiosks and lenders do
 * (registry-protocol, section 11).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BLOB } from '../routes/blobs.ts';
import { ENTRIES } from '../routes/entries.ts';
import { busy } from '../routes/problems.ts';
import { keepArrivals, type Arriving } from './arrivals.ts';
import { noSlots, whenOver } from './slots.ts';

/**
 * How many are answered at once. A `push` may hold 8 MiB and costs a third of a millisecond an entry; a `handful` of
 * entries is what was signed just now, and somebody at a desk waits for it: it is not behind what others saved up. An
 * `upload` is a whole attachment to judge; a `question` is short; whoever is `waiting` for news costs a connection and
 * nothing else.
 */
const MOST_AT_ONCE = { push: 32, handful: 160, upload: 32, question: 500, waiting: 20_000 };
/**
 * How many of them may be one sender's: a kiosk has one of each, and those it gave up but the registry did not. And
 * nobody has more than are still free (Choudhury and Hahne's dynamic threshold): however many there are who read their
 * answers slowly, each leaves half of what was left, and whoever has none yet gets one while there is any.
 */
const MOST_OF_ONE = { push: 16, handful: 16, upload: 4, question: 250, waiting: 500 };

/** A push that says that it is no larger, in bytes as sent, is a handful. */
const HANDFUL_BYTES = 32 * 1024;

type Answered = keyof typeof MOST_AT_ONCE;
export type AtOnce = typeof MOST_AT_ONCE & Arriving;
/** Every way in which requests keep a process busy, from the door on. */
export const LOADS = ['unknown', 'unread', 'push', 'handful', 'upload', 'question', 'waiting'] as const;
export type Load = (typeof LOADS)[number];

/** What is going on in a process. */
export type Pressure = {
  /** How many there are. */
  now(load: Load): number;
  /** How many were sent away since it started. */
  refused(load: Load): number;
  /** Counts those who are known from here on; has to follow whoever asks who it is. */
  known(): void;
  /** Makes room where bodies on their way hold too much. */
  sweep(): void;
};

/** Counts who comes and who is answered, and sends away whoever is too many; `open` routes are answered in any case. */
export function keepPressure(app: FastifyInstance, wanted: Partial<AtOnce> = {}): Pressure {
  const most = { ...MOST_AT_ONCE, ...wanted };
  const arrivals = keepArrivals(app, wanted);
  const slots = {
    push: noSlots(),
    handful: noSlots(),
    upload: noSlots(),
    question: noSlots(),
    waiting: noSlots(),
  };
  const refused = { push: 0, handful: 0, upload: 0, question: 0, waiting: 0 };
  const demandRoom = ({ asker }: FastifyRequest, load: Answered) => {
    const [free, theirs] = [most[load] - slots[load].total(), slots[load].of(asker?.id ?? '')];
    if (theirs < Math.min(free, MOST_OF_ONE[load])) return;
    refused[load] += 1;
    throw busy();
  };
  return {
    now: (load) => (isArriving(load) ? arrivals.now(load) : slots[load].total()),
    refused: (load) => (isArriving(load) ? arrivals.refused(load) : refused[load]),
    known() {
      // What there is no room for need not be sent; whether there is, is asked again when it is here.
      app.addHook('onRequest', async (request) => {
        if (request.asker) demandRoom(request, loadOf(request));
      });
      arrivals.known();
      app.addHook('preHandler', async (request, reply) => {
        if (!request.asker) return;
        const load = loadOf(request);
        demandRoom(request, load);
        whenOver(reply.raw, request.raw.socket, slots[load].take(request.asker.id));
      });
    },
    sweep: () => arrivals.sweep(),
  };
}

const isArriving = (load: Load): load is Exclude<Load, Answered> => load === 'unknown' || load === 'unread';

function loadOf({ method, routeOptions, query, headers }: FastifyRequest): Answered {
  const { url } = routeOptions;
  if (method === 'POST' && url === ENTRIES)
    return Number(headers['content-length'] ?? Infinity) <= HANDFUL_BYTES ? 'handful' : 'push';
  if (method === 'PATCH' && url === BLOB) return 'upload';
  return Number((query as { wait?: string }).wait ?? 0) > 0 ? 'waiting' : 'question';
}
