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
  const db = unlock(new Database(file), keyHex);
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

/** Opens the file to read only, beside a running kiosk. Throws as `openDatabase`. */
export function openDatabaseToRead(file: string, keyHex: string): Db {
  return unlock(new Database(file, { readonly: true, fileMustExist: true }), keyHex);
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
