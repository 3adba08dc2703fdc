/** The journal that cannot go on, as far as its file can be read. */
import { createDrafts, type Drafts } from '../drafts/drafts.ts';
import { readHeadMark } from '../journal/headMark.ts';
import type { PastDevice } from '../journal/past.ts';
import { createJournal } from '../journal/journal.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { Db } from '../store/database.ts';
import { createKept, type Enrolment } from '../sync/kept.ts';
import { deviceKeys, type DeviceKeys } from '../vault/deviceKeys.ts';

export type OldJournal = {
  device: string;
  enrolment: Enrolment;
  keys: DeviceKeys;
  drafts: Drafts;
  /** Its entries in order, without those that cannot be read. */
  rows(): Generator<EntryRow>;
  /** How far the mark beside the file says that it had come; 0 without a mark. */
  markedSeq(): number;
  /** The journals it went on with itself are copied into `db`, the new file. */
  copyPast(db: Db): void;
  /** The keys and uses of attachments; their files lie where they are, and are sent anew where they were not. */
  copyBlobs(db: Db): void;
  /** How the desk is shown, its locks, who is signed in, and what citizens sealed in sessions that were left. */
  copySettings(db: Db): void;
};

const SETTINGS = ['settings', 'signed-in', 'last-sync', 'policy.demo'];
const BLOB_TABLES = ['blobs', 'blob_uses', 'thumbnails'];
const PAST_TABLES = ['past_devices', 'past_entries', 'past_verdicts', 'links'];

/** The journal in `db`, beside which lies the mark in `data`; null where it was never enrolled. */
export function readOldJournal(db: Db, data: string): OldJournal | null {
  const enrolment = createKept(db).enrolment.read();
  if (!enrolment) return null;
  const keys = deviceKeys(db);
  const journal = createJournal(db, () => {});
  return {
    device: enrolment.device,
    enrolment,
    keys,
    drafts: createDrafts(db),
    *rows() {
      const end =
        db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM entries').get()?.seq ?? 0;
      for (let seq = 1; seq <= end; seq++) {
        const row = readable(() => journal.bySeq(seq));
        if (row) yield row;
      }
    },
    markedSeq() {
      const mark = readHeadMark(data, keys.verify);
      return mark === null || mark === 'damaged' || mark.device !== enrolment.device ? 0 : mark.seq;
    },
    copyPast: (to) => PAST_TABLES.forEach((table) => copyTable(db, to, table)),
    copyBlobs(to) {
      for (const table of BLOB_TABLES) copyTable(db, to, table);
      // An upload that was begun belongs to the old device.
      to.exec('UPDATE blobs SET upload = NULL WHERE delivered_at IS NULL');
    },
    copySettings(to) {
      const select = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?');
      const insert = to.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)');
      for (const name of SETTINGS) {
        const found = readable(() => select.get(name)?.value ?? null);
        if (found !== null) insert.run(name, found);
      }
      copyTable(db, to, 'locks');
      copyTable(db, to, 'left_seals');
    },
  };
}

/** What `old` is called among the journals that the new one goes on with. */
export const pastOf = ({ device, enrolment, keys }: OldJournal): Omit<PastDevice, 'generation'> => ({
  device,
  cert: enrolment.cert,
  keys: keys.stored,
});

function copyTable(from: Db, to: Db, table: string): void {
  const columns = from
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
  const list = columns.join(', ');
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${list}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  for (const row of from.prepare(`SELECT ${list} FROM ${table}`).iterate()) insert.run(row);
}

/** Null where the page that holds it is damaged. */
function readable<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
