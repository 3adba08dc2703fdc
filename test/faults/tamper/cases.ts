/** What someone with the disk in their hands, and even with its key, may do to a kiosk's folder. */
import fs from 'node:fs';
import path from 'node:path';
import { HEAD_MARK_FILE } from '../../../electron/core/journal/headMark.ts';
import { DATABASE_FILE, openDatabase, type Db } from '../../../electron/core/store/database.ts';
import { machineKey } from '../../../electron/core/vault/databaseKey.ts';
import type { Random } from '../random.ts';

/** Folders of one kiosk at several moments of its life; none is ever changed, only copied. */
export type Moments = {
  /** Earlier, when less had been done and delivered. */
  earlier: string;
  /** Closed in good order: everything is in the database. */
  closed: string;
  /** Killed: what was done last is in the log. */
  killed: string;
};

export type TamperCase = {
  name: string;
  from: keyof Moments;
  /** How often it is done, each time by another choice; the others are done once. */
  isRandom?: boolean;
  /** Only the registry can know: nothing at this end is wrong in itself. */
  needsContact?: boolean;
  /** Signed by somebody: a change has to be noticed even where nothing shown differs. */
  isSigned?: boolean;
  /**
   * The end of what there was is gone, and what is left was true once: after a power cut as well the kiosk asks
   * for the verdicts again, and has nobody to accuse.
   */
  isLoss?: boolean;
  /** Changes the folder; returns what was done, for the log. */
  change(data: string, random: Random, moments: Moments): string;
};

const database = (data: string) => path.join(data, DATABASE_FILE);
const log = (data: string) => `${database(data)}-wal`;

/** Flips one bit of a file. */
function flip(file: string, random: Random): string {
  const bytes = fs.readFileSync(file);
  const at = random.between(0, bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.between(0, 8)), at);
  fs.writeFileSync(file, bytes);
  return `byte ${at} of ${bytes.length} of ${path.basename(file)}`;
}

/** Does something to the tables, as one who has the key. */
function edit(data: string, work: (db: Db) => string): string {
  const key = machineKey(data);
  if (!key.ok) throw new Error(key.problem.code);
  const db = openDatabase(database(data), key.value);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/**
 * All that somebody signed, as it is kept; null where it cannot be read. Of the staff list only who is
 * on it: PINs are sealed anew each time it is asked for.
 */
export function signedContent(data: string): string | null {
  const copy = fs.mkdtempSync(path.join(path.dirname(data), 'read-'));
  try {
    // To read a log is to move it into the database: the folder itself stays as it is.
    fs.cpSync(data, copy, { recursive: true });
    return edit(copy, (db) => {
      const tables = ['entries ORDER BY seq', 'verdicts ORDER BY feed'].map((from) =>
        db.prepare(`SELECT * FROM ${from}`).all(),
      );
      const kept = (name: string) =>
        db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(name)?.value ??
        'null';
      const staff = JSON.parse(kept('staff'), (name, value: unknown) =>
        ['pin', 'sig', 'issued'].includes(name) ? null : value,
      ) as unknown;
      return JSON.stringify([tables, kept('policy'), kept('keys'), staff]);
    });
  } catch {
    return null;
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

const sql =
  (...statements: string[]) =>
  (data: string): string =>
    edit(data, (db) => {
      const changed = statements.map((statement) => db.prepare(statement).run().changes);
      if (changed.includes(0)) throw new Error(`changed nothing: ${statements.join('; ')}`);
      return statements.join('; ');
    });

/** Changes one character of one value of a table; `null` values are left alone. */
const editValue =
  (table: string, columns: readonly string[], where = '1') =>
  (data: string, random: Random): string =>
    edit(data, (db) => {
      const column = random.pick(columns);
      const rows = db
        .prepare<[], { id: number; value: string }>(
          `SELECT rowid AS id, CAST(${column} AS TEXT) AS value FROM ${table} WHERE ${where} AND ${column} IS NOT NULL`,
        )
        .all();
      const row = random.pick(rows);
      const at = random.between(0, row.value.length);
      const letter = random.pick('0123456789abcdefgh'.split('').filter((one) => one !== row.value[at]));
      const value = row.value.slice(0, at) + letter + row.value.slice(at + 1);
      try {
        db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(value, row.id);
      } catch {
        // A STRICT column that takes no such value: then a number that is another one.
        db.prepare(`UPDATE ${table} SET ${column} = ${column} + 1000 WHERE rowid = ?`).run(row.id);
      }
      return `${table}.${column} of row ${row.id} at ${at}`;
    });

const ENTRY_COLUMNS = ['id', 'v', 'device', 'kind', 'at', 'prev', 'digest', 'sig', 'hash', 'salt', 'body'];
const meta = (name: string) => editValue('meta', ['value'], `name = '${name}'`);

export const TAMPER_CASES: readonly TamperCase[] = [
  {
    name: 'a bit of the database flipped',
    from: 'closed',
    isRandom: true,
    change: (data, random) => flip(database(data), random),
  },
  {
    // SQLite reads the log as far as it holds: this is to cut it off there.
    name: 'a bit of the log flipped',
    from: 'killed',
    isRandom: true,
    isLoss: true,
    change: (data, random) => flip(log(data), random),
  },
  {
    name: 'the log removed',
    from: 'killed',
    change(data) {
      fs.rmSync(log(data));
      return 'removed';
    },
  },
  {
    name: 'the end of the log cut off',
    from: 'killed',
    isRandom: true,
    isLoss: true,
    change(data, random) {
      const { size } = fs.statSync(log(data));
      const left = random.between(0, size);
      fs.truncateSync(log(data), left);
      return `${left} of ${size} bytes left`;
    },
  },
  {
    name: 'the database cut off',
    from: 'closed',
    isRandom: true,
    change(data, random) {
      const { size } = fs.statSync(database(data));
      const left = random.between(0, size);
      fs.truncateSync(database(data), left);
      return `${left} of ${size} bytes left`;
    },
  },
  {
    name: 'an older database put back',
    from: 'closed',
    change(data, _random, { earlier }) {
      for (const file of [database(data), log(data)]) fs.rmSync(file, { force: true });
      for (const ending of ['', '-wal']) {
        const old = database(earlier) + ending;
        if (fs.existsSync(old)) fs.copyFileSync(old, database(data) + ending);
      }
      return 'with the newer head mark';
    },
  },
  {
    name: 'an older folder put back whole',
    from: 'earlier',
    needsContact: true,
    change: () => 'head mark and all',
  },
  {
    name: 'the last entry deleted',
    from: 'closed',
    change: sql('DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)'),
  },
  {
    name: 'the last ten entries deleted',
    from: 'closed',
    change: sql('DELETE FROM entries WHERE seq > (SELECT max(seq) FROM entries) - 10'),
  },
  {
    name: 'the last ten entries deleted with the head mark, though delivered',
    from: 'closed',
    needsContact: true,
    change(data) {
      fs.rmSync(path.join(data, HEAD_MARK_FILE));
      return sql(
        'DELETE FROM entries WHERE seq > (SELECT max(seq) FROM entries) - 10',
        'DELETE FROM verdicts WHERE entry NOT IN (SELECT id FROM entries)',
        `DELETE FROM meta WHERE name = 'delivered'`,
      )(data);
    },
  },
  {
    name: 'an entry in the middle deleted',
    from: 'closed',
    change: sql('DELETE FROM entries WHERE seq = 7'),
  },
  { name: 'the first entry deleted', from: 'closed', change: sql('DELETE FROM entries WHERE seq = 1') },
  {
    name: 'two bodies swapped',
    from: 'closed',
    change: sql(`UPDATE entries SET body = (SELECT body FROM entries WHERE seq = 8) WHERE seq = 9`),
  },
  {
    name: 'a body pruned without its salt',
    from: 'closed',
    change: sql('UPDATE entries SET body = NULL WHERE seq = 8'),
  },
  {
    name: 'a ban narrowed',
    from: 'closed',
    change: sql(`UPDATE entries SET body = replace(body, '"bank",', '') WHERE seq = 9`),
  },
  {
    name: 'a value of an entry changed',
    isSigned: true,
    from: 'closed',
    isRandom: true,
    change: editValue('entries', ENTRY_COLUMNS),
  },
  {
    name: 'a value of a verdict changed',
    isSigned: true,
    from: 'closed',
    isRandom: true,
    change: editValue('verdicts', ['feed', 'entry', 'n', 'state', 'json']),
  },
  { name: 'a verdict withheld', from: 'closed', change: sql('DELETE FROM verdicts WHERE feed = 8') },
  {
    name: 'two verdicts swapped',
    from: 'closed',
    change: sql(
      `UPDATE verdicts SET json = (SELECT json FROM verdicts WHERE feed = 9), state = 'recorded' WHERE feed = 8`,
    ),
  },
  {
    name: 'a verdict given to another entry',
    from: 'closed',
    change: sql('UPDATE verdicts SET entry = (SELECT id FROM entries WHERE seq = 8) WHERE feed = 12'),
  },
  { name: 'all verdicts removed', from: 'closed', isLoss: true, change: sql('DELETE FROM verdicts') },
  {
    name: 'a value of the policy changed',
    isSigned: true,
    from: 'closed',
    isRandom: true,
    change: meta('policy'),
  },
  {
    name: 'a value of the staff list changed',
    isSigned: true,
    from: 'closed',
    isRandom: true,
    change: meta('staff'),
  },
  {
    name: 'a value of the registry’s keys changed',
    isSigned: true,
    from: 'closed',
    isRandom: true,
    change: meta('keys'),
  },
  { name: 'a value of the enrolment changed', from: 'closed', isRandom: true, change: meta('enrolment') },
  {
    name: 'a value of the device’s keys changed',
    from: 'closed',
    isRandom: true,
    change: meta('device.keys'),
  },
  {
    name: 'the head mark changed',
    from: 'closed',
    isRandom: true,
    change: (data, random) => flip(path.join(data, HEAD_MARK_FILE), random),
  },
  {
    name: 'the machine key changed',
    from: 'closed',
    isRandom: true,
    change: (data, random) => flip(path.join(data, 'machine.key'), random),
  },
];
