/**
 * An index of citizens' acts: of each, whom it is about, folded for search, and its latest verdict's state.
 * It says nothing that entries and verdicts do not say: it is written in the same transaction as they are,
 * and `check` derives it anew.
 */
import { dateAt, epochMsOf } from '../../../shared/domain/dates.ts';
import { foldName } from '../../../shared/domain/names.ts';
import { printsReceipt, RECEIPT_KINDS } from '../../../shared/protocol/schema/bodies.ts';
import type { Db } from '../store/database.ts';
import type { EntryRow } from './rows.ts';

type Said = Pick<EntryRow, 'kind' | 'at' | 'body'>;
/** `state` is null, and `n` 0, until there is a verdict. `day` is the kiosk's, at UTC+5. */
export type ActRow = { place: number; day: string; words: string; n: number; state: string | null };

export type ActIndex = {
  /**
   * Notes an entry that stands at `place` in lists; what is no citizen's act is left out. `body` is that of the row, where
   * it is at hand as it was before it became text.
   */
  note(place: number, row: Said, body?: unknown): void;
  /** Notes a verdict of the act at `place`; an earlier one changes nothing. */
  judge(place: number, verdict: { n: number; state: string }): void;
  /** What the act at `place` says of persons is gone: their words go as well, written over where they lie. */
  forget(place: number): void;
  /**
   * Derives the index of the next `limit` entries after the place `after` anew, mending it: how many acts were wrong,
   * and the last place; 'end' after the last.
   */
  check(after: number, limit?: number): { wrong: number; last: number } | 'end';
  /** Derives all of it anew, at once. How many were wrong. */
  refill(): number;
  /** Whether index and journals end at different acts: a file of an older program, put together anew, or cut. */
  isAstray(): boolean;
};

/** SQL: the kinds that print a receipt, for `kind IN (…)`. */
export const RECEIPT_LIST = RECEIPT_KINDS.map((kind) => `'${kind}'`).join(', ');

/** Before every place there is. */
export const BEFORE_ALL = Number.MIN_SAFE_INTEGER;
const SLICE = 200;

export function createActIndex(db: Db): ActIndex {
  const insert = db.prepare(
    'INSERT INTO acts (place, day, words) VALUES (@place, @day, @words) ON CONFLICT DO NOTHING',
  );
  const judge = db.prepare('UPDATE acts SET n = @n, state = @state WHERE place = @place AND n <= @n');
  const blank = db.prepare(
    `UPDATE acts SET words = printf('%.*c', length(CAST(words AS BLOB)), ' ') WHERE place = ?`,
  );
  const empty = db.prepare(`UPDATE acts SET words = '' WHERE place = ?`);
  const remove = db.prepare('DELETE FROM acts WHERE place = ?');
  const put = db.prepare(
    `INSERT INTO acts (place, day, words, n, state) VALUES (@place, @day, @words, @n, @state)
       ON CONFLICT DO UPDATE SET day = excluded.day, words = excluded.words, n = excluded.n, state = excluded.state`,
  );
  const own = db.prepare<[number, number], Derived>(
    `SELECT seq AS place, kind, at, body, v.n, v.state FROM entries e
       LEFT JOIN verdicts v ON v.feed =
         (SELECT feed FROM verdicts w WHERE w.entry = e.id ORDER BY w.n DESC, w.feed DESC LIMIT 1)
       WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const past = db.prepare<[number, number], Derived>(
    `SELECT place, kind, at, body, v.n, v.state FROM past_entries e
       LEFT JOIN past_verdicts v ON v.device = e.device AND v.feed =
         (SELECT feed FROM past_verdicts w WHERE w.entry = e.id AND w.device = e.device ORDER BY w.n DESC, w.feed DESC LIMIT 1)
       WHERE place > ? ORDER BY place LIMIT ?`,
  );
  const between = db.prepare<[number, number], ActRow>('SELECT * FROM acts WHERE place > ? AND place <= ?');
  const beyond = db.prepare('DELETE FROM acts WHERE place > (SELECT coalesce(max(seq), 0) FROM entries)');
  const ends = db.prepare<[], { same: number }>(
    `SELECT (SELECT max(place) FROM acts WHERE place > 0) IS
              (SELECT seq FROM entries WHERE kind IN (${RECEIPT_LIST}) ORDER BY seq DESC LIMIT 1)
        AND (SELECT max(place) FROM acts WHERE place < 0) IS
              (SELECT place FROM past_entries WHERE kind IN (${RECEIPT_LIST}) ORDER BY place DESC LIMIT 1) AS same`,
  );
  const tallyAgain = db.transaction(() => {
    const wrong = db
      .prepare<[], { n: number }>(
        `WITH real AS (SELECT state, day, count(*) AS n FROM acts WHERE state IS NOT NULL GROUP BY state, day)
         SELECT count(*) AS n FROM (
           SELECT * FROM (SELECT * FROM real EXCEPT SELECT state, day, n FROM tallies WHERE n <> 0)
           UNION ALL SELECT * FROM (SELECT state, day, n FROM tallies WHERE n <> 0 EXCEPT SELECT * FROM real))`,
      )
      .get();
    if (!wrong?.n) return 0;
    db.exec(
      `DELETE FROM tallies;
       INSERT INTO tallies SELECT state, day, count(*) FROM acts WHERE state IS NOT NULL GROUP BY state, day`,
    );
    return wrong.n;
  });

  const checkSlice = db.transaction(
    (after: number, limit: number): { wrong: number; last: number } | 'end' => {
      const before = after < 0 ? past.all(after, limit) : [];
      const rows = before.length > 0 ? before : own.all(Math.max(after, 0), limit);
      const last = rows.at(-1)?.place;
      if (last === undefined) {
        const wrong = beyond.run().changes + tallyAgain();
        return wrong > 0 ? { wrong, last: Number.MAX_SAFE_INTEGER } : 'end';
      }
      const kept = new Map(between.all(after, last).map((row) => [row.place, row]));
      let wrong = 0;
      for (const row of rows) {
        const right = derived(row);
        if (!right) continue;
        const found = kept.get(row.place);
        kept.delete(row.place);
        if (found && isSame(found, right)) continue;
        put.run(right);
        wrong += 1;
      }
      for (const place of kept.keys()) remove.run(place);
      return { wrong: wrong + kept.size, last };
    },
  );

  return {
    note(place, row, body) {
      const right = derived({ ...row, place, n: null, state: null }, body);
      if (right) insert.run(right);
    },
    judge: (place, { n, state }) => void judge.run({ place, n, state }),
    forget(place) {
      blank.run(place);
      empty.run(place);
    },
    check: (after, limit = SLICE) => checkSlice.immediate(after, limit),
    refill: db.transaction(() => {
      let wrong = 0;
      let step = checkSlice(BEFORE_ALL, SLICE);
      for (; step !== 'end'; step = checkSlice(step.last, SLICE)) wrong += step.wrong;
      return wrong;
    }),
    isAstray: () => ends.get()?.same !== 1,
  };
}

type Derived = Said & { place: number; n: number | null; state: string | null };

function derived({ place, kind, at, body, n, state }: Derived, said?: unknown): ActRow | null {
  if (!printsReceipt(kind)) return null;
  const words = body === null ? '' : wordsOf(said ?? JSON.parse(body));
  return { place, day: dayOf(at), words, n: n ?? 0, state };
}

/** The day at UTC+5, which is how this kiosk itself writes the time. */
const dayOf = (at: string): string => (at.endsWith('+05:00') ? at.slice(0, 10) : dateAt(epochMsOf(at) ?? 0));

const isSame = (a: ActRow, b: ActRow): boolean =>
  a.day === b.day && a.words === b.words && a.n === b.n && a.state === b.state;

/**
 * What an act is found by: numbers and names of everyone whom its body names, folded. What was refused may be
 * wrong just there, so no schema is asked.
 */
function wordsOf(body: unknown): string {
  const { citizen, spouse } = membersOf(body);
  return [citizen, membersOf(citizen).representative, spouse].map(wordsOfPerson).join('');
}

function wordsOfPerson(person: unknown): string {
  const { iin, fullName } = membersOf(person);
  return foldName([iin, fullName].filter((text) => typeof text === 'string').join(' '));
}

const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
