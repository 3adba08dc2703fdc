/**
 * A bad network in one process: an HTTP front before the registry that passes every exchange to a
 * fault, which passes it on, spoils it, or never answers.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../random.ts';

/** A request, read whole before anything happens to it. */
export type Asked = { method: string; target: string; headers: http.IncomingHttpHeaders; body: Buffer };

export type Answer = { status: number; headers: http.OutgoingHttpHeaders; body: Buffer };

/** One exchange, in the hands of a fault. */
export type Exchange = {
  asked: Asked;
  /** Asks the real registry, now; as often as one likes, also for another request. */
  pass: (asked?: Asked) => Promise<Answer>;
  /** Gives the client this answer. */
  answer: (answer: Answer) => void;
  /** The connection to the client, for what HTTP has no words for. */
  socket: Socket;
  response: http.ServerResponse;
  random: Random;
  /** What went by before, newest last: the real answers, with what they answered. */
  past: readonly Passed[];
  /** Waits so many milliseconds, or less where the proxy closes. */
  wait: (ms: number) => Promise<void>;
};

export type Passed = { asked: Asked; answer: Answer };

/** What is done to an exchange; one that returns without an answer leaves the client waiting. */
export type Fault = (exchange: Exchange) => Promise<void>;

export type FaultProxy = {
  url: string;
  /** From now on; null for a good network. */
  set(fault: Fault | null): void;
  /** How many exchanges came since the last `set`. */
  hits(): number;
  /** Drops every connection there is: what hangs, hangs no longer. */
  drop(): void;
  close(): Promise<void>;
};

/** How many exchanges a replay may choose from. */
const REMEMBERED = 2_000;

/** A proxy before `to`, a good network at first. All chance comes from `seed`. */
export async function createFaultProxy(to: string, seed: number): Promise<FaultProxy> {
  const random = createRandom(seed);
  const past: Passed[] = [];
  const sockets = new Set<Socket>();
  const closing = new AbortController();
  let fault: Fault | null = null;
  let hits = 0;

  async function pass(asked: Asked): Promise<Answer> {
    const answer = await ask(to, asked);
    past.push({ asked, answer });
    if (past.length > REMEMBERED) past.shift();
    return answer;
  }

  const server = http.createServer((request, response) => {
    void exchangeOf(request, response).catch(() => {
      // The registry is not there, or the client left: either way the client sees a broken connection.
      request.socket.destroy();
    });
  });

  async function exchangeOf(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const asked = {
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      headers: request.headers,
      body: await read(request),
    };
    hits += 1;
    const answer = (given: Answer) => {
      response.writeHead(given.status, given.headers);
      response.end(given.body);
    };
    if (fault === null) {
      answer(await pass(asked));
      return;
    }
    await fault({
      asked,
      pass: (other = asked) => pass(other),
      answer,
      socket: request.socket,
      response,
      random,
      past,
      wait: (ms) => sleep(ms, undefined, { signal: closing.signal }),
    });
  }

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    url: `http://127.0.0.1:${address.port}`,
    set(next) {
      fault = next;
      hits = 0;
    },
    hits: () => hits,
    drop,
    async close() {
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
  };
}

/** Asks the server at `to` on a connection of its own. Throws where it cannot be reached. */
export async function ask(to: string, { method, target, headers, body }: Asked): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const options = {
    method,
    headers: { ...withoutHop(headers), 'content-length': body.length },
    agent: false,
  };
  http.request(new URL(target, to), options, resolve).on('error', reject).end(body);
  const response = await promise;
  const received = await read(response);
  const kept = { ...withoutHop(response.headers), 'content-length': received.length };
  return { status: response.statusCode ?? 502, headers: kept, body: received };
}

async function read(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Headers that are about one connection and not about the message (RFC 9110, section 7.6.1). */
function withoutHop(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  const {
    connection: _c,
    'keep-alive': _k,
    'transfer-encoding': _t,
    'content-length': _l,
    expect: _e,
    ...rest
  } = headers;
  return rest;
}
