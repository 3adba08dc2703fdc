/** Human numbers, counted per year. */
import { sql } from 'kysely';
import { recordNumber } from '../../shared/protocol/number.ts';
import type { Reading, Store, Writing } from './tables.ts';

/** Gives the next `count` numbers of `year`, in order, to the transaction `tx`. Nobody else gets them. */
export type Numbers = { take(tx: Writing, year: number, count: number): Promise<string[]> };

/** Numbers counted in the transaction that uses them: they have no gap, and one transaction at a time. */
export const countedInside: Numbers = { take: takeNumbers };

/**
 * Numbers counted over a connection of their own. The counter is the one row that every push in the country
 * needs: held until a push has signed and written its verdicts, it would let them through one by one. A push
 * that fails leaves a gap.
 */
export const countedBeside = (counters: Store): Numbers => ({
  take: (_tx, year, count) => takeNumbers(counters, year, count),
});

async function takeNumbers(db: Reading, year: number, count: number): Promise<string[]> {
  if (count === 0) return [];
  const value = await advance(db, `record.${year}`, count);
  return Array.from({ length: count }, (_, i) => recordNumber(year, value - count + 1 + i));
}

/**
 * Counts on by `count` and returns where the counter of that name stands then. In a transaction the counter is
 * held until its end, so that whoever comes next counts on from what was committed, without a gap.
 */
export async function advance(db: Reading, name: string, count: number): Promise<number> {
  const { value } = await db
    .insertInto('counters')
    .values({ name, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql<number>`counters.value + excluded.value` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** Where the counter of that name stands; 0 where nothing was counted yet. */
export async function countedTo(db: Reading, name: string): Promise<number> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? 0;
}
