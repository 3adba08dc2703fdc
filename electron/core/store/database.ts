/**
 * The kiosk's one file: SQLite encrypted whole (SQLite3 Multiple Ciphers, ChaCha20-Poly1305, so that
 * every page is authenticated) under a raw 32-byte key: no key derivation delays the start.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import type { Log } from '../log.ts';
import { migrate } from './migrations.ts';

export type Db = Database.Database;

export const DATABASE_FILE = 'kiosk.db';
const BUSY_MS = 5_000;

/**
 * Opens, and where needed makes, the file. `keyHex` is 32 bytes in hex.
 * Throws SqliteError: SQLITE_NOTADB for a wrong key or a damaged first page.
 */
export function openDatabase(file: string, keyHex: string, log?: Log): Db {
  // Made here, for its owner alone; SQLite gives its log and index the same mode.
  fs.closeSync(fs.openSync(file, 'a', 0o600));
  return prepare(unlock(new Database(file), keyHex), log);
}

function prepare(db: Db, log?: Log): Db {
  try {
    db.pragma('journal_mode = WAL');
    // A confirmed entry survives a power cut: the log is synced at every commit.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('auto_vacuum = NONE');
    // Nothing of a citizen is spilled outside the encrypted file.
    db.pragma('temp_store = MEMORY');
    // Wipes what is deleted where that costs no write. Not ON: it fills freed pages with zeros, which
    // is also how an unreadable page looks to store/pages.ts.
    db.pragma('secure_delete = FAST');
    migrate(db, log);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether SQLite, or the disk below it, says that the file cannot be read as it was written. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR_READ')
  );
}

/**
 * Opens the file for this process alone. Throws as `openDatabase`, and SQLITE_BUSY where another one,
 * a running kiosk, has it open.
 */
export function openDatabaseAlone(file: string, keyHex: string): Db {
  const db = new Database(file, { fileMustExist: true, timeout: 500 });
  // Before the first access: then whoever has it open as well is noticed at once.
  db.pragma('locking_mode = EXCLUSIVE');
  return prepare(unlock(db, keyHex));
}

/** Opens the file to read only, beside a running kiosk. Throws as `openDatabase`. */
export function openDatabaseToRead(file: string, keyHex: string): Db {
  return unlock(new Database(file, { readonly: true, fileMustExist: true }), keyHex);
}

/**
 * Whether another process has the file open: each connection to it holds a lock, beside which no
 * exclusive one is given. A file that cannot be opened is in nobody's use that could be told.
 */
export function isInUse(file: string, keyHex: string): boolean {
  let db: Db | null = null;
  try {
    db = unlock(new Database(file), keyHex);
    db.pragma('busy_timeout = 0');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
  } finally {
    db?.close();
  }
}

/**
 * A new file at `file`, to be written once and then closed: it has no log, and is durable only once it
 * was synced. Throws where there is such a file.
 */
export function newDatabase(file: string, keyHex: string): Db {
  fs.closeSync(fs.openSync(file, 'wx', 0o600));
  const db = unlock(new Database(file), keyHex);
  // Tables that a search index keeps for itself are written as they are, which SQLite else refuses.
  db.unsafeMode(true);
  db.pragma('journal_mode = OFF');
  // Written out as it goes, in KiB, and not all at the end while everything waits.
  db.pragma('cache_size = -1024');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('temp_store = MEMORY');
  return db;
}

function unlock(db: Db, keyHex: string): Db {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new TypeError('the database key is 32 bytes in hex');
  try {
    db.pragma(`cipher = 'chacha20'`);
    db.pragma(`key = 'raw:${keyHex}'`);
    db.pragma(`busy_timeout = ${BUSY_MS}`);
    // The first read tells whether the key fits.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
