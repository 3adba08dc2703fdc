/** Locks by name, for what has no row to lock. */
import { sql } from 'kysely';
import { isPostgres } from './bulk.ts';
import type { Writing } from './tables.ts';

/** Holds `names` until the transaction ends. In SQLite the transaction is the lock of everything. */
export async function lockNames(tx: Writing, names: readonly string[]): Promise<void> {
  if (!isPostgres(tx)) return;
  for (const name of names.toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  }
}
