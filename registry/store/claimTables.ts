/** The tables of claims, orders, consents, and of the registry's own journal. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The step of the schema that brings them. */
export const claims: Migration = {
  async up(db: Kysely<unknown>) {
    await claimsAndCases(db);
    await orders(db);
    await consents(db);
    await ownJournal(db);
    for (const table of ['devices', 'codes'])
      await db.schema.alterTable(table).addColumn('region', 'text').execute();
  },
};

async function claimsAndCases(db: Kysely<unknown>) {
  await db.schema
    .createTable('claimEntries')
    .addColumn('entry', 'text', (c) => c.primaryKey())
    .addColumn('claim', 'text', (c) => c.notNull())
    .addColumn('recordedAt', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('claimEntriesOfClaim').on('claimEntries').columns(['claim', 'entry']).execute();
  await db.schema
    .createTable('cases')
    .addColumn('claim', 'text', (c) => c.notNull())
    .addColumn('loan', 'text', (c) => c.notNull())
    .addColumn('citizen', 'text', (c) => c.notNull())
    .addColumn('bin', 'text')
    .addColumn('lender', 'text', (c) => c.notNull())
    .addColumn('product', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('issuedOn', 'text', (c) => c.notNull())
    .addColumn('online', 'bigint', (c) => c.notNull())
    .addColumn('center', 'text')
    .addColumn('region', 'text')
    .addColumn('vulnerable', 'text', (c) => c.notNull())
    .addColumn('openedAt', 'bigint', (c) => c.notNull())
    .addColumn('closedAt', 'bigint')
    .addColumn('closedBy', 'text')
    .addPrimaryKeyConstraint('casesPlace', ['claim', 'loan'])
    .execute();
  await db.schema.createIndex('casesOfCitizen').on('cases').columns(['citizen', 'claim']).execute();
  await db.schema.createIndex('casesByAge').on('cases').columns(['openedAt', 'claim', 'loan']).execute();
  await db.schema.createIndex('casesOfRegion').on('cases').columns(['region', 'openedAt']).execute();
  await db.schema.createIndex('casesOfLender').on('cases').columns(['bin', 'openedAt']).execute();
  await db.schema
    .createTable('claimBlobs')
    .addColumn('claim', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('claimBlobsPlace', ['sha256', 'claim'])
    .execute();
}

async function orders(db: Kysely<unknown>) {
  await db.schema
    .createTable('orders')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bin', 'text', (c) => c.notNull())
    .addColumn('feed', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('claim', 'text', (c) => c.notNull())
    .addColumn('loan', 'text', (c) => c.notNull())
    .addColumn('publishedAt', 'bigint', (c) => c.notNull())
    .addColumn('dueAt', 'bigint', (c) => c.notNull())
    .addColumn('revokes', 'text')
    .addColumn('representation', 'text')
    .addColumn('document', 'text', (c) => c.notNull())
    .addUniqueConstraint('ordersFeed', ['bin', 'feed'])
    .execute();
  await db.schema.createIndex('ordersOfLoan').on('orders').columns(['claim', 'loan']).execute();
  await db.schema.createIndex('ordersDue').on('orders').column('dueAt').execute();
  await db.schema
    .createTable('orderBlobs')
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('bin', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('orderBlobsPlace', ['sha256', 'bin'])
    .execute();
  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('order', 'text', (c) => c.notNull().references('orders.id'))
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('claim', 'text', (c) => c.notNull())
    .addColumn('loan', 'text', (c) => c.notNull())
    .addColumn('lender', 'text', (c) => c.notNull().references('devices.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('receivedAt', 'bigint', (c) => c.notNull())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addUniqueConstraint('answersPlace', ['order', 'n'])
    .execute();
  await db.schema.createIndex('answersOfLoan').on('answers').columns(['claim', 'loan']).execute();
}

async function consents(db: Kysely<unknown>) {
  await db.schema
    .createTable('consents')
    .addColumn('entry', 'text', (c) => c.primaryKey())
    .addColumn('borrower', 'text', (c) => c.notNull())
    .addColumn('spouse', 'text', (c) => c.notNull())
    .addColumn('bin', 'text', (c) => c.notNull())
    .addColumn('lender', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('validUntil', 'bigint', (c) => c.notNull())
    .addColumn('recordedAt', 'bigint', (c) => c.notNull())
    .addColumn('effectiveFrom', 'bigint', (c) => c.notNull())
    .addColumn('inForceAt', 'bigint')
    .addColumn('endedAt', 'bigint')
    .addColumn('endedBy', 'text')
    .execute();
  await db.schema.createIndex('consentsOfBorrower').on('consents').columns(['borrower', 'bin']).execute();
  await db.schema.createIndex('consentsOfSpouse').on('consents').column('spouse').execute();
  await db.schema
    .createIndex('consentsDue')
    .on('consents')
    .column('validUntil')
    .where('endedAt' as never, 'is', null)
    .execute();
}

async function ownJournal(db: Kysely<unknown>) {
  await db.schema
    .createTable('ownEntries')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('claim', 'text')
    .addColumn('loan', 'text')
    .addColumn('subject', 'text')
    .addColumn('line', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('ownEntriesOfClaim').on('ownEntries').columns(['claim', 'seq']).execute();
  await db.schema.createIndex('ownEntriesOfSubject').on('ownEntries').columns(['subject', 'seq']).execute();
}

/** The step that lets somebody look at consents. */
export const consentReviews: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [name, type] of [
      ['review', 'text'],
      ['releasedAt', 'bigint'],
      ['releasedBy', 'text'],
    ] as const)
      await db.schema.alterTable('consents').addColumn(name, type).execute();
  },
};
