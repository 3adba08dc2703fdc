/** POSTs that carry an Idempotency-Key (registry-protocol, section 6). */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { once, type Once } from '../lender/once.ts';
import type { Device, Writing } from '../store/tables.ts';
import { thrown } from './problems.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Described here and checked below: a missing key is 400, and only those are told who may ask. */
export const withKey = z.looseObject({ 'idempotency-key': z.string().optional() });

/** The request of `owner` under its key. Throws 400 without one. */
export function keyed({ keys }: Context, request: FastifyRequest, owner: Device): Once {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw thrown('idempotency-key');
  // What a lender makes its keys of is its own affair; some make them of the citizen's ИИН.
  return { owner: owner.id, key: keys.lookup(`key ${key}`), path: request.url, body: request.sent };
}

/** An answer that is durable, after waking whoever it names in `told`. Throws 422 where the key was used for another request. */
export function given<T extends { told: string[] }>(context: Context, answer: T | null): T {
  if (answer === null) throw thrown('idempotency-key-reused');
  for (const one of new Set(answer.told)) context.notifier.tell(one);
  return answer;
}

/**
 * What `act` made of the request, or of an earlier one with the same key; whoever it names in `told` is woken
 * when all is durable. Throws 400 without a key, and 422 where the key was used for another request.
 */
export async function onceFor<T extends { told: string[] }>(
  context: Context,
  request: FastifyRequest,
  owner: Device,
  act: (tx: Writing) => Promise<T>,
): Promise<T> {
  return given(context, await once(context, keyed(context, request, owner), act));
}
