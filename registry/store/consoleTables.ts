/** The tables of the console: passkeys, what they are asked to sign, and who is signed in. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The step of the schema that brings them. */
export const consoleTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('passkeys')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull().references('devices.id'))
      .addColumn('publicKey', 'text', (c) => c.notNull())
      .addColumn('counter', 'bigint', (c) => c.notNull())
      .addColumn('enrolledAt', 'bigint', (c) => c.notNull())
      .addColumn('usedAt', 'bigint')
      .addColumn('revokedAt', 'bigint')
      .execute();
    await db.schema.createIndex('passkeysOfPerson').on('passkeys').column('person').execute();
    await db.schema
      .createTable('challenges')
      .addColumn('challenge', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text')
      .addColumn('expiresAt', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('challengesAge').on('challenges').column('expiresAt').execute();
    await db.schema
      .createTable('sessions')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull().references('devices.id'))
      .addColumn('passkey', 'text', (c) => c.notNull().references('passkeys.id'))
      .addColumn('startedAt', 'bigint', (c) => c.notNull())
      .addColumn('usedAt', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessionsAge').on('sessions').column('usedAt').execute();
    await db.schema.alterTable('codes').addColumn('person', 'text').execute();
  },
};
