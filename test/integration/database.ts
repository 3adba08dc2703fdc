/** The database a test's registries keep their records in: that of the project it runs in (vite.config.ts). */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { ask } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server started for the project, by its URL; none where SQLite is meant. */
    postgresUrl: string | undefined;
  }
}

/** A new, empty PostgreSQL database by its URL, or undefined where the project is about SQLite. */
export async function freshDatabase(): Promise<string | undefined> {
  const server = inject('postgresUrl');
  if (server === undefined) return undefined;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await ask(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
