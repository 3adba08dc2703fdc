/** Human numbers, counted per year. */
import { sql } from 'kysely';
import { recordNumber } from '../../shared/protocol/number.ts';
import type { Writing } from './tables.ts';

/** The next `count` numbers of `year`, in order. The counter is locked until the transaction ends. */
export async function takeNumbers(tx: Writing, year: number, count: number): Promise<string[]> {
  if (count === 0) return [];
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `record.${year}`, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql<number>`counters.value + ${count}` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, i) => recordNumber(year, value - count + 1 + i));
}
