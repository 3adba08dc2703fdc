/**
 * A copy of the kiosk's file while it is in use: one snapshot, read row by row on a connection of its
 * own and written under the same key (docs/decisions/0005-backup-by-rows.md). Pages that no table
 * uses are not copied, so nothing deleted travels with it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { newDatabase, openDatabaseToRead, type Db } from './database.ts';
import type { Slices } from './slices.ts';

type Part = { type: string; name: string; sql: string };

/**
 * Copies `from` to the new file `to`, both under `keyHex`, and answers what `look` sees in the same
 * snapshot. When it resolves the copy is whole and on the disk; when it throws there may be part of one.
 * Throws SqliteError where a row cannot be read or written, and what `slices` throws.
 */
export async function copyDatabase<T>(
  from: string,
  to: string,
  keyHex: string,
  slices: Slices,
  look: (snapshot: Db) => T,
): Promise<T> {
  const source = openDatabaseToRead(from, keyHex);
  try {
    source.exec('BEGIN');
    const seen = look(source);
    const target = newDatabase(to, keyHex);
    try {
      await copyAll(source, target, slices);
    } finally {
      target.close();
    }
    await syncFile(to);
    return seen;
  } finally {
    source.close();
  }
}

async function copyAll(source: Db, target: Db, slices: Slices): Promise<void> {
  const parts = source
    .prepare<[], Part>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
    )
    .all();
  const isThere = target.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
  target.exec('BEGIN');
  // A virtual table makes its own tables. Triggers come last: what is copied has already happened.
  const make = (wanted: readonly string[]) => {
    for (const { type, name, sql } of parts)
      if (wanted.includes(type) && !isThere.get(name)) target.exec(sql);
  };
  make(['table']);
  make(['index']);
  for (const { type, name, sql } of parts)
    if (type === 'table' && !/^CREATE VIRTUAL/i.test(sql)) await copyRows(source, target, name, slices);
  make(['view', 'trigger']);
  for (const name of ['user_version', 'application_id'])
    target.pragma(`${name} = ${String(source.pragma(name, { simple: true }))}`);
  target.exec('COMMIT');
}

async function copyRows(source: Db, target: Db, table: string, slices: Slices): Promise<void> {
  const name = quoted(table);
  const columns = source
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0')
    .all(table)
    .map((column) => quoted(column.name));
  // Empty but for what a virtual table puts there when it is made.
  target.exec(`DELETE FROM ${name}`);
  const list = columns.join(', ');
  const insert = target.prepare(
    `INSERT INTO ${name} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  // In the table's own order, which some tables rely on, and not in that of an index.
  const rows = source.prepare<[], unknown[]>(`SELECT ${list} FROM ${name} NOT INDEXED`).raw().safeIntegers();
  for (const row of rows.iterate()) {
    insert.run(...row);
    await slices.piece();
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Makes the content of `file` durable, and its name in its folder; off the core's own thread. */
export async function syncFile(file: string): Promise<void> {
  for (const one of process.platform === 'win32' ? [file] : [file, path.dirname(file)]) {
    const handle = await fs.promises.open(one, one === file ? 'r+' : 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
