/** Trying a backup, and putting one in the place of a damaged file. Done by commands alone, while the kiosk is closed. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { attachmentsFolder, attachmentsOf, copyAttachments, keptIn, lostAttachment } from './attachments.ts';
import { audit, type Audit } from '../journal/audit.ts';
import { createJournal } from '../journal/journal.ts';
import { syncFile } from '../store/copy.ts';
import { DATABASE_FILE, isInUse, openDatabase, openDatabaseToRead } from '../store/database.ts';
import { inSlices } from '../store/slices.ts';
import { createKept } from '../sync/kept.ts';

/** What SQLite keeps beside a file, and what belongs to it alone. */
const BESIDE = ['-wal', '-shm'];

export type Restored =
  | { ok: true; head: Head; missing: number[]; aside: string | null }
  | { ok: false; problem: 'intact' | 'running' | 'backup'; backup?: Audit };

/**
 * Restores `file` into a folder of its own, audits it there as `journal verify` does, reads every attachment
 * beside it, and removes the folder.
 */
export async function verifyBackup(file: string, keyHex: string): Promise<Audit> {
  const found = await auditCopy(file, keyHex);
  return found.ok ? withAttachments(found, file, keyHex) : found;
}

async function auditCopy(file: string, keyHex: string): Promise<Audit> {
  if (!fs.existsSync(file)) return { ok: false, problem: 'no-backup' };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-backup-'));
  try {
    fs.copyFileSync(file, path.join(folder, DATABASE_FILE));
    return await audit(folder, keyHex);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** `found`, unless an attachment that the backup names is not whole beside it. */
async function withAttachments(found: Audit, file: string, keyHex: string): Promise<Audit> {
  const db = openDatabaseToRead(file, keyHex);
  try {
    const device = createKept(db).enrolment.read()?.device ?? '';
    const lost = await lostAttachment(db, attachmentsFolder(path.dirname(file), device));
    return lost ? { ok: false, ...lost } : found;
  } finally {
    db.close();
  }
}

/**
 * Puts the backup `file` in the place of the kiosk's file in `data`, which is kept beside it under
 * another name (`aside`; null where there was none). The restored file is marked: what was accepted after it is
 * missing, so the kiosk takes nothing more until a new journal is opened. Refused: 'intact', the kiosk's own file is
 * sound; 'running', a kiosk has it open; 'backup', the backup does not hold, and `backup` says how.
 */
export async function restoreBackup(
  file: string,
  data: string,
  keyHex: string,
  nowMs: number,
): Promise<Restored> {
  const place = path.join(data, DATABASE_FILE);
  if (fs.existsSync(place) && (await audit(data, keyHex)).ok) return { ok: false, problem: 'intact' };
  // An attachment that is lost is no reason to do without the journal; the kiosk says which it lacks.
  const found = await auditCopy(file, keyHex);
  const missing = missingIn(file, keyHex);
  if (!found.ok && !(found.problem === 'gap' && missing.length > 0))
    return { ok: false, problem: 'backup', backup: found };

  const aside = `${place}.damaged-${instantAt(nowMs).slice(0, 19).replaceAll(/[-:]/g, '')}`;
  if (!keepAside(place, aside, keyHex)) return { ok: false, problem: 'running' };
  const ready = `${place}.restored`;
  for (const end of ['', ...BESIDE]) fs.rmSync(`${ready}${end}`, { force: true });
  fs.copyFileSync(file, ready);
  fs.chmodSync(ready, 0o600);
  const { head, device, attachments } = markRestored(ready, keyHex, missing, nowMs);
  const beside = attachmentsFolder(path.dirname(file), device);
  await copyAttachments(attachments.filter(isAbsentIn(data)), beside, keptIn(data), inSlices());
  await syncFile(ready);
  fs.renameSync(ready, place);
  await syncFile(place);
  return { ok: true, head, missing, aside: fs.existsSync(aside) ? aside : null };
}

/** The kiosk's own files are the newer ones, also where its database is damaged. */
const isAbsentIn =
  (data: string) =>
  (name: string): boolean =>
    !fs.existsSync(path.join(keptIn(data), name));

/** Numbers that a salvaged file says could not be read; none in a backup. */
function missingIn(file: string, keyHex: string): number[] {
  try {
    const db = openDatabaseToRead(file, keyHex);
    try {
      return createKept(db).restored.read()?.missing ?? [];
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

type Marked = { head: Head; device: string; attachments: string[] };

function markRestored(file: string, keyHex: string, missing: number[], nowMs: number): Marked {
  const db = openDatabase(file, keyHex);
  try {
    const head = createJournal(db, () => {}).head();
    const kept = createKept(db);
    kept.restored.write({ at: instantAt(nowMs), head, missing });
    kept.backup.clear();
    kept.signedIn.clear();
    return { head, device: kept.enrolment.read()?.device ?? '', attachments: attachmentsOf(db) };
  } finally {
    // The last connection writes the log into the file and removes it.
    db.close();
  }
}

/**
 * Moves the kiosk's file and what lies beside it to `aside`; false where a process has it open. The log is copied
 * first, for to find that out may write it into the file, and goes first: a file without its log is noticed as
 * cut, a log beside another file would be taken for that one's.
 */
function keepAside(place: string, aside: string, keyHex: string): boolean {
  const log = `${place}-wal`;
  if (fs.existsSync(log)) fs.copyFileSync(log, `${aside}-wal`);
  if (fs.existsSync(place) && isInUse(place, keyHex)) {
    fs.rmSync(`${aside}-wal`, { force: true });
    return false;
  }
  for (const end of BESIDE) fs.rmSync(`${place}${end}`, { force: true });
  if (fs.existsSync(place)) fs.renameSync(place, aside);
  return true;
}
