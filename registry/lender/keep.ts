/** Keeps checks with the answers that were given, in one transaction for all that are made at once. */
import { sql, type Insertable } from 'kysely';
import { isPostgres, rowsFrom } from '../store/bulk.ts';
import type { Store, Tables } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { KEPT_MS, writeNote, type Note } from './once.ts';

/** A check, and the note of what was answered to it. */
export type Kept = { check: Insertable<Tables['checks']>; note: Note };

const ROW = {
  owner: 'text',
  key: 'text',
  request: 'text',
  answer: 'text',
  at: 'bigint',
  id: 'text',
  lender: 'text',
  citizen: 'text',
  purpose: 'text',
  ban: 'text',
} as const;

/** Keeps checks with their answers, of each both or none: false for those whose key has an answer already. */
export async function keepChecks(store: Store, kept: readonly Kept[]): Promise<boolean[]> {
  if (!isPostgres(store)) {
    return transact(store, async (tx) => {
      const done: boolean[] = [];
      for (const { check, note } of kept) {
        const isNew = await writeNote(tx, note);
        if (isNew) await tx.insertInto('checks').values(check).execute();
        done.push(isNew);
      }
      return done;
    });
  }
  // One statement cannot write a row twice: of two with the same key the first one counts. They go in the order of
  // their keys, so that two processes never wait for each other.
  const byKey = new Map(kept.toReversed().map((one) => [placeOf(one.note), one]));
  const rows = [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { check, note }]) => ({ ...check, ...note }));
  // One statement is a transaction of its own, durable when it is answered.
  const { rows: written } = await sql<{ id: string }>`
    with q as materialized (select * from ${rowsFrom(store, 'q', ROW, rows)}),
         note as (
           insert into idempotency (owner, key, request, answer, at)
           select owner, key, request, answer, at from q
           on conflict (owner, key) do update
             set request = excluded.request, answer = excluded.answer, at = excluded.at
             where idempotency.at <= excluded.at - ${KEPT_MS}::bigint
           returning owner, key)
    insert into checks (id, lender, citizen, at, purpose, ban)
    select q.id, q.lender, q.citizen, q.at, q.purpose, q.ban from q join note using (owner, key)
    returning id`.execute(store);
  const ids = new Set(written.map(({ id }) => id));
  return kept.map(({ check }) => ids.has(check.id));
}

const placeOf = ({ owner, key }: Note) => `${owner} ${key}`;
