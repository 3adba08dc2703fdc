/** The registry's verdicts, kept whole and as received: a feed without gaps, each chained to the one before. */
import { canonical } from '../../../shared/protocol/canonical.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import { RECEIPT_KINDS } from '../../../shared/protocol/schema/bodies.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { Db } from '../store/database.ts';
import { z } from 'zod';
import { slot } from '../store/meta.ts';

export type FeedEnd = { feed: number; hash: string };

/** A verdict as kept: `json` is what was signed, the rest an index over it. */
export type VerdictRow = { feed: number; entry: string; n: number; state: string; json: string };

export type Verdicts = {
  /** The last verdict's number and the hash the next one must name; 0 and 64 zeros at first. */
  end(): FeedEnd;
  /** Adds a checked page's items. Call it inside a transaction with whatever else the page changes. */
  add(items: readonly Verdict[]): void;
  /** An entry's verdicts in order, those alone whose own signature verifies. */
  of(entry: string): Verdict[];
  /** Verdicts after `feed`, as kept. */
  after(feed: number, limit: number): VerdictRow[];
  /** Forgets the verdict `feed` and all after it; they are fetched again. */
  dropFrom(feed: number): void;
  /** Entries up to this one all have a verdict, where their kind prints a receipt. */
  answeredTo(): number;
};

/** SQL: the kinds that print a receipt, for `kind IN (…)`. */
export const RECEIPT_LIST = RECEIPT_KINDS.map((kind) => `'${kind}'`).join(', ');

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
  const unanswered = db.prepare<[number], { seq: number | null }>(
    `SELECT min(seq) AS seq FROM (SELECT seq FROM entries e WHERE seq > ? AND kind IN (${RECEIPT_LIST})
       AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.entry = e.id) ORDER BY seq LIMIT 1)`,
  );
  const lastSeq = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM entries');
  const answered = slot(db, 'answered-to', z.int());
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
    add(items) {
      for (const item of items) {
        const { feed, entry, n, state } = item;
        insert.run({ feed, entry, n, state, json: canonical(item) });
      }
      const from = answered.read() ?? 0;
      const open = unanswered.get(from)?.seq ?? null;
      answered.write(open === null ? (lastSeq.get()?.seq ?? 0) : open - 1);
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
        removeFrom.run(feed);
        answered.clear();
      }).immediate();
      genuine.clear();
    },
    answeredTo: () => answered.read() ?? 0,
  };
}
