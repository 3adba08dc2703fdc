/** Write transactions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isContended } from './postgres.ts';
import type { Store, Writing } from './tables.ts';

/** To be thrown by work that finds that another one was first: it is undone, and run again. */
export const contended = (): Error => Object.assign(new Error('contended'), { code: '40001' });

const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 5;

/**
 * Runs `work` in one transaction and returns when it is durable. Where it was in another one's way it is
 * rolled back and run again: `work` changes nothing but the database.
 */
export async function transact<T>(store: Store, work: (tx: Writing) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction().execute(work);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isContended(error)) throw error;
    }
    // Both went at once; with pauses of different length they will not again.
    await sleep(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
  }
}
