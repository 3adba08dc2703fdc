/** Idempotency-Key: the same request twice has one effect and one answer (registry-protocol, section 6). */
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Context } from '../context.ts';
import type { Store, Writing } from '../store/tables.ts';
import { contended, transact } from '../store/transact.ts';

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
  return transact(context.store, async (tx) => {
    const nowMs = context.clock.now();
    const earlier = await tx
      .selectFrom('idempotency')
      .selectAll()
      .where('owner', '=', owner)
      .where('key', '=', key)
      .where('at', '>', nowMs - KEPT_MS)
      .executeTakeFirst();
    if (earlier) return earlier.request === fingerprint ? (JSON.parse(earlier.answer) as T) : null;
    const answer = await act(tx);
    const note = { request: fingerprint, answer: JSON.stringify(answer), at: nowMs };
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('idempotency')
      .values({ owner, key, ...note })
      .onConflict((conflict) =>
        conflict
          .columns(['owner', 'key'])
          .doUpdateSet(note)
          .where('idempotency.at', '<=', nowMs - KEPT_MS),
      )
      .executeTakeFirstOrThrow();
    // The same key came twice at once, and the other was first: this one is undone, and finds that answer.
    if (numInsertedOrUpdatedRows === 0n) throw contended();
    return answer;
  });
}

/** Forgets the notes that are older than a day. */
export async function forgetOld(store: Store, nowMs: number): Promise<void> {
  await store
    .deleteFrom('idempotency')
    .where('at', '<=', nowMs - KEPT_MS)
    .execute();
}
