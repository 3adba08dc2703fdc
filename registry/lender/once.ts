/** Idempotency-Key: the same request twice has one effect and one answer (registry-protocol, section 6). */
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Context } from '../context.ts';
import type { Writing } from '../store/tables.ts';

const KEPT_MS = 24 * 3_600_000;

/** One POST: who sends it, under which key, where to, and its body as sent. */
export type Once = { owner: string; key: string; path: string; body: Uint8Array };

/**
 * The answer to a request: `act`'s, in one transaction with the note that it was given, or the
 * earlier one for the same key and request. Null when the key was used for another request.
 */
export function once<T>(
  context: Context,
  request: Once,
  act: (tx: Writing) => Promise<T>,
): Promise<T | null> {
  const { owner, key } = request;
  const fingerprint = sha256(Buffer.concat([Buffer.from(`${request.path}\n`), request.body]));
  return context.store.transaction().execute(async (tx) => {
    const nowMs = context.clock.now();
    await tx
      .deleteFrom('idempotency')
      .where('at', '<=', nowMs - KEPT_MS)
      .execute();
    const earlier = await tx
      .selectFrom('idempotency')
      .selectAll()
      .where('owner', '=', owner)
      .where('key', '=', key)
      .executeTakeFirst();
    if (earlier) return earlier.request === fingerprint ? (JSON.parse(earlier.answer) as T) : null;
    const answer = await act(tx);
    await tx
      .insertInto('idempotency')
      .values({ owner, key, request: fingerprint, answer: JSON.stringify(answer), at: nowMs })
      .execute();
    return answer;
  });
}
