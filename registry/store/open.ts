/** Opens the database of a registry, whichever it is, and brings its schema up to date. */
import { Kysely, sql, type Dialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { localNotifier, type Notifier } from '../verdicts/notifier.ts';
import { databaseNotifier } from './listen.ts';
import { migrationsWith, SEALING } from './migrations.ts';
import { countedBeside, countedInside, type Numbers } from './numbers.ts';
import { alone, onReplica, postgresDialect } from './postgres.ts';
import { forgetUnsealed, type DatabaseKeys } from './sealTables.ts';
import { opening } from './sealed.ts';
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

/** The database at `place`, migrated, and what is sealed in it opened as it is read. Throws when a migration fails, or commits would not be durable. */
export const openDatabase = (place: Place, keys: DatabaseKeys): Promise<Database> =>
  'url' in place ? openPostgres(place.url, keys) : openSqlite(place.file, keys);

async function openSqlite(file: string, keys: DatabaseKeys): Promise<Database> {
  const store = storeOver(sqliteDialect(file), keys);
  await orDestroy(store, () => migrate(store, keys));
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

const storeOver = (dialect: Dialect, { records }: DatabaseKeys): Store =>
  new Kysely<Tables>({ dialect, plugins: [opening(records)] });

async function openPostgres(url: string, keys: DatabaseKeys): Promise<Database> {
  const store = storeOver(postgresDialect(url), keys);
  await orDestroy(store, async () => {
    await refuseForgetful(store);
    // kysely makes its own tables before it takes its own lock; two processes on a new database collide there.
    await alone(url, () => migrate(store, keys));
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

/** An answer is given when it is durable: with these off it never would be, nor on a replica, which only reads. */
async function refuseForgetful(store: Store): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off'`.execute(
    store,
  );
  const [off] = rows;
  const { rows: standing } = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(
    store,
  );
  if (standing[0]?.replica) throw onReplica();
  if (off)
    throw new Error(`PostgreSQL runs with ${off.name} = off, and would forget what it has acknowledged`);
}

async function migrate(store: Store, keys: DatabaseKeys): Promise<void> {
  const steps = migrationsWith(keys);
  const migrator = new Migrator({ db: store, provider: { getMigrations: async () => steps } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
  const isSealed = results.some(({ migrationName }) => migrationName === SEALING);
  // A new database has nothing that could be left.
  if (isSealed && results.length < Object.keys(steps).length) await forgetUnsealed(store);
}

async function orDestroy(store: Store, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await store.destroy();
    throw error;
  }
}
