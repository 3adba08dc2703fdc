/** A page of the queue: citizens' acts, the newest first; those from before a repair follow our own. */
import type { Output, Input } from '../../../shared/api/calls.ts';
import { RECEIPT_LIST } from '../journal/verdicts.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { PastRow } from '../journal/past.ts';
import { viewOfAct, type Act } from './acts.ts';
import type { Desk } from './desk.ts';

const OWN_STATE = `coalesce((SELECT state FROM verdicts v WHERE v.entry = e.id ORDER BY n DESC, feed DESC LIMIT 1), 'waiting')`;
const PAST_STATE = `coalesce((SELECT state FROM past_verdicts v WHERE v.entry = e.id AND v.device = e.device
  ORDER BY feed DESC LIMIT 1), 'waiting')`;

/** SQL: nobody put the entry `e` aside, and no correction of it stands; `latest` is SQL of a state. */
const OPEN = `NOT EXISTS (SELECT 1 FROM links l WHERE l.about = e.id AND (l.what = 'dismissed'
  OR coalesce((SELECT state FROM verdicts v WHERE v.entry = l.id ORDER BY n DESC, feed DESC LIMIT 1),
       (SELECT state FROM past_verdicts v WHERE v.entry = l.id ORDER BY feed DESC LIMIT 1), 'waiting') <> 'refused'))`;

/** SQL: few were ever refused or held, and an index finds them: nobody else's state is looked at. */
const everStopped = (verdicts: string) =>
  `e.id IN (SELECT entry FROM ${verdicts} WHERE state IN ('refused', 'held'))`;

type Table = { entries: string; verdicts: string; latest: string };
const OWN: Table = { entries: 'entries', verdicts: 'verdicts', latest: OWN_STATE };
const PAST: Table = { entries: 'past_entries', verdicts: 'past_verdicts', latest: PAST_STATE };

type Wanted = Pick<Input<'entries.list'>, 'states' | 'toMend'>;

/** The page before `before`, and how many acts there are in these states altogether. */
export function listEntries(
  desk: Desk,
  { before, limit, ...wanted }: Input<'entries.list'>,
): Output<'entries.list'> {
  const own = ownPage(desk, before, limit, wanted);
  const past = pastPage(desk, before, limit - own.length, wanted);
  const items = [...own, ...past].map((act) => viewOfAct(desk, act)).filter((view) => view !== null);
  return { items, total: count(desk, OWN, wanted) + count(desk, PAST, wanted) };
}

function ownPage(desk: Desk, before: number | undefined, limit: number, wanted: Wanted): Act[] {
  const { sql, values } = condition(OWN, wanted);
  return desk.db
    .prepare<unknown[], EntryRow>(
      `SELECT * FROM entries e WHERE seq < ? AND kind IN (${RECEIPT_LIST}) ${sql} ORDER BY seq DESC LIMIT ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, ...values, limit)
    .map((row) => ({ row, place: row.seq }));
}

function pastPage(desk: Desk, before: number | undefined, limit: number, wanted: Wanted): Act[] {
  if (limit <= 0) return [];
  const { sql, values } = condition(PAST, wanted);
  return desk.db
    .prepare<unknown[], PastRow>(
      `SELECT * FROM past_entries e WHERE place < ? AND kind IN (${RECEIPT_LIST}) ${sql} ORDER BY place DESC LIMIT ?`,
    )
    .all(Math.min(before ?? 0, 0), ...values, limit)
    .map(({ place, ...row }) => ({ row, place }));
}

/** How many acts still wait to be mended, in all journals. */
export const countToMend = (desk: Pick<Desk, 'db'>): number =>
  count(desk, OWN, { toMend: true }) + count(desk, PAST, { toMend: true });

function count(desk: Pick<Desk, 'db'>, table: Table, wanted: Wanted): number {
  const { sql, values } = condition(table, wanted);
  const found = desk.db
    .prepare<unknown[], { n: number }>(
      `SELECT count(*) AS n FROM ${table.entries} e WHERE kind IN (${RECEIPT_LIST}) ${sql}`,
    )
    .get(...values);
  return found?.n ?? 0;
}

function condition(
  { verdicts, latest }: Table,
  { states, toMend }: Wanted,
): { sql: string; values: readonly string[] } {
  const inStates = states ? `AND ${latest} IN (${states.map(() => '?').join(', ')})` : '';
  const open = toMend ? `AND ${everStopped(verdicts)} AND ${latest} IN ('refused', 'held') AND ${OPEN}` : '';
  return { sql: `${inStates} ${open}`, values: states ?? [] };
}
