/**
 * The files of a repair. The new journal is made in a file of its own; once it is whole, it takes the
 * place of the old one, which is kept under its device's name, read-only. Every step may be cut short
 * anywhere and done again: what is there says how far it came.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { RepairReport } from '../../../shared/api/views.ts';
import { plainCode } from '../../../shared/protocol/enrolmentCode.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { Sha256 } from '../../../shared/protocol/schema/scalars.ts';
import { HEAD_MARK_FILE } from '../journal/headMark.ts';
import { errorShape, type Log } from '../log.ts';
import { DATABASE_FILE, openDatabase, type Db } from '../store/database.ts';
import { slot } from '../store/meta.ts';

/** The new journal while it is made. */
export const REPAIR_FILE = 'kiosk.repair.db';

const Ready = z.object({ code: Sha256, report: RepairReport });

/**
 * In the new file: it is whole, and takes the old one's place at the next opportunity. It stays there, so
 * that whoever asks for the same repair again is told that it is done; `code` is the code's SHA-256.
 */
export const readyMark = (db: Db) => slot(db, 'repair.ready', Ready);

export const codeHash = (code: string): string => sha256(plainCode(code));

/** What the repair by `code` came to, where the journal in `db` was made by it; else null. */
export function doneBy(db: Db, code: string): RepairReport | null {
  const mark = readyMark(db).read();
  return mark?.code === codeHash(code) ? mark.report : null;
}

/** What the journal of `device` is kept as. */
export const keptName = (device: string): string => `kiosk-${device}.db`;

/**
 * Puts a repaired journal that is ready into service; does nothing where there is none. Nobody may have
 * either file open. Throws where the disk refuses; done again, it goes on where it was.
 */
export function finishRepair(data: string, key: string, log: Log): void {
  const repaired = path.join(data, REPAIR_FILE);
  if (!fs.existsSync(repaired)) return;
  const previous = readiness(repaired, key, log);
  if (previous === null) return;
  const current = path.join(data, DATABASE_FILE);
  const kept = path.join(data, keptName(previous));
  settle(current, key, log);
  keep(current, kept);
  keep(`${current}-wal`, `${kept}-wal`);
  keep(path.join(data, HEAD_MARK_FILE), path.join(data, `head-${previous}.mark`));
  syncFolder(data);
  // Whatever is left of the old log must never be read as the new file's.
  for (const name of ['-wal', '-shm']) fs.rmSync(`${current}${name}`, { force: true });
  fs.rmSync(path.join(data, HEAD_MARK_FILE), { force: true });
  syncFolder(data);
  fs.renameSync(repaired, current);
  syncFolder(data);
  log.info({ previous }, 'the repaired journal is in service');
}

/** Which journal the new file replaces, once it is whole; closing it puts all of it into the one file. */
function readiness(file: string, key: string, log: Log): string | null {
  const db = openOrNull(file, key, log);
  if (!db) return null;
  try {
    const mark = readyMark(db).read();
    if (mark === null) return null;
    db.pragma('wal_checkpoint(TRUNCATE)');
    return mark.report.previous;
  } finally {
    db.close();
  }
}

/** A new journal that does not open is no journal yet: the old one stays in service. */
function openOrNull(file: string, key: string, log: Log): Db | null {
  try {
    return openDatabase(file, key);
  } catch (error) {
    log.error(errorShape(error), 'a journal that was being made does not open');
    return null;
  }
}

/** Brings the old log into the old file where that can be done; a damaged one is kept as it is. */
function settle(file: string, key: string, log: Log): void {
  if (!fs.existsSync(file)) return;
  try {
    const db = openDatabase(file, key);
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch (error) {
    log.warn(errorShape(error), 'the old journal is kept with its log');
  }
}

/** Gives the file a second name, which nothing writes to. */
function keep(file: string, as: string): void {
  if (!fs.existsSync(file) || fs.existsSync(as)) return;
  try {
    fs.linkSync(file, as);
  } catch {
    // A file system without links: a copy, whole or not at all.
    fs.copyFileSync(file, `${as}.new`);
    syncFile(`${as}.new`);
    fs.renameSync(`${as}.new`, as);
  }
  fs.chmodSync(as, 0o400);
}

function syncFile(file: string): void {
  const fd = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Makes names in `folder` durable; systems that cannot open a folder need no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
