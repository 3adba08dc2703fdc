/** The steps of the schema, forward only. A step that was released is never edited. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from './bulk.ts';
import { claims, consentReviews } from './claimTables.ts';
import { consoleTables } from './consoleTables.ts';
import { figures } from './figureTables.ts';
import { lifts } from './liftTables.ts';
import { sealing, type DatabaseKeys } from './sealTables.ts';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('devices')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('center', 'text')
      .addColumn('bin', 'text')
      .addColumn('publicKey', 'text', (c) => c.notNull())
      .addColumn('encryptionKey', 'text')
      .addColumn('cert', 'text', (c) => c.notNull())
      .addColumn('previous', 'text', (c) => c.references('devices.id'))
      .addColumn('enrolledAt', 'bigint', (c) => c.notNull())
      .addColumn('revokedAt', 'bigint')
      .addColumn('forkedAt', 'bigint')
      .addColumn('forkedSeq', 'bigint')
      .addColumn('headSeq', 'bigint', (c) => c.notNull())
      .addColumn('headHash', 'text', (c) => c.notNull())
      .addColumn('lastFeed', 'bigint', (c) => c.notNull())
      .addColumn('lastVerdict', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('codes')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('center', 'text')
      .addColumn('bin', 'text')
      .addColumn('replaces', 'text', (c) => c.references('devices.id'))
      .addColumn('expiresAt', 'bigint', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.references('devices.id'))
      .addColumn('publicKey', 'text')
      .execute();
    await journal(db);
    await records(db);
    await rules(db);
  },
};

async function journal(db: Kysely<unknown>) {
  await db.schema
    .createTable('entries')
    .addColumn('device', 'text', (c) => c.notNull().references('devices.id'))
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('line', 'text', (c) => c.notNull())
    .addColumn('receivedAt', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('entriesPlace', ['device', 'seq'])
    .execute();
  await db.schema
    .createTable('acts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('citizen', 'text')
    .addForeignKeyConstraint('actsPlace', ['device', 'seq'], 'entries', ['device', 'seq'])
    .execute();
  await db.schema.createIndex('actsOfCitizen').on('acts').columns(['citizen', 'id']).execute();
  await db.schema
    .createTable('verdicts')
    .addColumn('device', 'text', (c) => c.notNull().references('devices.id'))
    .addColumn('feed', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('verdictsPlace', ['device', 'feed'])
    .addUniqueConstraint('verdictsOfEntry', ['device', 'seq', 'n'])
    .execute();
}

async function records(db: Kysely<unknown>) {
  await db.schema
    .createTable('bans')
    .addColumn('entry', 'text', (c) => c.notNull().references('acts.id'))
    .addColumn('recordedBy', 'text', (c) => c.notNull().references('acts.id'))
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('citizen', 'text', (c) => c.notNull())
    .addColumn('datedAt', 'bigint', (c) => c.notNull())
    .addColumn('recordedAt', 'bigint', (c) => c.notNull())
    .addColumn('effectiveFrom', 'bigint', (c) => c.notNull())
    .addColumn('inForceAt', 'bigint')
    .addColumn('endedAt', 'bigint')
    .addPrimaryKeyConstraint('bansPlace', ['entry', 'scope'])
    .execute();
  await db.schema.createIndex('bansOfCitizen').on('bans').columns(['citizen', 'scope']).execute();
  await db.schema
    .createIndex('bansDue')
    .on('bans')
    .column('effectiveFrom')
    .where('inForceAt' as never, 'is', null)
    .execute();
  await db.schema
    .createTable('checks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('lender', 'text', (c) => c.notNull().references('devices.id'))
    .addColumn('citizen', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('ban', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('checksOfCitizen').on('checks').columns(['citizen', 'at']).execute();
  await db.schema
    .createTable('views')
    .addColumn('entry', 'text', (c) => c.primaryKey())
    .addColumn('citizen', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('viewsOfCitizen').on('views').columns(['citizen', 'at']).execute();
  await db.schema
    .createTable('idempotency')
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotencyPlace', ['owner', 'key'])
    .execute();
  await db.schema.createIndex('idempotencyAge').on('idempotency').column('at').execute();
}

async function rules(db: Kysely<unknown>) {
  for (const name of ['policies', 'staff']) {
    await db.schema
      .createTable(name)
      .addColumn('serial', 'bigint', (c) => c.primaryKey())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('issuedAt', 'bigint', (c) => c.notNull())
      .execute();
  }
  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .execute();
}

const blobs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('blobs')
      .addColumn('device', 'text', (c) => c.notNull().references('devices.id'))
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('upload', 'text', (c) => c.notNull().unique())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('mime', 'text', (c) => c.notNull())
      .addColumn('metadata', 'text', (c) => c.notNull())
      .addColumn('received', 'bigint', (c) => c.notNull())
      .addColumn('createdAt', 'bigint', (c) => c.notNull())
      .addColumn('expiresAt', 'bigint')
      .addColumn('wholeAt', 'bigint')
      .addPrimaryKeyConstraint('blobsPlace', ['device', 'sha256'])
      .execute();
    await db.schema.createIndex('blobsOfContent').on('blobs').column('sha256').execute();
    await db.schema
      .createIndex('blobsDue')
      .on('blobs')
      .column('expiresAt')
      .where('expiresAt' as never, 'is not', null)
      .execute();
    await db.schema
      .createTable('blobParts')
      .addColumn('upload', 'text', (c) => c.notNull().references('blobs.upload').onDelete('cascade'))
      .addColumn('start', 'bigint', (c) => c.notNull())
      .addColumn('content', 'bytea', (c) => c.notNull())
      .addPrimaryKeyConstraint('blobPartsPlace', ['upload', 'start'])
      .execute();
    await db.schema
      .createTable('blobWaits')
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('entry', 'text', (c) => c.notNull().references('acts.id'))
      .addPrimaryKeyConstraint('blobWaitsPlace', ['sha256', 'entry'])
      .execute();
    await db.schema.createIndex('blobWaitsOfEntry').on('blobWaits').column('entry').execute();
  },
};

/**
 * Over PostgreSQL, what a push writes refers to rows of the same push, or to the device whose row it holds:
 * looking each one up again is a third of the database's work, and between journals (by device) and bans (by
 * citizen) it is what keeps tables from being partitioned. SQLite keeps these constraints, and the same
 * tests run there.
 */
const withoutLookups: Migration = {
  async up(db: Kysely<unknown>) {
    if (!isPostgres(db)) return;
    const constraints = [
      ['entries', 'entries_device_fkey'],
      ['acts', 'actsPlace'],
      ['verdicts', 'verdicts_device_fkey'],
      ['bans', 'bans_entry_fkey'],
      ['bans', 'bans_recordedBy_fkey'],
    ] as const;
    for (const [table, name] of constraints) {
      await db.schema.alterTable(table).dropConstraint(name).execute();
    }
  },
};

/** Who looked, by more than their name: two may have the same. */
const whoLooked: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('views').addColumn('by', 'text').execute();
  },
};

/** The step from which on what is about people is sealed. */
export const SEALING = '0009-sealed';

/** Every step by its name; names sort in the order in which they run. */
export const migrationsWith = (keys: DatabaseKeys): Record<string, Migration> => ({
  '0001-first': first,
  '0002-blobs': blobs,
  '0003-without-lookups': withoutLookups,
  '0004-claims': claims,
  '0005-lifts': lifts,
  '0006-consent-reviews': consentReviews,
  '0007-figures': figures,
  '0008-console': consoleTables,
  [SEALING]: sealing(keys),
  '0010-who-looked': whoLooked,
});
