/** Opens the database of a registry, whichever it is, and brings its schema up to date. */
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { localNotifier, type Notifier } from '../verdicts/notifier.ts';
import { databaseNotifier } from './listen.ts';
import { migrations } from './migrations.ts';
import { countedBeside, countedInside, type Numbers } from './numbers.ts';
import { alone, postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Store, Tables } from './tables.ts';

/** Where the registry's records are: in a file of its own, or in a PostgreSQL that several processes share. */
export type Place = { file: string } | { url: string };

/** What differs from one database to the other. */
export type Database = {
  store: Store;
  numbers: Numbers;
  notifier: Notifier;
  /** Wakes whoever waits, and closes every connection. */
  close(): Promise<void>;
};

/** The database at `place`, migrated. Throws when a migration fails, or commits would not be durable. */
export const openDatabase = (place: Place): Promise<Database> =>
  'url' in place ? openPostgres(place.url) : openSqlite(place.file);

async function openSqlite(file: string): Promise<Database> {
  const store = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  await orDestroy(store, () => migrate(store));
  const notifier = localNotifier();
  return {
    store,
    numbers: countedInside,
    notifier,
    async close() {
      notifier.close();
      await store.destroy();
    },
  };
}

async function openPostgres(url: string): Promise<Database> {
  const store = new Kysely<Tables>({ dialect: postgresDialect(url) });
  await orDestroy(store, async () => {
    await refuseForgetful(store);
    // kysely makes its own tables before it takes its own lock; two processes on a new database collide there.
    await alone(url, () => migrate(store));
  });
  const counters = new Kysely<Tables>({ dialect: postgresDialect(url, 1) });
  const notifier = databaseNotifier(url, store);
  return {
    store,
    numbers: countedBeside(counters),
    notifier,
    async close() {
      notifier.close();
      await notifier.closed();
      await counters.destroy();
      await store.destroy();
    },
  };
}

/** An answer is given when it is durable: with these off it never would be. */
async function refuseForgetful(store: Store): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off'`.execute(
    store,
  );
  const [off] = rows;
  if (off)
    throw new Error(`PostgreSQL runs with ${off.name} = off, and would forget what it has acknowledged`);
}

async function migrate(store: Store): Promise<void> {
  const migrator = new Migrator({ db: store, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
}

async function orDestroy(store: Store, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await store.destroy();
    throw error;
  }
}
