/**
 * A lender's side of the protocol, whole: enrolment, a token for each request, and no answer believed that the
 * registry did not sign. It uses nothing of the registry but what the protocol says: an integrator may copy it.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { rootOfCode } from '../../shared/protocol/enrolmentCode.ts';
import { isSealedByRing, openKeyring, type Keyring } from '../../shared/protocol/keyring.ts';
import { Enrolled, Keys } from '../../shared/protocol/schema/keys.ts';
import {
  AnswerReceipt,
  CheckAnswer,
  OrderPage,
  type CheckRequest,
  type OrderAnswer,
} from '../../shared/protocol/schema/lender.ts';
import { PublicJwk, Uuid } from '../../shared/protocol/schema/scalars.ts';
import {
  newKey,
  privateKey,
  publicJwk,
  signature,
  thumbprint,
  type PrivateJwk,
} from '../../shared/protocol/signing.ts';
import { requestToken } from '../../shared/protocol/token.ts';

/** What a lender keeps: its id and key, where the registry is, and the root key that all trust rests on. */
export const LenderKeys = z.object({
  registry: z.url(),
  lender: Uuid,
  key: PublicJwk.extend({ d: z.string() }),
  root: PublicJwk,
  keys: Keys,
});
export type LenderKeys = z.infer<typeof LenderKeys>;

/** Outside things: how requests are sent, and the time. */
export type Outside = { fetch: typeof fetch; now(): number };

/** An answer that is none, or is not signed. `code` is the registry's, or ours. */
const failure = (code: string, detail = '') =>
  new Error(detail === '' ? code : `${code}: ${detail}`, { cause: code });

/** Enrols with a one-time code. The code names the root key, so a hostile network cannot stand in. */
export async function enrolLender(
  registry: string,
  code: string,
  name: string,
  outside: Outside,
): Promise<LenderKeys> {
  const key: PrivateJwk = newKey('Ed25519');
  const proven = { code, publicKey: publicJwk(key).x, name };
  const proof = signature(proven, privateKey(key));
  const response = await outside.fetch(`${registry}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...proven, proof }),
  });
  const received = await jsonOf(response, 201);
  const enrolled = Enrolled.parse(received);
  const { device: lender, root } = enrolled;
  // As received: a signature covers members that a schema may not know.
  const { keys } = received as Enrolled;
  if (rootOfCode(code) !== thumbprint(root)) throw failure('root', 'the root key is not the one of the code');
  const ring = openKeyring(keys, root);
  if (!ring || !isSealedByRing((received as Enrolled).cert, ring))
    throw failure('signature', 'the enrolment is not signed');
  return { registry, lender, key: { ...publicJwk(key), d: key.d }, root: publicJwk(root), keys };
}

export type LenderClient = {
  /** Asks before a loan. The answer is the proof of having asked: keep it as it is. */
  check(asked: CheckRequest, idempotencyKey?: string): Promise<CheckAnswer>;
  /** Orders after feed number `after`; with `waitS` it waits for the first one. */
  orders(after: number, waitS?: number): Promise<OrderPage>;
  /** Says what was done about an order. */
  answer(order: string, said: OrderAnswer, idempotencyKey?: string): Promise<AnswerReceipt>;
  /** A document that an order names. */
  document(sha256: string): Promise<Uint8Array>;
};

/** A client for the lender of `keys`. Each call throws where the registry refuses, or its answer is not signed. */
export function lenderClient(keys: LenderKeys, outside: Outside): LenderClient {
  const key = privateKey(keys.key);

  async function ask(method: 'GET' | 'POST', target: string, body?: object, idempotencyKey?: string) {
    const bytes = body && Buffer.from(JSON.stringify(body));
    const token = await requestToken(keys.lender, key, { method, target, body: bytes }, outside.now());
    return outside.fetch(`${keys.registry}${target}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        // The same key again is the same request: a lost answer is asked for once more and changes nothing.
        ...(bytes && {
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey ?? randomUUID(),
        }),
      },
      ...(bytes && { body: bytes }),
    });
  }

  /** The keys as they are published now, where an answer names one that is not known yet. */
  async function ringFor(kid: string): Promise<Keyring> {
    const known = openKeyring(keys.keys, keys.root);
    if (known?.signing(kid)) return known;
    const fresh = openKeyring(await jsonOf(await outside.fetch(`${keys.registry}/v1/keys`), 200), keys.root);
    if (!fresh) throw failure('signature', 'the published keys are not signed by the root key');
    return fresh;
  }

  async function signed<T extends { kid: string; sig: string }>(
    response: Response,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const received = await jsonOf(response, 200);
    if (!schema.safeParse(received).success) throw failure('shape', 'this is no answer of a registry');
    const answer = received as T;
    if (!isSealedByRing(answer, await ringFor(answer.kid)))
      throw failure('signature', 'the answer is not signed by the registry');
    return answer;
  }

  return {
    async check(asked, idempotencyKey) {
      const answer = await signed(await ask('POST', '/v1/lender/checks', asked, idempotencyKey), CheckAnswer);
      // A proof about another person, application or amount is none for this loan.
      const isOurs = Object.entries(asked).every(
        ([name, value]) => answer[name as keyof CheckAnswer] === value,
      );
      if (!isOurs || answer.lender !== keys.lender)
        throw failure('other', 'the answer is about another application');
      return answer;
    },
    async orders(after, waitS = 0) {
      const page = await signed(
        await ask('GET', `/v1/lender/orders?after=${after}&wait=${waitS}`),
        OrderPage,
      );
      if (page.lender !== keys.lender || page.after !== after)
        throw failure('other', 'the page is for another lender, or another question');
      const ring = await ringFor(page.kid);
      if (!page.items.every((order, i) => isSealedByRing(order, ring) && order.feed === after + i + 1))
        throw failure('signature', 'an order is not signed, or one is missing');
      return page;
    },
    answer: async (order, said, idempotencyKey) =>
      signed(await ask('POST', `/v1/lender/orders/${order}/answer`, said, idempotencyKey), AnswerReceipt),
    async document(sha256) {
      const response = await ask('GET', `/v1/blobs/${sha256}`);
      if (response.status !== 200) await jsonOf(response, 200);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** The JSON of an answer with the status expected; else an error with the problem's code. */
async function jsonOf(response: Response, status: number): Promise<unknown> {
  const text = await response.text();
  const json: unknown = parse(text);
  if (response.status === status && json !== undefined) return json;
  const { code, detail } = (json ?? {}) as { code?: string; detail?: string };
  throw failure(code ?? 'shape', detail ?? `status ${response.status}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
