/** Seals what was written before anything was sealed (keys/records.ts). */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { SEALED, type Records } from '../keys/records.ts';
import { isPostgres } from './bulk.ts';
import type { Store } from './tables.ts';

/** The keys that a database is opened with. */
export type DatabaseKeys = { records: Records; lookup: (text: string) => string };

/** What is sealed: a table, its text, and what names a row. */
const TEXTS = [
  ['entries', 'line', ['device', 'seq']],
  ['orders', 'document', ['id']],
  ['idempotency', 'answer', ['owner', 'key']],
  ['ownEntries', 'line', ['seq']],
  ['answers', 'receipt', ['id']],
] as const;

const PAGE = 500;
/** Attachments are up to 25 MiB each. */
const PARTS = 4;

/** Whatever tables it says it has. */
type Queried = Pick<Kysely<unknown>, 'getExecutor'>;
type Row = Record<string, string | number | Uint8Array>;

/** The step of the schema that seals every document about people, every attachment, and the keys lenders chose. */
export const sealing = ({ records, lookup }: DatabaseKeys): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const [table, column, names] of TEXTS) {
      const isOpen = sql<boolean>`${sql.ref(column)} not like ${`${SEALED}%`}`;
      await eachPage(db, { table, columns: [column, ...names], isOpen, page: PAGE }, async (row) => {
        await change(db, table, names, row, { [column]: records.seal(String(row[column])) });
      });
    }
    const isOpen = isPostgres(db)
      ? sql<boolean>`substring(content from 1 for 4) <> convert_to(${SEALED}, 'UTF8')`
      : sql<boolean>`substr(content, 1, 4) <> cast(${SEALED} as blob)`;
    const parts = { table: 'blobParts', columns: ['upload', 'start', 'content'], isOpen, page: PARTS };
    await eachPage(db, parts, async (row) => {
      const content = records.sealBytes(row.content as Uint8Array);
      await change(db, 'blobParts', ['upload', 'start'], row, { content });
    });
    const hashed = sql<boolean>`length(${sql.ref('key')}) <> 64`;
    const notes = { table: 'idempotency', columns: ['owner', 'key'], isOpen: hashed, page: PAGE };
    await eachPage(db, notes, async (row) => {
      await change(db, 'idempotency', ['owner', 'key'], row, { key: lookup(`key ${String(row.key)}`) });
    });
  },
});

type Pages = {
  table: string;
  columns: readonly string[];
  isOpen: ReturnType<typeof sql<boolean>>;
  page: number;
};

/** Each row that is not yet as it should be; what `work` does takes it out of them. */
async function eachPage(
  db: Queried,
  { table, columns, isOpen, page }: Pages,
  work: (row: Row) => Promise<void>,
): Promise<void> {
  for (;;) {
    const { rows } = await sql<Row>`
      select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(table)}
       where ${isOpen} limit ${page}`.execute(db);
    for (const row of rows) await work(row);
    if (rows.length < page) return;
  }
}

async function change(
  db: Queried,
  table: string,
  names: readonly string[],
  row: Row,
  set: Row,
): Promise<void> {
  const sets = Object.entries(set).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const isIt = names.map((name) => sql`${sql.ref(name)} = ${row[name]}`);
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${sql.join(isIt, sql` and `)}`.execute(db);
}

/**
 * Seals everything by the newest key that another one sealed, a page at a time, while others go on; `db` opens what it
 * reads. Returns how many it were. Throws where something cannot be opened: without its key it would be lost for good.
 */
export async function reseal(db: Queried, records: Records): Promise<number> {
  let count = 0;
  const opened = <T extends string | Uint8Array>(value: T): T => {
    if (Buffer.from(value).subarray(0, SEALED.length).toString('latin1') === SEALED)
      throw new Error('something was sealed by a key that is not in keys/records.json, or is damaged');
    count += 1;
    return value;
  };
  for (const [table, column, names] of TEXTS) {
    const isOlder = sql<boolean>`${sql.ref(column)} not like ${`${records.head.replaceAll('_', '\\_')}%`} escape '\\'`;
    await eachPage(db, { table, columns: [column, ...names], isOpen: isOlder, page: PAGE }, async (row) => {
      await change(db, table, names, row, { [column]: records.seal(opened(String(row[column]))) });
    });
  }
  const { head } = records;
  const isOlder = isPostgres(db)
    ? sql<boolean>`substring(content from 1 for ${sql.lit(head.length)}) <> convert_to(${head}, 'UTF8')`
    : sql<boolean>`substr(content, 1, ${sql.lit(head.length)}) <> cast(${head} as blob)`;
  const parts = { table: 'blobParts', columns: ['upload', 'start', 'content'], isOpen: isOlder, page: PARTS };
  await eachPage(db, parts, async (row) => {
    const content = records.sealBytes(opened(row.content as Uint8Array));
    await change(db, 'blobParts', ['upload', 'start'], row, { content });
  });
  return count;
}

/** Writes the tables anew, so that what was there before they were sealed is in no free page of the file either. */
export async function forgetUnsealed(db: Store): Promise<void> {
  if (!isPostgres(db)) {
    await sql`vacuum`.execute(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    return;
  }
  for (const table of [...TEXTS.map(([name]) => name), 'blobParts'])
    await sql`vacuum full ${sql.table(table)}`.execute(db);
}
