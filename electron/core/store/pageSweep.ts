/**
 * Reading every page that a table or an index uses, a slice at a time: a damaged one fails its
 * authentication. (store/pages.ts reads the free ones too, but all at once.)
 */
import { isDamage, openDatabaseToRead } from './database.ts';

export type PageSweep = {
  /** Reads on for at most `ms` milliseconds, or `count` pages. After 'whole' or 'damaged' there is nothing left to do. */
  look(ms: number, count?: number): 'more' | 'whole' | 'damaged';
  close(): void;
};

/** Begins a sweep of `file` as it is now, on a connection of its own. Throws SqliteError as `openDatabaseToRead`. */
export function sweepPages(file: string, keyHex: string): PageSweep {
  const db = openDatabaseToRead(file, keyHex);
  const pages = db.prepare<[], { pageno: number }>('SELECT pageno FROM dbstat').iterate();
  let found: 'more' | 'whole' | 'damaged' = 'more';
  const close = () => {
    if (db.open) {
      pages.return?.();
      db.close();
    }
  };
  return {
    close,
    look(ms, count = Infinity) {
      const until = performance.now() + ms;
      let left = count;
      try {
        while (found === 'more' && left-- > 0 && performance.now() < until)
          if (pages.next().done) found = 'whole';
      } catch (error) {
        if (!isDamage(error)) throw error;
        found = 'damaged';
      } finally {
        if (found !== 'more') close();
      }
      return found;
    },
  };
}
