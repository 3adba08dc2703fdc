/** A proxy before the registry, on which a test plays every bad network. */
import {
  request as httpRequest,
  createServer,
  type IncomingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type Passed = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };

/** Whether a request delivers entries. */
export const isPush = ({ path }: Asked): boolean => path.endsWith('/entries');

/**
 * What happens to a request: it is passed on and what `answer` makes of the answer goes back (null cuts
 * the connection), or it never arrives.
 */
export type Play = {
  /** Answers in the registry's place; null lets the request through. */
  instead?(asked: Asked): Passed | 'cut' | null;
  /** Changes the registry's answer; 'cut' loses it. */
  answer?(asked: Asked, passed: Passed): Passed | 'cut';
  /** Sends the request this many times and answers the last. */
  times?: number;
};

export type Proxy = { url: string; asked: Asked[]; play(play: Play): void; end(): Promise<void> };

export const html = (status: number, text = '<html>Sign in to the network</html>'): Passed => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text),
});

export const json = (status: number, value: unknown, headers: IncomingHttpHeaders = {}): Passed => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(value)),
});

/** Nothing gets through. */
export const down: Play = { instead: () => 'cut' };

export async function startProxy(target: string): Promise<Proxy> {
  let play: Play = {};
  const asked: Asked[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => outgoing.destroy());
    incoming.on('end', () => {
      const one = {
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      };
      asked.push(one);
      serve(one, outgoing).catch(() => outgoing.destroy());
    });
  });
  const serve = async (one: Asked, outgoing: ServerResponse) => {
    const now = play;
    const instead = now.instead?.(one) ?? null;
    if (instead === 'cut') {
      outgoing.destroy();
      return;
    }
    let passed = instead;
    if (!passed) {
      for (let n = 1; n < (now.times ?? 1); n++) await pass(target, one);
      const real = await pass(target, one);
      const changed = now.answer?.(one, real) ?? real;
      if (changed === 'cut') {
        outgoing.destroy();
        return;
      }
      passed = changed;
    }
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...headers } = passed.headers;
    outgoing.writeHead(passed.status, headers).end(passed.body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    play: (next) => {
      play = next;
    },
    end: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pass(target: string, { method, path, headers, body }: Asked): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      `${target}${path}`,
      { method, headers: { ...headers, connection: 'close' } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
        answer.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
