/** A kiosk, or a lender, as the registry sees one: keys, enrolment, tokens, entries, pushes. */
import { gzipSync } from 'node:zlib';
import type { KeyObject } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { headAfter, nextEntry } from '../../shared/protocol/entries.ts';
import type { Head } from '../../shared/protocol/schema/bodies.ts';
import { GENESIS, type Entry } from '../../shared/protocol/schema/entry.ts';
import type { Enrolled } from '../../shared/protocol/schema/keys.ts';
import type { PushStopped, PushTaken } from '../../shared/protocol/schema/push.ts';
import type { VerdictPage } from '../../shared/protocol/schema/verdict.ts';
import { newKey, privateKey, signature, type PrivateJwk } from '../../shared/protocol/signing.ts';
import { requestToken } from '../../shared/protocol/token.ts';

/** An answer of the registry, its body parsed where it is JSON. */
export type Answer<T = unknown> = { status: number; headers: Headers; body: T; text: string };

export type Asking = {
  body?: string | Uint8Array | undefined;
  headers?: Record<string, string>;
  /** Instead of the right token; null sends none. */
  token?: string | null;
  nowMs?: number;
};

export type TestDevice = {
  id: string;
  key: KeyObject;
  encryption: PrivateJwk;
  enrolled: Enrolled;
  /** The head of the journal as this device wrote it. */
  head: Head;
  /** Asks with a token bound to the request. */
  ask<T = unknown>(method: string, path: string, asking?: Asking): Promise<Answer<T>>;
  /** Sends JSON. */
  post<T = unknown>(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Writes the next entry of the journal. */
  write(kind: string, body: object, more?: { id?: string; at?: string }): Entry;
  /** Delivers lines: entries, or text as it is. */
  push(
    lines: readonly (object | string)[],
    options?: { gzip?: boolean },
  ): Promise<Answer<PushTaken & PushStopped>>;
  verdicts(after?: number, query?: string): Promise<Answer<VerdictPage>>;
};

/** Sends a request with fetch and reads the answer. */
export async function send<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '');
  const body = (isJson && text !== '' ? JSON.parse(text) : text) as T;
  return { status: response.status, headers: response.headers, body, text };
}

export type EnrolmentWish = { name?: string; center?: string; key?: PrivateJwk; encryption?: PrivateJwk };

/** The body of an enrolment, proven with the key. */
export function enrolmentRequest(code: string, key: PrivateJwk, wish: EnrolmentWish = {}) {
  const { name = 'Test', center, encryption } = wish;
  const proven = { code, publicKey: key.x, name, ...(center !== undefined && { center }) };
  const proof = signature(proven, privateKey(key));
  return { ...proven, ...(encryption && { encryptionKey: encryption.x }), proof };
}

/** Enrols with new keys. Throws where the registry does not answer 201. */
export async function enrol(url: string, code: string, wish: EnrolmentWish = {}): Promise<TestDevice> {
  const key = wish.key ?? newKey('Ed25519');
  const encryption = wish.encryption ?? newKey('X25519');
  const { status, body } = await send<Enrolled>(`${url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(enrolmentRequest(code, key, { ...wish, encryption })),
  });
  if (status !== 201) throw new Error(`enrolment answered ${status}: ${JSON.stringify(body)}`);
  return deviceOf(url, body, privateKey(key), encryption);
}

/** The entry again, as the next of another journal: the same id, salt and body, signed there. */
export function writeAgain(entry: Entry, to: TestDevice): Entry {
  const { v, id, kind, at, digest, salt, body } = entry;
  const header = { v, device: to.id, seq: to.head.seq + 1, id, kind, at, prev: to.head.hash, digest };
  const signed = { ...header, sig: signature(header, to.key), salt, body };
  to.head = headAfter(signed);
  return signed;
}

/** A device that was enrolled already. */
export function deviceOf(
  url: string,
  enrolled: Enrolled,
  key: KeyObject,
  encryption: PrivateJwk,
): TestDevice {
  const id = enrolled.device;
  const device: TestDevice = {
    id,
    key,
    encryption,
    enrolled,
    head: { seq: 0, hash: GENESIS },
    async ask(method, path, { body, headers = {}, token, nowMs = Date.now() } = {}) {
      const bytes = body === undefined ? undefined : Buffer.from(body);
      const bearer = token ?? (await requestToken(id, key, { method, target: path, body: bytes }, nowMs));
      const authorization: Record<string, string> =
        token === null ? {} : { authorization: `Bearer ${bearer}` };
      return send(url + path, {
        method,
        headers: { ...authorization, ...headers },
        ...(bytes && { body: bytes }),
      });
    },
    post: (path, body, headers = {}) =>
      device.ask('POST', path, {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    write(kind, body, { id: entryId = uuidv7(), at = '2026-11-22T10:00:00.000+05:00' } = {}) {
      const entry = nextEntry(device.head, { device: id, id: entryId, kind, at, body: { ...body } }, key);
      device.head = headAfter(entry);
      return entry;
    },
    push(lines, { gzip = false } = {}) {
      const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
      const body = gzip ? gzipSync(text) : Buffer.from(text);
      const encoding: Record<string, string> = gzip ? { 'content-encoding': 'gzip' } : {};
      return device.ask('POST', `/v1/devices/${id}/entries`, {
        body,
        headers: { 'content-type': 'application/x-ndjson', ...encoding },
      });
    },
    verdicts: (after = 0, query = '') =>
      device.ask('GET', `/v1/devices/${id}/verdicts?after=${after}${query}`),
  };
  return device;
}
