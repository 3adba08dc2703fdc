/** A page of the queue: citizens' acts, the newest first. */
import type { Output, Input } from '../../../shared/api/calls.ts';
import { RECEIPT_LIST } from '../journal/verdicts.ts';
import { viewOf } from '../journal/views.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { Desk } from './desk.ts';

const LATEST = `coalesce((SELECT state FROM verdicts v WHERE v.entry = e.id ORDER BY n DESC, feed DESC LIMIT 1), 'waiting')`;

/** The page before `before`, and how many acts there are in these states altogether. */
export function listEntries(
  desk: Desk,
  { before, limit, states }: Input<'entries.list'>,
): Output<'entries.list'> {
  const inStates = states ? `AND ${LATEST} IN (${states.map(() => '?').join(', ')})` : '';
  const wanted = states ?? [];
  const rows = desk.db
    .prepare<unknown[], EntryRow>(
      `SELECT * FROM entries e WHERE seq < ? AND kind IN (${RECEIPT_LIST}) ${inStates} ORDER BY seq DESC LIMIT ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, ...wanted, limit);
  const total = desk.db
    .prepare<unknown[], { n: number }>(
      `SELECT count(*) AS n FROM entries e WHERE kind IN (${RECEIPT_LIST}) ${inStates}`,
    )
    .get(...wanted);
  const items = rows.map((row) => viewOf(row, desk.verdicts.of(row.id))).filter((view) => view !== null);
  return { items, total: total?.n ?? 0 };
}
