/** One PostgreSQL for all tests of a project; each registry gets a database of its own in it. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** Starts it, and returns how it is stopped. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
