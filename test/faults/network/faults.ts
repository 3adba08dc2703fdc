/** What a network can do to an exchange, one function a fault. Each is of the faults table in docs/promises.md. */
import { gunzipSync } from 'node:zlib';
import type { Answer, Asked, Exchange, Fault } from './proxy.ts';

/** Longer than any client should wait for an answer, and never awaited to its end by a test. */
const FOREVER_MS = 600_000;

/** Everything arrives, late. */
export const latency: Fault = async (exchange) => {
  await exchange.wait(exchange.random.between(50, 600));
  exchange.answer(await exchange.pass());
};

/** The connection is taken and reset at once. */
export const reset: Fault = async ({ socket }) => {
  socket.resetAndDestroy();
};

/** The request breaks off on its way: the registry never saw it whole. */
export const cutRequest: Fault = async ({ socket }) => {
  socket.destroy();
};

/** The registry did it; the answer breaks off in the middle of its body. */
export const cutAnswer: Fault = async (exchange) => {
  const { status, headers, body } = await exchange.pass();
  exchange.response.writeHead(status, { ...headers, 'content-length': body.length });
  const sent = body.subarray(0, exchange.random.between(0, body.length));
  exchange.response.write(sent, () => exchange.socket.destroy());
  // Nothing to write, nothing to be told.
  if (sent.length === 0) exchange.response.flushHeaders();
  await exchange.wait(20);
  exchange.socket.destroy();
};

/** The registry did it; the answer is shorter than it says and the connection ends in good order. */
export const shortAnswer: Fault = async (exchange) => {
  const { status, headers, body } = await exchange.pass();
  const { 'content-length': _, ...rest } = headers;
  exchange.response.writeHead(status, { ...rest, connection: 'close' });
  exchange.response.end(body.subarray(0, Math.floor(body.length / 2)));
};

/** Nobody is on the other side any more, and nobody says so. */
export const halfOpen: Fault = async (exchange) => {
  await exchange.wait(FOREVER_MS);
};

/** The registry did it; no answer ever comes. */
export const lostAnswer: Fault = async (exchange) => {
  await exchange.pass();
  await exchange.wait(FOREVER_MS);
};

/** The request arrives twice. */
export const duplicate: Fault = async (exchange) => {
  await exchange.pass();
  exchange.answer(await exchange.pass());
};

/** The request arrives twice at the same moment. */
export const twin: Fault = async (exchange) => {
  const [answer] = await Promise.all([exchange.pass(), exchange.pass()]);
  exchange.answer(answer);
};

/** A request is lost to its sender, and arrives after later ones. */
export const reorder: Fault = async (exchange) => {
  if (exchange.random.next() < 0.5) {
    const { asked, pass } = exchange;
    setTimeout(() => void pass(asked).catch(() => {}), exchange.random.between(50, 1_500)).unref();
    exchange.socket.destroy();
    return;
  }
  exchange.answer(await exchange.pass());
};

/** Any earlier request arrives again, before this one. */
export const replayRequest: Fault = async (exchange) => {
  if (exchange.past.length > 0) await exchange.pass(exchange.random.pick(exchange.past).asked);
  exchange.answer(await exchange.pass());
};

/** Something between here and the registry is broken. */
export const serverError: Fault = async (exchange) => {
  exchange.answer(text(exchange.random.pick([500, 502, 503, 504]), 'text/html', '<h1>Bad Gateway</h1>'));
};

/** As `serverError`, but the registry did it. */
export const serverErrorAfter: Fault = async (exchange) => {
  await exchange.pass();
  exchange.answer(text(502, 'text/html', '<h1>Bad Gateway</h1>'));
};

/** The registry asks to come back in a second. */
export const tooMany: Fault = async (exchange) => {
  exchange.answer(retryAfter(429));
};

/** The registry is being serviced. */
export const unavailable: Fault = async (exchange) => {
  exchange.answer(retryAfter(503));
};

/** A center's Wi-Fi wants someone to accept its terms. */
export const captivePortal: Fault = async (exchange) => {
  exchange.answer(
    text(200, 'text/html', '<!doctype html><title>Wi-Fi</title><form><button>OK</button></form>'),
  );
};

/** As `captivePortal`, by a redirection. */
export const portalRedirect: Fault = async (exchange) => {
  const answer = text(302, 'text/html', '');
  exchange.answer({ ...answer, headers: { ...answer.headers, location: 'http://127.0.0.1:9/login' } });
};

const SHAPES = [
  '',
  'null',
  '{}',
  '[]',
  '""',
  'true',
  '0',
  '{"ok":true}',
  '{"head":null}',
  '{"items":[]}',
  '{"head":{"seq":"1","hash":1}}',
];

/** 200, and JSON, but not what was asked for. */
export const wrongShape: Fault = async (exchange) => {
  exchange.answer(text(200, 'application/json', exchange.random.pick(SHAPES)));
};

/** 200, in the right shape and untrue: what was sent is answered with the head of before. */
export const headBehind: Fault = (exchange) => answerHead(exchange, { seq: 0, hash: '0'.repeat(64) });

/** 200, in the right shape and untrue: the registry holds far more than was ever sent. */
export const headAhead: Fault = (exchange) => answerHead(exchange, { seq: 1_000_000, hash: 'ab'.repeat(32) });

/** 200, in the right shape and untrue: the head of another device's journal. */
export const otherHead: Fault = (exchange) =>
  answerHead(exchange, { seq: Math.max(1, lastSeq(exchange.asked)), hash: 'cd'.repeat(32) });

async function answerHead(exchange: Exchange, head: { seq: number; hash: string }): Promise<void> {
  const { asked, random } = exchange;
  const now = new Date().toISOString().replace('Z', '+00:00');
  if (isPush(asked)) exchange.answer(json({ head, taken: random.between(0, 3), known: 0, now }));
  else if (asked.target.endsWith('/head')) exchange.answer(json(head));
  else exchange.answer(await exchange.pass());
}

/** The right answer of another request. */
export const swapped: Fault = async (exchange) => {
  const real = await exchange.pass();
  const others = exchange.past.filter(
    ({ asked, answer }) => answer.status === 200 && asked.target !== exchange.asked.target,
  );
  exchange.answer(others.length > 0 ? exchange.random.pick(others).answer : real);
};

/** A byte of the answer is flipped. */
export const flipped: Fault = async (exchange) => {
  const answer = await exchange.pass();
  const body = Buffer.from(answer.body);
  if (body.length > 0) {
    const at = exchange.random.between(0, body.length);
    body.writeUInt8(body.readUInt8(at) ^ (1 << exchange.random.between(0, 8)), at);
  }
  exchange.answer({ ...answer, body });
};

/** The first answer that was ever given to the same question: an old policy, an old or empty page of verdicts. */
export const oldAnswer: Fault = async (exchange) => {
  const real = await exchange.pass();
  const first = exchange.past.find(
    ({ asked, answer }) => pageOf(asked) === pageOf(exchange.asked) && answer.status === 200,
  );
  exchange.answer(exchange.asked.method === 'GET' ? (first?.answer ?? real) : real);
};

/** Verdicts are withheld: every question about them is answered with the oldest page there was. */
export const emptyPages: Fault = async (exchange) => {
  const real = await exchange.pass();
  const isPage = ({ target }: Asked) => target.includes('/verdicts');
  const empty = exchange.past.find(({ asked, answer }) => isPage(asked) && isEmptyPage(answer));
  exchange.answer(isPage(exchange.asked) && empty ? empty.answer : real);
};

/** A byte of the answer a while: it never ends. */
export const slowLoris: Fault = async (exchange) => {
  const { status, headers, body } = await exchange.pass();
  exchange.response.writeHead(status, { ...headers, 'content-length': body.length + 100_000 });
  for (let at = 0; !exchange.socket.destroyed; at = (at + 1) % Math.max(1, body.length)) {
    exchange.response.write(body.length > 0 ? body.subarray(at, at + 1) : ' ');
    await exchange.wait(200);
  }
};

/** An answer without an end, as fast as it can be read. */
export const endless: Fault = async (exchange) => {
  exchange.response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, ' ');
  while (!exchange.socket.destroyed) {
    exchange.response.write(chunk);
    await exchange.wait(1);
  }
};

/** Headers without an end of theirs. */
export const garbage: Fault = async ({ socket, random }) => {
  socket.write(`HTTP/1.1 200 OK\r\nX-${'a'.repeat(random.between(1, 100_000))}: `);
  socket.end();
};

/** Every fault by its name. */
export const FAULTS = {
  latency,
  reset,
  cutRequest,
  cutAnswer,
  shortAnswer,
  halfOpen,
  lostAnswer,
  duplicate,
  twin,
  reorder,
  replayRequest,
  serverError,
  serverErrorAfter,
  tooMany,
  unavailable,
  captivePortal,
  portalRedirect,
  wrongShape,
  headBehind,
  headAhead,
  otherHead,
  swapped,
  flipped,
  oldAnswer,
  emptyPages,
  slowLoris,
  endless,
  garbage,
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** Any of `faults`, another one each time. */
export const anyOf =
  (faults: readonly Fault[]): Fault =>
  (exchange) =>
    exchange.random.pick(faults)(exchange);

const text = (status: number, type: string, body: string): Answer => {
  const bytes = Buffer.from(body);
  return { status, headers: { 'content-type': type, 'content-length': bytes.length }, body: bytes };
};

const json = (value: unknown): Answer => text(200, 'application/json', JSON.stringify(value));

const retryAfter = (status: 429 | 503): Answer => {
  const code = status === 429 ? 'too-many-requests' : 'unavailable';
  const answer = text(
    status,
    'application/problem+json',
    JSON.stringify({ type: 'about:blank', title: code, status, code }),
  );
  return { ...answer, headers: { ...answer.headers, 'retry-after': '1' } };
};

const isPush = ({ method, target }: Asked) => method === 'POST' && target.endsWith('/entries');

/** The last entry's number in a push; 0 where it cannot be read. */
function lastSeq({ headers, body }: Asked): number {
  try {
    const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    const { seq } = JSON.parse(plain.toString().trim().split('\n').at(-1) ?? '') as { seq: unknown };
    return typeof seq === 'number' ? seq : 0;
  } catch {
    return 0;
  }
}

/** A question without what differs each time it is asked. */
const pageOf = ({ method, target }: Exchange['asked']) => `${method} ${target.replace(/[?&]wait=\d+/, '')}`;

function isEmptyPage({ status, body }: Answer): boolean {
  try {
    const { items } = JSON.parse(body.toString()) as { items?: unknown };
    return status === 200 && Array.isArray(items) && items.length === 0;
  } catch {
    return false;
  }
}
