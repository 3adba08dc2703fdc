/** The whole audit of a kiosk's file, as `npm run journal -- verify` does it: beside a running kiosk, changing nothing. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Keyring } from '../../../shared/protocol/keyring.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { DATABASE_FILE, openDatabaseToRead, type Db } from '../store/database.ts';
import { unreadablePage } from '../store/pages.ts';
import { walState } from '../store/wal.ts';
import { createKept } from '../sync/kept.ts';
import { MACHINE_KEY_FILE, readMachineKey } from '../vault/databaseKey.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import { readHeadMark, type HeadMark } from './headMark.ts';
import { createJournal, type Journal } from './journal.ts';
import { createVerdicts, type FeedEnd, type Verdicts } from './verdicts.ts';
import { isCut, verifyAfter } from './verify.ts';
import { verifyFeedSlice } from './verifyVerdicts.ts';

/** What an audit finds: all is well, or the first thing that is not, and where. */
export type Audit =
  | { entries: number; head: Head; ok: true }
  | { ok: false; problem: string; seq?: number; feed?: number; page?: number; blob?: string };

const bad = (problem: string, where: { seq?: number; feed?: number; page?: number } = {}): Audit => ({
  ok: false,
  problem,
  ...where,
});

/**
 * The key of the file in `data`, in hex, or why there is none: 'no-journal', 'no-key' (it may be in the
 * operating system's keystore, which only the application can ask), or what is wrong with the key file.
 * `keyFile` is where it lies when it is not in `data`.
 */
export function keyToRead(data: string, keyFile?: string): { key: string } | { problem: string } {
  return fs.existsSync(path.join(data, DATABASE_FILE)) ? keyIn(data, keyFile) : { problem: 'no-journal' };
}

/** The same, whether or not there is a file that it opens. */
export function keyIn(data: string, keyFile?: string): { key: string } | { problem: string } {
  const found = readMachineKey(keyFile ?? path.join(data, MACHINE_KEY_FILE));
  if (found === null) return { problem: 'no-key' };
  return found.ok ? { key: found.value } : { problem: String(found.problem.params?.why ?? 'no-key') };
}

/** Audits the kiosk's file in `data`, which `key` (hex) opens. */
export async function audit(data: string, key: string): Promise<Audit> {
  const file = path.join(data, DATABASE_FILE);
  if (await isWalDamaged(`${file}-wal`)) return bad('log-damaged');
  try {
    const db = openDatabaseToRead(file, key);
    try {
      return auditFile(db, data);
    } finally {
      db.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return bad(code === 'SQLITE_NOTADB' ? 'wrong-key-or-damaged' : `file-damaged:${code}`);
  }
}

/** A kiosk that runs may be writing its log while it is read; damage is what stays the same. */
async function isWalDamaged(file: string): Promise<boolean> {
  let before: Buffer | null = null;
  for (let look = 0; look < 10; look++) {
    if (!fs.existsSync(file)) return false;
    const bytes = fs.readFileSync(file);
    if (walState(bytes) !== 'damaged') return false;
    if (before?.equals(bytes)) return true;
    before = bytes;
    await sleep(20);
  }
  return false;
}

function auditFile(db: Db, data: string): Audit {
  const keys = readKeys(db);
  if (!keys) return { entries: 0, head: { seq: 0, hash: GENESIS }, ok: true };
  // The mark is read before the snapshot: the kiosk may go on, and the mark with it.
  const mark = readHeadMark(data, keys.verify);
  db.exec('BEGIN');
  const page = unreadablePage(db);
  if (page !== null) return bad('page-damaged', { page });
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') return bad('file-damaged');
  const kept = createKept(db);
  const journal = createJournal(db, () => {});
  const device = kept.enrolment.read()?.device;
  if (device === undefined)
    return journal.head().seq === 0 ? { entries: 0, head: journal.head(), ok: true } : bad('no-device');
  const signed = { device, key: keys.verify };
  const broken = verifyAfter(journal, { seq: 0, hash: GENESIS }, signed);
  if (broken) return bad(broken.problem, { seq: broken.seq });
  const marked = markProblem(journal, mark, device);
  if (marked) return marked;
  const verdict = feedProblem(journal, createVerdicts(db, kept.ring), kept.ring());
  return verdict ?? { entries: journal.head().seq, head: journal.head(), ok: true };
}

/** The device's keys, without making any: a file that never had them is empty. */
function readKeys(db: Db) {
  const isMade = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'meta'`).get() !== undefined;
  const hasKeys = isMade && db.prepare(`SELECT 1 FROM meta WHERE name = 'device.keys'`).get() !== undefined;
  return hasKeys ? deviceKeys(db) : null;
}

function markProblem(journal: Journal, mark: HeadMark | 'damaged' | null, device: string): Audit | null {
  if (mark === 'damaged') return bad('mark-damaged');
  return mark && isCut(journal, mark, device) ? bad('cut-tail', { seq: journal.head().seq + 1 }) : null;
}

/** The feed of verdicts: numbered, chained, each signed and about an entry of this journal. */
function feedProblem(journal: Journal, verdicts: Verdicts, ring: Keyring | null): Audit | null {
  let end: FeedEnd = { feed: 0, hash: GENESIS };
  for (;;) {
    const step = verifyFeedSlice(journal, verdicts, ring, end);
    if (step === 'end') return null;
    if ('problem' in step) return bad(step.problem, { feed: step.feed });
    end = step;
  }
}
