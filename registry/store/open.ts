/** Opens the store and brings its schema up to date. */
import { Kysely, type Dialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Store, Tables } from './tables.ts';

/** The store behind `dialect`, migrated. Throws when a migration fails. */
export async function openStore(dialect: Dialect): Promise<Store> {
  const store = new Kysely<Tables>({ dialect });
  const migrator = new Migrator({ db: store, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await store.destroy();
    throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
  }
  return store;
}
