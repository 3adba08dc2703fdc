/** Idempotency-Key: the same request twice has one effect and one answer (registry-protocol, section 6). */
import type { Selectable } from 'kysely';
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Context } from '../context.ts';
import type { Records } from '../keys/records.ts';
import type { Store, Tables, Writing } from '../store/tables.ts';
import { contended, transact } from '../store/transact.ts';

/** How long an answer is given again to the same request. */
export const KEPT_MS = 24 * 3_600_000;

/** One POST: who sends it, under which key, where to, and its body as sent. */
export type Once = { owner: string; key: string; path: string; body: Uint8Array };

/** What is kept of one POST and its answer. */
export type Note = Selectable<Tables['idempotency']>;

/** What tells a request from another one with the same key. */
const fingerprint = ({ path, body }: Once) => sha256(Buffer.concat([Buffer.from(`${path}\n`), body]));

/** The note of an answer. */
export const noteOf = (records: Records, request: Once, answer: unknown, nowMs: number): Note => ({
  owner: request.owner,
  key: request.key,
  request: fingerprint(request),
  answer: records.seal(JSON.stringify(answer)),
  at: nowMs,
});

/** Notes that still count at `nowMs` are later than this (epoch ms). */
export const keptFrom = (nowMs: number): number => nowMs - KEPT_MS;

/** The answer in a note, or null where it is of another request. */
export const earlierAnswer = (note: Pick<Note, 'request' | 'answer'>, request: Once): unknown =>
  note.request === fingerprint(request) ? (JSON.parse(note.answer) as unknown) : null;

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
  return transact(context.store, async (tx) => {
    const nowMs = context.clock.now();
    const earlier = await tx
      .selectFrom('idempotency')
      .selectAll()
      .where('owner', '=', owner)
      .where('key', '=', key)
      .where('at', '>', keptFrom(nowMs))
      .executeTakeFirst();
    // Our own words, written below.
    if (earlier) return earlierAnswer(earlier, request) as T | null;
    const answer = await act(tx);
    // The same key came twice at once, and the other was first: this one is undone, and finds that answer.
    if (!(await writeNote(tx, noteOf(context.keys.records, request, answer, nowMs)))) throw contended();
    return answer;
  });
}

/** Writes a note where there is none that still counts; false where the key has one already. */
export async function writeNote(tx: Writing, note: Note): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotency')
    .values(note)
    .onConflict((conflict) =>
      conflict
        .columns(['owner', 'key'])
        .doUpdateSet({ request: note.request, answer: note.answer, at: note.at })
        .where('idempotency.at', '<=', keptFrom(note.at)),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}

/** Forgets the notes that are older than a day. */
export async function forgetOld(store: Store, nowMs: number): Promise<void> {
  await store.deleteFrom('idempotency').where('at', '<=', keptFrom(nowMs)).execute();
}
