/** The registry's verdicts, kept whole and as received: a feed without gaps, each chained to the one before. */
import { canonical } from '../../../shared/protocol/canonical.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { Db } from '../store/database.ts';
import { createActIndex, type ActIndex } from './actIndex.ts';

export type FeedEnd = { feed: number; hash: string };

/** A verdict as kept: `json` is what was signed, the rest an index over it. */
export type VerdictRow = { feed: number; entry: string; n: number; state: string; json: string };

export type Verdicts = {
  /** The last verdict's number and the hash the next one must name; 0 and 64 zeros at first. */
  end(): FeedEnd;
  /**
   * Adds a checked page's items, whose canonical forms are `texts` where they are known already. Call it inside a
   * transaction with whatever else the page changes.
   */
  add(items: readonly Verdict[], texts?: readonly string[]): void;
  /** An entry's verdicts in order, those alone whose own signature verifies. */
  of(entry: string): Verdict[];
  /** Verdicts after `feed`, as kept. */
  after(feed: number, limit: number): VerdictRow[];
  /** Forgets the verdict `feed` and all after it; they are fetched again. */
  dropFrom(feed: number): void;
};

export function createVerdicts(db: Db, ring: () => Keyring | null): Verdicts {
  const last = db.prepare<[], { feed: number; json: string }>(
    'SELECT feed, json FROM verdicts ORDER BY feed DESC LIMIT 1',
  );
  const insert = db.prepare(
    'INSERT INTO verdicts (feed, entry, n, state, json) VALUES (@feed, @entry, @n, @state, @json)',
  );
  const select = db.prepare<[string], { feed: number; json: string }>(
    'SELECT feed, json FROM verdicts WHERE entry = ? ORDER BY n, feed',
  );
  const selectAfter = db.prepare<[number, number], VerdictRow>(
    'SELECT feed, entry, n, state, json FROM verdicts WHERE feed > ? ORDER BY feed LIMIT ?',
  );
  const removeFrom = db.prepare('DELETE FROM verdicts WHERE feed >= ?');
  const affected = db
    .prepare<[number], number>(
      'SELECT DISTINCT e.seq FROM verdicts v JOIN entries e ON e.id = v.entry WHERE v.feed >= ?',
    )
    .pluck();
  // A file of an older program, opened to be read, has no such table.
  let acts: ActIndex | null = null;
  // A signature, once found good, stays good; checking it again for every screen would cost.
  const genuine = new Map<number, boolean>();

  const isGenuine = (row: { feed: number; json: string }): boolean => {
    const known = genuine.get(row.feed);
    if (known !== undefined) return known;
    const keys = ring();
    if (!keys) return false;
    const found = isSealedByRing(JSON.parse(row.json) as Verdict, keys);
    genuine.set(row.feed, found);
    return found;
  };

  return {
    end() {
      const row = last.get();
      return row ? { feed: row.feed, hash: sha256(row.json) } : { feed: 0, hash: GENESIS };
    },
    add(items, texts = []) {
      acts ??= createActIndex(db);
      // A page often says of an act that it is recorded and, a line later, in force.
      const latest = new Map<number, Verdict>();
      for (const [index, item] of items.entries()) {
        const { feed, entry, n, state, seq } = item;
        insert.run({ feed, entry, n, state, json: texts[index] ?? canonical(item) });
        latest.set(seq, item);
      }
      for (const [seq, item] of latest) acts.judge(seq, item);
    },
    of: (entry) =>
      select
        .all(entry)
        .filter(isGenuine)
        .map((row) => JSON.parse(row.json) as Verdict)
        .filter((verdict) => verdict.entry === entry),
    after: (feed, limit) => selectAfter.all(feed, limit),
    dropFrom(feed) {
      db.transaction(() => {
        const places = affected.all(feed);
        removeFrom.run(feed);
        acts ??= createActIndex(db);
        for (const place of places) acts.check(place - 1, 1);
      }).immediate();
      genuine.clear();
    },
  };
}
