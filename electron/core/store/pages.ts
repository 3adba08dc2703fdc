/** Reading every page of the file, the free ones too: each is authenticated when it is decrypted. */
import type { Db } from './database.ts';

/** SQLite never uses the page that holds this byte (fileformat2.html, "The Lock-Byte Page"). */
const LOCK_BYTE = 0x40000000;

/**
 * The number of the first page that cannot be decrypted, or null when all can; throws where SQLite
 * itself notices. sqlite3_serialize writes zeros for a page it could not read, and no page of ours is
 * all zeros: the file is opened with secure_delete = FAST, which leaves freed pages as they were.
 */
export function unreadablePage(db: Db): number | null {
  const bytes = db.serialize();
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  const zeros = Buffer.alloc(pageBytes);
  for (let at = 0; at < bytes.length; at += pageBytes) {
    if (at !== LOCK_BYTE && bytes.subarray(at, at + pageBytes).equals(zeros)) return at / pageBytes + 1;
  }
  return null;
}
