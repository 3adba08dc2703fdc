/** A kiosk by the protocol alone: a key, a journal in memory, and no code of the kiosk's. */
import type { KeyObject } from 'node:crypto';
import { Agent, request } from 'undici';
import { uuidv7 } from 'uuidv7';
import { headAfter, nextEntry } from '../../shared/protocol/entries.ts';
import type { Head } from '../../shared/protocol/schema/bodies.ts';
import { GENESIS, type Entry } from '../../shared/protocol/schema/entry.ts';
import { Enrolled } from '../../shared/protocol/schema/keys.ts';
import type { VerdictPage } from '../../shared/protocol/schema/verdict.ts';
import { newKey, privateKey, publicJwk, signature } from '../../shared/protocol/signing.ts';
import { requestToken } from '../../shared/protocol/token.ts';
import { banAnswers } from './sessions.ts';

export type Answered = { status: number; headers: Record<string, unknown>; json: unknown };

/** A request; its token is made for it. */
export type DeviceAsked = {
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  path: string;
  body?: Buffer;
  headers?: Record<string, string>;
};

export type Device = {
  id: string;
  /** What enrolment answered. */
  enrolled: Enrolled;
  key: KeyObject;
  head(): Head;
  /** The entry that would follow the head; it is not in the journal until `append`. */
  sign(kind: string, body: Record<string, unknown>): Entry;
  append(entry: Entry): void;
  /** Sends a request in the device's name. Throws where no answer comes in time. */
  send(asked: DeviceAsked): Promise<Answered>;
  /** Pushes bytes, packed by `encoding` where they say so. */
  push(body: Buffer, encoding?: string): Promise<Answered>;
  /** Every verdict after `feed`. */
  verdicts(feed: number): Promise<VerdictPage['items']>;
};

/** The long runs share their machine with others. */
const ANSWERS_WITHIN_MS = 60_000;

/** Enrols a device with the registry at `url` by `code`; its journal is opened but not delivered. */
export async function enrolDevice(
  url: string,
  code: string,
  agent: Agent = new Agent({ connections: 32 }),
): Promise<Device> {
  const jwk = newKey('Ed25519');
  const key = privateKey(jwk);
  const publicKey = publicJwk(jwk).x;
  const encryptionKey = publicJwk(newKey('X25519')).x;
  const name = 'by protocol';
  const proof = signature({ code, publicKey, name }, key);
  const enrolment = await call({
    method: 'POST',
    path: '/v1/devices',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ code, publicKey, encryptionKey, name, proof })),
  });
  if (enrolment.status !== 201)
    throw new Error(`enrolment answered ${enrolment.status} ${JSON.stringify(enrolment.json)}`);
  const enrolled = Enrolled.parse(enrolment.json);
  const { device: id } = enrolled;
  let head: Head = { seq: 0, hash: GENESIS };

  async function call({ method, path, body, headers = {} }: DeviceAsked): Promise<Answered> {
    const answer = await request(`${url}${path}`, {
      method,
      headers,
      body: body ?? null,
      dispatcher: agent,
      headersTimeout: ANSWERS_WITHIN_MS,
      bodyTimeout: ANSWERS_WITHIN_MS,
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: answer.headers, json: jsonOf(bytes) };
  }

  const send: Device['send'] = async (asked) => {
    const { method, path: target, body } = asked;
    const token = await requestToken(id, key, { method, target, body }, Date.now());
    return call({ ...asked, headers: { ...asked.headers, authorization: `Bearer ${token}` } });
  };
  return {
    id,
    enrolled,
    key,
    head: () => head,
    sign: (kind, body) => nextEntry(head, { device: id, id: uuidv7(), kind, at: now(), body }, key),
    append(entry) {
      head = headAfter(entry);
    },
    send,
    push: (body, encoding) =>
      send({
        method: 'POST',
        path: `/v1/devices/${id}/entries`,
        body,
        headers: {
          'content-type': 'application/x-ndjson',
          ...(encoding !== undefined && { 'content-encoding': encoding }),
        },
      }),
    async verdicts(feed) {
      const items: VerdictPage['items'] = [];
      for (let after = feed; ;) {
        const { json } = await send({
          method: 'GET',
          path: `/v1/devices/${id}/verdicts?after=${after}&limit=1000`,
        });
        const page = json as VerdictPage;
        items.push(...page.items);
        if (page.next >= page.last) return items;
        after = page.next;
      }
    },
  };
}

/** What was answered; null where that is nothing, or is no JSON. */
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return null;
  }
}

/** The body of a ban as a kiosk would sign it. */
export function banBody(serial: number): Record<string, unknown> {
  const { citizen, attestation, scope } = banAnswers(serial);
  const served = { clerk: '1001', center: 'almaty-1', session: uuidv7(), policy: 1 };
  return {
    citizen,
    attestation: { ...served, ...attestation },
    confirmation: { at: now(), screen: 'turned', shown: '00'.repeat(32) },
    scope,
  };
}

/** The body of a journal's first entry. */
export const OPENING = { cause: 'new', lost: [] };

const now = () => new Date().toISOString().replace('Z', '+00:00');
