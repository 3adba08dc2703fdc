/** The table of lifts. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The step of the schema that brings it. */
export const lifts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lifts')
      .addColumn('entry', 'text', (c) => c.primaryKey())
      .addColumn('citizen', 'text', (c) => c.notNull())
      .addColumn('datedAt', 'bigint', (c) => c.notNull())
      .addColumn('recordedAt', 'bigint', (c) => c.notNull())
      .addColumn('effectiveFrom', 'bigint', (c) => c.notNull())
      .addColumn('ends', 'text', (c) => c.notNull())
      .addColumn('review', 'text')
      .addColumn('alone', 'bigint')
      .addColumn('releasedAt', 'bigint')
      .addColumn('releasedBy', 'text')
      .addColumn('endedAt', 'bigint')
      .addColumn('cancelledAt', 'bigint')
      .execute();
    await db.schema.createIndex('liftsOfCitizen').on('lifts').column('citizen').execute();
    await db.schema
      .createIndex('liftsDue')
      .on('lifts')
      .column('effectiveFrom')
      .where('endedAt' as never, 'is', null)
      .execute();
  },
};
