/** Pages of citizens' acts, the newest first; those from before a repair follow our own. */
import type { Output, Input } from '../../../shared/api/calls.ts';
import type { EntryState } from '../../../shared/api/views.ts';
import { viewOfAct, type Act } from './acts.ts';
import type { Desk } from './desk.ts';

type Store = Pick<Desk, 'db'>;
/** What of the index is wanted; `words` are folded, and each must begin a word of the act's. */
export type Wanted = { states?: readonly EntryState[]; toMend?: boolean; words?: readonly string[] };
/** Which page: what stands before the place `before`, or after the first `offset`. */
export type Page = { before?: number; offset?: number; limit: number };

/** SQL: nobody put the act `a` aside, and no correction of it stands. */
const OPEN = `NOT EXISTS (SELECT 1 FROM links l
  WHERE l.about = coalesce((SELECT id FROM entries WHERE seq = a.place), (SELECT id FROM past_entries p WHERE p.place = a.place))
    AND (l.what = 'dismissed' OR coalesce(
      (SELECT state FROM verdicts v WHERE v.entry = l.id ORDER BY n DESC, feed DESC LIMIT 1),
      (SELECT state FROM past_verdicts v WHERE v.entry = l.id ORDER BY feed DESC LIMIT 1), 'waiting') <> 'refused'))`;

/** The page of `input`, and how many acts there are in these states altogether. */
export function listEntries(
  desk: Desk,
  { before, offset, limit, ...wanted }: Input<'entries.list'>,
): Output<'entries.list'> {
  return pageOf(desk, wanted, { before, offset, limit });
}

/** A page of what is wanted, and how many there are. */
export function pageOf(desk: Desk, wanted: Wanted, page: Page): Output<'entries.list'> {
  const { places, total } = wanted.words ? found(desk, wanted, page) : listed(desk, wanted, page);
  const items = places.flatMap((place) => {
    const act = actAt(desk, place);
    return (act && viewOfAct(desk, act)) ?? [];
  });
  return { items, total };
}

type Places = { places: number[]; total: number };

const listed = (desk: Store, wanted: Wanted, page: Page): Places => ({
  places: placesOf(desk, wanted, page),
  total: countOf(desk, wanted),
});

/** To find is to read every act's words: the page and the number of all come of one reading. */
function found(desk: Store, wanted: Wanted, { before, offset = 0, limit }: Page): Places {
  const all = placesOf(desk, wanted, { limit: Number.MAX_SAFE_INTEGER });
  const from = before === undefined ? 0 : all.findIndex((place) => place < before);
  return { places: from < 0 ? [] : all.slice(from + offset, from + offset + limit), total: all.length };
}

/** The act that stands at `place`. */
function actAt({ journal, past }: Desk, place: number): Act | null {
  if (place > 0) {
    const row = journal.bySeq(place);
    return row && { row, place };
  }
  const before = past.byPlace(place);
  if (!before) return null;
  const { place: _, ...row } = before;
  return { row, place };
}

/**
 * The places of a page. Each state has an index of its own in order of places, so that no page of many thousands
 * has to be sorted: the newest of each are asked for, and the newest of those are the page.
 */
function placesOf({ db }: Store, wanted: Wanted, { before, offset = 0, limit }: Page): number[] {
  const { conditions, values } = conditionsOf(wanted);
  const runs = stateRuns(wanted).map((state) =>
    db
      .prepare<unknown[], number>(
        `SELECT place FROM acts a ${indexOf(state)} WHERE ${[state, 'place < ?', ...conditions].join(' AND ')} ORDER BY place DESC LIMIT ?`,
      )
      .pluck()
      .all(before ?? Number.MAX_SAFE_INTEGER, ...values, offset + limit),
  );
  const places = runs.length === 1 ? (runs[0] ?? []) : runs.flat().toSorted((a, b) => b - a);
  return places.slice(offset, offset + limit);
}

/** How many acts still wait to be mended, in all journals. */
export const countToMend = (desk: Store): number => countOf(desk, { toMend: true });

function countOf({ db }: Store, wanted: Wanted): number {
  const { conditions, values } = conditionsOf(wanted);
  const counted = (sql: string, ...given: unknown[]) =>
    db
      .prepare<unknown[], number>(`SELECT coalesce(sum(n), 0) FROM (${sql})`)
      .pluck()
      .get(...given) ?? 0;
  if (conditions.length > 0) {
    const runs = stateRuns(wanted).map(
      (state) =>
        `SELECT count(*) AS n FROM acts a ${indexOf(state)} WHERE ${[state, ...conditions].join(' AND ')}`,
    );
    return counted(runs.join(' UNION ALL '), ...runs.flatMap(() => values));
  }
  // Those with a verdict are counted already.
  const { states } = wanted;
  const waiting = states === undefined || states.includes('waiting') ? counted(COUNT_WAITING) : 0;
  const told = states?.filter((state) => state !== 'waiting');
  const inStates = told === undefined ? '' : `WHERE state IN (${told.map(() => '?').join(', ')})`;
  return waiting + counted(`SELECT n FROM tallies ${inStates}`, ...(told ?? []));
}

const WAITING = 'state IS NULL';
/** SQL: few wait, and their own index finds them; left to itself SQLite would walk through all acts. */
const indexOf = (state: string): string => (state === WAITING ? 'INDEXED BY acts_waiting' : '');
const COUNT_WAITING = `SELECT count(*) AS n FROM acts ${indexOf(WAITING)} WHERE ${WAITING}`;

/** SQL: conditions that each are one run of an index, for the states wanted; all acts in one where any will do. */
function stateRuns({ states, toMend }: Wanted): string[] {
  const known: readonly EntryState[] | undefined = toMend ? ['refused', 'held'] : states;
  if (known === undefined) return ['1'];
  const named = known.filter((state) => !toMend || states === undefined || states.includes(state));
  return named.map((state) => (state === 'waiting' ? WAITING : `state = '${state}'`));
}

function conditionsOf({ toMend, words = [] }: Wanted): { conditions: string[]; values: readonly string[] } {
  return {
    conditions: [...(toMend ? [OPEN] : []), ...words.map(() => 'instr(words, ?) > 0')],
    values: words,
  };
}
