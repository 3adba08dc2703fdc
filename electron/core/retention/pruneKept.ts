/**
 * Pruning in the files that repairs keep (`kiosk-<device>.db`): what this journal holds no more goes from them as
 * well. Nothing is decided here; digests, signatures and everything that cannot be told to have expired stay.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createBlobRows } from '../blobs/rows.ts';
import type { Desk } from '../desk/desk.ts';
import { createDrafts } from '../drafts/drafts.ts';
import { errorShape } from '../log.ts';
import { keptName } from '../repair/files.ts';
import { openDatabaseAlone, type Db } from '../store/database.ts';
import type { Slices } from '../store/slices.ts';
import type { PruneDesk } from './prune.ts';

export type KeptDesk = PruneDesk & Pick<Desk, 'log'>;

type Told = { id: string; device: string; seq: number };

/** What is let go is written over where it lies first, as in the kiosk's own file (docs/decisions/0006). */
const TABLES = ['entries', 'past_entries'] as const;
const SLICE = 50;

/**
 * Prunes the files kept in the data folder; each is read-only again afterwards. Returns how many entries were pruned.
 * One that cannot be opened or written is told to the log, and left. Throws what `slices` throws.
 */
export async function pruneKept(desk: KeptDesk, keyHex: string, slices: Slices): Promise<number> {
  let count = 0;
  for (const { device } of desk.past.devices()) {
    const file = path.join(desk.options.data, keptName(device));
    if (!fs.existsSync(file)) continue;
    fs.chmodSync(file, 0o600);
    try {
      count += await pruneAt(desk, file, keyHex, slices);
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      desk.log.error(errorShape(error), 'a file of before a repair keeps what has expired');
    } finally {
      fs.chmodSync(file, 0o400);
    }
  }
  return count;
}

async function pruneAt(desk: KeptDesk, file: string, keyHex: string, slices: Slices): Promise<number> {
  const old = openDatabaseAlone(file, keyHex);
  try {
    const count = await pruneFile(desk, old, slices);
    // Nothing of it may be left in a log, which would lie beside the file.
    old.pragma('wal_checkpoint(TRUNCATE)');
    return count;
  } finally {
    old.close();
  }
}

async function pruneFile(desk: KeptDesk, old: Db, slices: Slices): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const next = old.prepare<[number, number], Told & { place: number }>(
      `SELECT rowid AS place, id, device, seq FROM ${table} WHERE rowid > ? AND body IS NOT NULL ORDER BY rowid LIMIT ?`,
    );
    let rows = next.all(Number.MIN_SAFE_INTEGER, SLICE);
    while (rows.length > 0) {
      const gone = rows.filter((row) => isGone(desk, row));
      wipe(
        old,
        table,
        gone.map(({ place }) => place),
      );
      count += gone.length;
      rows = next.all(rows.at(-1)?.place ?? 0, SLICE);
      await slices.piece();
    }
  }
  forgetDrafts(desk, old);
  forgetBlobs(desk, old);
  return count;
}

/** Whether our own file knows that entry and holds what it says no more. */
function isGone({ past, journal }: KeptDesk, { id, device, seq }: Told): boolean {
  const ours = past.bySeq(device, seq) ?? journal.byId(id);
  return ours !== null && ours.body === null;
}

function wipe(old: Db, table: (typeof TABLES)[number], places: readonly number[]): void {
  const blank = old.prepare(
    `UPDATE ${table} SET salt = printf('%.*c', length(CAST(salt AS BLOB)), ' '),
       body = printf('%.*c', length(CAST(body AS BLOB)), ' ') WHERE rowid = ?`,
  );
  const letGo = old.prepare(`UPDATE ${table} SET salt = NULL, body = NULL WHERE rowid = ?`);
  old
    .transaction(() => {
      for (const place of places) {
        blank.run(place);
        letGo.run(place);
      }
    })
    .immediate();
}

/** Drafts were taken along: one that is none any more was confirmed or discarded. */
function forgetDrafts({ db }: KeptDesk, old: Db): void {
  const drafts = createDrafts(old);
  const isOurs = db.prepare<[string]>('SELECT 1 FROM drafts WHERE id = ?');
  for (const { id } of drafts.list()) if (isOurs.get(id) === undefined) drafts.remove(id);
}

/** Keys and pictures of attachments that we keep no more. */
function forgetBlobs({ blobs }: KeptDesk, old: Db): void {
  const rows = createBlobRows(old);
  const hashes = old.prepare<[], string>('SELECT sha256 FROM blobs').pluck().all();
  for (const sha256 of hashes) if (blobs.find(sha256) === null) rows.remove(sha256);
}
