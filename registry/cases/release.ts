/** Lifts and consents that somebody has to look at: in which order, and how two people let one go on. */
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { appendOwn } from '../own/journal.ts';
import type { StoredLift, Writing } from '../store/tables.ts';

/** Those first whose citizen asked for help. */
export const helpFirst = <R extends Pick<StoredLift, 'review'>>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => Number(b.review === 'distress') - Number(a.review === 'distress'));

/** Where each is kept, and what besides its end keeps it from going on. */
const KEPT = {
  lift: { table: 'lifts', isOpen: sql`and ${sql.ref('cancelledAt')} is null` },
  consent: { table: 'consents', isOpen: sql`` },
} as const;

/**
 * Two people let what is under review go on: it takes effect at the time that was said last, and the registry's own
 * journal says who they were. False where nothing of that `entry` is under review. Throws a RangeError where the two
 * are one.
 */
export async function release(
  what: keyof typeof KEPT,
  { keys }: Pick<Context, 'keys'>,
  tx: Writing,
  entry: string,
  people: readonly [string, string],
  nowMs: number,
): Promise<boolean> {
  if (people[0] === people[1]) throw new RangeError(`releasing a ${what} takes two people`);
  const { table, isOpen } = KEPT[what];
  const { numAffectedRows } = await sql`
    update ${sql.table(table)}
       set ${sql.ref('releasedAt')} = ${nowMs}, ${sql.ref('releasedBy')} = ${JSON.stringify(people)}
     where entry = ${entry} and review is not null
       and ${sql.ref('releasedAt')} is null and ${sql.ref('endedAt')} is null ${isOpen}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await appendOwn(tx, keys, { kind: `${what}.released`, subject: entry, body: { by: people } }, nowMs);
  return true;
}
