/**
 * Pruning: salt and body of entries whose time is over are wiped where they lie, and then let go. Digest,
 * signature, number and verdicts stay, so that chain and signatures still verify (registry-protocol, section 1).
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { Desk } from '../desk/desk.ts';
import type { EntryRow } from '../journal/rows.ts';
import { dueAtMs } from './due.ts';

export type PruneDesk = Pick<
  Desk,
  'options' | 'db' | 'journal' | 'past' | 'links' | 'acts' | 'verdicts' | 'kept' | 'blobs'
>;

/** How many entries are looked at in one go. */
const SLICE = 20;

/** A slice of pruning: how many entries were pruned, and the number of the last one looked at; 'end' when none is left. */
export type Pruned = { count: number; last: number } | 'end';

/**
 * Prunes what is due at `nowMs` (the registry's clock) among the next entries after `after`. Receipts of what is
 * pruned go first: if power fails between, they are gone and the entry is found again.
 */
export function pruneSlice(desk: PruneDesk, after: number, nowMs: number, retentionDays: number): Pruned {
  const rows = desk.journal.after(after, SLICE);
  const last = rows.at(-1)?.seq;
  if (last === undefined) return 'end';
  const due = rows.filter((row) => isDue(desk, row, nowMs, retentionDays));
  removeReceipts(
    desk.options.data,
    due.map(({ id }) => id),
  );
  if (due.length > 0) wipe(desk, due);
  return { count: due.length, last };
}

function isDue(desk: PruneDesk, row: EntryRow, nowMs: number, retentionDays: number): boolean {
  // The opening of a journal is about no person, and a repair reads it.
  if (row.body === null || row.kind === 'journal.open') return false;
  // What the registry does not have yet is nowhere else.
  if (desk.blobs.of(row.id).some((blob) => blob.delivered_at === null)) return false;
  const verdicts = desk.verdicts.of(row.id);
  const isRefused = verdicts.at(-1)?.state === 'refused';
  const dueMs = dueAtMs(verdicts, retentionDays, isRefused ? mendedAt(desk, row.id) : null);
  return dueMs !== null && nowMs >= dueMs;
}

/** When the registry recorded what corrects or dismisses the entry `id`; the first of them. */
export function mendedAt(
  { links, verdicts }: Pick<PruneDesk, 'links' | 'verdicts'>,
  id: string,
): string | null {
  const menders = [...links.about(id, 'correction'), ...links.about(id, 'dismissed')];
  const recorded = menders
    .flatMap((mender) => verdicts.of(mender))
    .filter(({ state }: Verdict) => state === 'recorded')
    .map(({ decidedAt }) => decidedAt);
  return recorded.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/**
 * SQLite would only unlink what a longer text lay in. Written over by as many blanks it keeps its
 * place, so that the pages that then become free hold blanks.
 */
function wipe({ db, acts, kept, blobs }: PruneDesk, rows: readonly EntryRow[]): void {
  const blank = db.prepare(
    `UPDATE entries SET salt = printf('%.*c', length(CAST(salt AS BLOB)), ' '), body = printf('%.*c', length(CAST(body AS BLOB)), ' ')
     WHERE seq = ?`,
  );
  const letGo = db.prepare('UPDATE entries SET salt = NULL, body = NULL WHERE seq = ?');
  db.transaction(() => {
    for (const { seq, id } of rows) {
      blank.run(seq);
      letGo.run(seq);
      acts.forget(seq);
      blobs.forget(id);
    }
    kept.prunings.write((kept.prunings.read() ?? 0) + 1);
  }).immediate();
}

/** Removes the PDFs of these entries' receipts: `<entry id>-<format>-<n>.pdf` (electron/main/receiptFiles.ts). */
export function removeReceipts(data: string, entries: readonly string[]): void {
  const folder = path.join(data, 'receipts');
  if (entries.length === 0 || !fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder))
    if (entries.some((id) => name.startsWith(`${id}-`))) fs.rmSync(path.join(folder, name), { force: true });
}
