/** Plain requests to the registry. Whatever is not a whole answer in JSON is no answer. */
import type { Agent, request } from 'undici';

/** An answer as it came. `json` is undefined where the body is not JSON, `lines` where it is not NDJSON. */
export type Reply = {
  status: number;
  json: unknown;
  lines?: string[] | undefined;
  etag: string | null;
  retryAfterMs: number | null;
  /** What tus says: the version spoken, where an upload is to go on, and where it is. */
  tus: { version: string | null; offset: number | null; location: string | null };
};

export type Ask = {
  method: 'GET' | 'POST' | 'HEAD' | 'PATCH';
  /** Path and query, as the token names them. */
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  /** The whole exchange may take this long. */
  timeoutMs?: number;
  signal?: AbortSignal;
};

export type Http = {
  /** What comes before every path. */
  prefix: string;
  /** The answer, or null: unreachable, cut off, too slow, too large, or the certificate is wrong. */
  send(ask: Ask): Promise<Reply | null>;
  close(): Promise<void>;
};

const TIMEOUT_MS = 30_000;
/** A policy with every lender is far below this; a page of verdicts too. */
const MAX_REPLY_BYTES = 32 * 1024 * 1024;

/** Whether a registry may be spoken to at `url`: over TLS, or on this very machine. */
export function isAllowedRegistry(url: URL): boolean {
  const isLoopback =
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
}

/** Requests to the registry at `base`, with connections of their own; certificates are always checked. */
export function createHttp(base: URL): Http {
  let opening: Promise<Connections> | null = null;
  const prefix = base.pathname.replace(/\/+$/, '');
  return {
    prefix,
    async send({ method, path, headers = {}, body, timeoutMs = TIMEOUT_MS, signal }) {
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        opening ??= openConnections();
        const { agent, request: send } = await opening;
        const answer = await send(`${base.origin}${path}`, {
          dispatcher: agent,
          method,
          headers: { accept: 'application/json', ...headers },
          body: body ?? null,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
          signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
        });
        const text = await readText(answer.body);
        if (text === null) return null;
        const type = one(answer.headers['content-type']) ?? '';
        return {
          status: answer.statusCode,
          json: /^application\/(problem\+)?json\b/i.test(type) ? parse(text) : undefined,
          ...(/^application\/x-ndjson\b/i.test(type)
            ? { lines: text.split('\n').filter((line) => line !== '') }
            : {}),
          etag: one(answer.headers.etag),
          retryAfterMs: retryAfter(one(answer.headers['retry-after'])),
          tus: {
            version: one(answer.headers['tus-resumable']),
            offset: count(one(answer.headers['upload-offset'])),
            location: one(answer.headers.location),
          },
        };
      } catch {
        // Refused, reset, timed out, an untrusted certificate, a body cut short: all the same to us.
        return null;
      }
    },
    close: async () => (await opening)?.agent.destroy(),
  };
}

type Connections = { agent: Agent; request: typeof request };

/** The program of it is as large as all else in the core, and a clerk's PIN waits for no network: read at first use. */
async function openConnections(): Promise<Connections> {
  const undici = await import('undici');
  const agent = new undici.Agent({
    connections: 4,
    connect: { rejectUnauthorized: true, timeout: 10_000 },
  });
  return { agent, request: undici.request };
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_REPLY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const one = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;

/** `Retry-After` in seconds (RFC 9110, 10.2.3) as milliseconds; a date is not honoured, our clock may be off. */
function retryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}

const count = (header: string | null): number | null =>
  header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
