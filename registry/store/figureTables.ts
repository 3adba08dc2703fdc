/** What the figures are computed from, beside what is there anyhow. */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The step that tells when each claim was signed at the desk, and finds orders and answers by their time. */
export const figures: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('cases')
      .addColumn('filedAt', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await fillFiledAt(db);
    await db.schema.createIndex('ordersByTime').on('orders').column('publishedAt').execute();
    await db.schema.createIndex('answersByTime').on('answers').column('receivedAt').execute();
  },
};

async function fillFiledAt(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ claim: string; line: string }>`
    select distinct cases.claim, entries.line from cases
      join acts on acts.id = cases.claim
      join entries on entries.device = acts.device and entries.seq = acts.seq`.execute(db);
  for (const { claim, line } of rows) {
    const { at } = JSON.parse(line) as { at: string };
    await sql`update cases set "filedAt" = ${Date.parse(at)} where claim = ${claim}`.execute(db);
  }
}
