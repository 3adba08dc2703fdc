/** Pruning in the journals from before a repair: by the same rule, and their verdicts. */
import type { PastRow } from '../journal/past.ts';
import { dueAtMs } from './due.ts';
import { mendedAt, removeReceipts, type PruneDesk, type Pruned } from './prune.ts';

const SLICE = 50;

/** Prunes what is due at `nowMs` (the registry's clock) among the next past entries after the place `after`. */
export function prunePastSlice(desk: PruneDesk, after: number, nowMs: number, retentionDays: number): Pruned {
  const rows = desk.db
    .prepare<[number, number], PastRow>(
      'SELECT * FROM past_entries WHERE place > ? AND body IS NOT NULL ORDER BY place LIMIT ?',
    )
    .all(after, SLICE);
  const last = rows.at(-1)?.place;
  if (last === undefined) return 'end';
  const due = rows.filter((row) => isDue(desk, row, nowMs, retentionDays));
  removeReceipts(
    desk.options.data,
    due.map(({ id }) => id),
  );
  if (due.length > 0) wipe(desk, due);
  return { count: due.length, last };
}

function isDue(desk: PruneDesk, row: PastRow, nowMs: number, retentionDays: number): boolean {
  if (row.kind === 'journal.open') return false;
  if (desk.blobs.of(row.id).some((blob) => blob.delivered_at === null)) return false;
  const verdicts = desk.past.verdictsOf(row.device, row.id);
  const mended = verdicts.at(-1)?.state === 'refused' ? mendedAt(desk, row.id) : null;
  const dueMs = dueAtMs(verdicts, retentionDays, mended);
  return dueMs !== null && nowMs >= dueMs;
}

/** Written over by as many blanks before it is let go: SQLite leaves a long text in the pages it frees. */
function wipe({ db, acts, kept, blobs }: PruneDesk, rows: readonly PastRow[]): void {
  const blank = db.prepare(
    `UPDATE past_entries SET salt = printf('%.*c', length(CAST(salt AS BLOB)), ' '),
       body = printf('%.*c', length(CAST(body AS BLOB)), ' ') WHERE place = ?`,
  );
  const letGo = db.prepare('UPDATE past_entries SET salt = NULL, body = NULL WHERE place = ?');
  db.transaction(() => {
    for (const { place, id } of rows) {
      blank.run(place);
      letGo.run(place);
      acts.forget(place);
      blobs.forget(id);
    }
    kept.prunings.write((kept.prunings.read() ?? 0) + 1);
  }).immediate();
}
