/**
 * Saving what can be read of a damaged file: each entry by its number, each verdict by its feed, each
 * draft and each kept value by itself, so that one page that is gone takes only its own. What a backup
 * still has fills the holes. It writes a new file and leaves the old one alone.
 */
import fs from 'node:fs';
import path from 'node:path';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { createActIndex } from '../journal/actIndex.ts';
import { readHeadMark } from '../journal/headMark.ts';
import type { EntryRow } from '../journal/rows.ts';
import { isWhole } from '../journal/verify.ts';
import { DATABASE_FILE, openDatabase, openDatabaseToRead, type Db } from '../store/database.ts';
import { createKept } from '../sync/kept.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';

/** What was saved. `missing`: numbers of entries up to the last one known that no source could give. */
export type Salvaged = { entries: number; verdicts: number; drafts: number; head: Head; missing: number[] };

type Table = { name: string; key: string };
/** What is worth saving, most needed first, each by a key that its rows can be asked for one at a time. */
export const KEPT: readonly Table[] = [
  { name: 'meta', key: 'name' },
  { name: 'verdicts', key: 'feed' },
  { name: 'drafts', key: 'id' },
  { name: 'blobs', key: 'sha256' },
  { name: 'blob_uses', key: 'act, sha256' },
  { name: 'thumbnails', key: 'sha256' },
  { name: 'links', key: 'id' },
  { name: 'past_devices', key: 'device' },
  { name: 'past_entries', key: 'place' },
  { name: 'past_verdicts', key: 'device, feed' },
  { name: 'locks', key: 'who' },
  { name: 'left_seals', key: 'sealed' },
];

/**
 * Salvages the file in `data`, and the backups in `backups` after it, into the new file `to`. Null where no
 * source still has the device's keys, without which nothing can be verified. Throws where `to` cannot be written.
 */
export function salvage(
  data: string,
  backups: readonly string[],
  to: string,
  keyHex: string,
  nowMs: number,
): Salvaged | null {
  const sources = [path.join(data, DATABASE_FILE), ...backups].flatMap((file) => openOrNot(file, keyHex));
  const target = openDatabase(to, keyHex);
  let saved: Salvaged | null = null;
  try {
    const copied = new Map<string, number>();
    for (const table of KEPT)
      for (const source of sources)
        copied.set(table.name, (copied.get(table.name) ?? 0) + copyRows(source, target, table));
    const verdicts = closeFeed(target);
    const entries = saveEntries(sources, target, data, nowMs);
    createActIndex(target).refill();
    saved = entries && { ...entries, verdicts, drafts: copied.get('drafts') ?? 0 };
    return saved;
  } finally {
    for (const db of [...sources, target]) db.close();
    if (!saved) for (const end of ['', '-wal', '-shm']) fs.rmSync(`${to}${end}`, { force: true });
  }
}

function saveEntries(
  sources: readonly Db[],
  target: Db,
  data: string,
  nowMs: number,
): Pick<Salvaged, 'entries' | 'head' | 'missing'> | null {
  const kept = createKept(target);
  const device = kept.enrolment.read()?.device;
  if (device === undefined || !hasKeys(target)) return null;
  const keys = deviceKeys(target);
  const mark = readHeadMark(data, keys.verify);
  const marked = mark !== null && mark !== 'damaged' && mark.device === device ? mark.seq : 0;
  const last = Math.max(marked, kept.delivered.read()?.seq ?? 0, ...sources.map(lastSeq));
  const insert = target.prepare(
    'INSERT INTO entries VALUES (@seq, @id, @v, @device, @kind, @at, @prev, @digest, @sig, @hash, @salt, @body)',
  );
  const missing: number[] = [];
  let head: Head = { seq: 0, hash: GENESIS };
  target.transaction(() => {
    for (let seq = 1; seq <= last; seq++) {
      const row = firstWhole(sources, seq, (found) => isWhole(found, { device, key: keys.verify }));
      if (!row) missing.push(seq);
      else {
        insert.run(row);
        head = { seq: row.seq, hash: row.hash };
      }
    }
    // The end that is lost is not a hole: nothing stands behind it.
    const holes = missing.filter((seq) => seq < head.seq);
    kept.restored.write({ at: instantAt(nowMs), head, missing: holes });
  })();
  return { entries: last - missing.length, head, missing };
}

function firstWhole(
  sources: readonly Db[],
  seq: number,
  isGood: (row: EntryRow) => boolean,
): EntryRow | null {
  for (const source of sources) {
    const row = tried(() =>
      source.prepare<[number], EntryRow>('SELECT * FROM entries NOT INDEXED WHERE seq = ?').get(seq),
    );
    if (row && isGood(row)) return row;
  }
  return null;
}

/** Copies the rows of `table` that can be read and are not there yet; how many. */
function copyRows(source: Db, target: Db, { name, key }: Table): number {
  const rowids = rowidsOf(source, name);
  const columns = tried(() => source.pragma(`table_info(${name})`) as { name: string }[]) ?? [];
  if (columns.length === 0) return 0;
  const insert = target.prepare(
    `INSERT INTO ${name} (${columns.map((column) => column.name).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (${key}) DO NOTHING`,
  );
  let count = 0;
  target.transaction(() => {
    for (const rowid of rowids) {
      const row = tried(() =>
        source
          .prepare<[number], unknown[]>(`SELECT * FROM ${name} NOT INDEXED WHERE rowid = ?`)
          .raw()
          .get(rowid),
      );
      // A use, or a picture, of what could not be saved is of no use.
      if (row) count += tried(() => insert.run(...row).changes) ?? 0;
    }
  })();
  return count;
}

/** The rows of a table: as far as they can be read in order, and by number to the last one where a page stops that. */
function rowidsOf(source: Db, table: string): number[] {
  const found: number[] = [];
  try {
    const rows = source.prepare<[], number>(`SELECT rowid FROM ${table} NOT INDEXED ORDER BY rowid`).pluck();
    for (const rowid of rows.iterate()) found.push(rowid);
  } catch {
    const last = tried(() =>
      source.prepare<[], number>(`SELECT max(rowid) FROM ${table} NOT INDEXED`).pluck().get(),
    );
    for (let rowid = (found.at(-1) ?? 0) + 1; rowid <= (last ?? 0); rowid++) found.push(rowid);
  }
  return found;
}

/** The last number that the table, or an index of it, still tells of. */
function lastSeq(source: Db): number {
  const max = (by: string) =>
    tried(() => source.prepare<[], number>(`SELECT max(seq) FROM entries ${by}`).pluck().get()) ?? 0;
  return Math.max(
    max('NOT INDEXED'),
    tried(() => source.prepare<[], number>('SELECT max(place) FROM acts').pluck().get()) ?? 0,
    rowidsOf(source, 'entries').at(-1) ?? 0,
  );
}

/** Verdicts behind a hole are let go: the registry is asked for them again, and a feed has no holes. */
function closeFeed(target: Db): number {
  const feeds = target.prepare<[], number>('SELECT feed FROM verdicts ORDER BY feed').pluck().all();
  const whole = feeds.findIndex((feed, index) => feed !== index + 1);
  const count = whole === -1 ? feeds.length : whole;
  target.prepare('DELETE FROM verdicts WHERE feed > ?').run(count);
  return count;
}

const hasKeys = (db: Db): boolean =>
  db.prepare(`SELECT 1 FROM meta WHERE name = 'device.keys'`).get() !== undefined;

function openOrNot(file: string, keyHex: string): Db[] {
  return tried(() => [openDatabaseToRead(file, keyHex)]) ?? [];
}

/** What `read` gives; null where the page it needs is gone. */
function tried<T>(read: () => T): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
