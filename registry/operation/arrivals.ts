/**
 * Requests on their way in. Until it is known who sends one it counts for its address, and then, until its body is
 * here, for its sender: so whoever sends slowly, be it on purpose, is in nobody's way but their own.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Role } from '../../shared/protocol/schema/keys.ts';
import { busy } from '../routes/problems.ts';
import { noSlots, whenOver } from './slots.ts';

export type Arriving = {
  /** From one address: those whose sender is not known, or is nobody, with all they have to send. */
  unknown: number;
  /** Bodies on their way from one sender of that role. */
  unread: Record<Role, number>;
  /** What all bodies on their way may hold together, in bytes. */
  bytes: number;
};

/** A center is behind one address, with all its kiosks; a lender asks for as many loans as people want at once. */
const MOST_ARRIVING: Arriving = {
  unknown: 512,
  unread: { device: 32, lender: 250, prosecutor: 32, operator: 32 },
  bytes: 256 * 1024 * 1024,
};

export type Arrivals = {
  now(load: 'unknown' | 'unread'): number;
  /** How many were sent away, or dropped on the way, since it started. */
  refused(load: 'unknown' | 'unread'): number;
  /** Goes on with those who are known by now; has to follow whoever asks who it is. */
  known(): void;
  /** Where all bodies on their way hold too much together, drops the oldest ones of whoever holds most. */
  sweep(): void;
};

type Unread = { by: string; socket: Socket; from: number };

/** Counts what arrives at `app` from now on. */
export function keepArrivals(app: FastifyInstance, wanted: Partial<Arriving> = {}): Arrivals {
  const most = { ...MOST_ARRIVING, ...wanted };
  const slots = { unknown: noSlots(), unread: noSlots() };
  const refused = { unknown: 0, unread: 0 };
  /** In the order in which they came. */
  const unread = new Set<Unread>();
  const letGo = new WeakMap<FastifyRequest, () => void>();
  const isFull = (load: 'unknown' | 'unread', name: string, limit: number) => {
    if (slots[load].of(name) < limit) return false;
    refused[load] += 1;
    return true;
  };
  // Requests that follow each other on one connection listen to its end side by side.
  app.server.on('connection', (socket: Socket) => socket.setMaxListeners(0));
  app.addHook('onRequest', async (request) => {
    const { ip, raw, routeOptions } = request;
    // Whoever watches a registry is answered in any case.
    if (routeOptions.config.open === true && !hasBody(request)) return;
    if (isFull('unknown', ip, most.unknown)) throw busy();
    const done = slots.unknown.take(ip);
    letGo.set(request, done);
    whenOver(raw, raw.socket, done);
  });
  return {
    now: (load) => slots[load].total(),
    refused: (load) => refused[load],
    known() {
      app.addHook('onRequest', async (request) => {
        const { asker, raw } = request;
        if (!asker) return;
        letGo.get(request)?.();
        if (!hasBody(request)) return;
        if (isFull('unread', asker.id, most.unread[asker.role])) throw busy();
        const done = slots.unread.take(asker.id);
        const one = { by: asker.id, socket: raw.socket, from: raw.socket.bytesRead };
        unread.add(one);
        whenOver(raw, raw.socket, () => {
          unread.delete(one);
          done();
        });
      });
    },
    sweep() {
      for (const { socket } of tooMuch([...unread], most.bytes)) {
        refused.unread += 1;
        socket.destroy();
      }
    },
  };
}

/** Those to drop: who is slow and holds little has nothing to fear from who holds much. */
function tooMuch(unread: readonly Unread[], mostBytes: number): Unread[] {
  const senders = [...Map.groupBy(unread, ({ by }) => by).values()].map((bodies) => ({
    bodies,
    bytes: bodies.reduce((all, one) => all + held(one), 0),
  }));
  const dropped: Unread[] = [];
  let bytes = senders.reduce((all, sender) => all + sender.bytes, 0);
  while (bytes > mostBytes) {
    const [largest] = senders.toSorted((a, b) => b.bytes - a.bytes);
    const oldest = largest?.bodies.shift();
    if (!largest || !oldest) break;
    bytes -= held(oldest);
    largest.bytes -= held(oldest);
    dropped.push(oldest);
  }
  return dropped;
}

const held = ({ socket, from }: Unread) => socket.bytesRead - from;

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
