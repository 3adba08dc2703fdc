/** Making one backup: written under another name, synced, renamed, and only then are older ones removed. */
import fs from 'node:fs';
import path from 'node:path';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { createJournal } from '../journal/journal.ts';
import { copyDatabase, syncFile } from '../store/copy.ts';
import { DATABASE_FILE, openDatabaseToRead, type Db } from '../store/database.ts';
import type { Slices } from '../store/slices.ts';
import { createKept } from '../sync/kept.ts';
import { attachmentsFolder, attachmentsOf, copyAttachments, dropAttachments, keptIn } from './attachments.ts';
import {
  backupsOf,
  expired,
  nameOf,
  unfinishedName,
  unfinishedOf,
  type BackupFile,
  type BackupName,
} from './names.ts';

export type BackupOf = {
  /** The kiosk's data folder, and where its backups go. */
  data: string;
  folder: string;
  keyHex: string;
  /** Milliseconds since 1970, for the name. */
  nowMs: number;
};
export type Made = { file: string; device: string; head: Head; attachments: string[] };

/**
 * Makes a backup of the kiosk in `data`, running or not, in `folder`, which must be there; null before the
 * kiosk is enrolled. Its own older unfinished ones are removed. Throws where it cannot be read or written.
 */
export async function makeBackup(of: BackupOf, slices: Slices): Promise<Made | null> {
  const { data, folder, keyHex, nowMs } = of;
  const from = path.join(data, DATABASE_FILE);
  // A folder that is not there is a disk that was taken out: to make it would back up to the disk below.
  await fs.promises.access(folder, fs.constants.W_OK);
  const device = deviceOf(from, keyHex);
  if (device === undefined) return null;
  removeAll(folder, unfinishedOf(device, fs.readdirSync(folder)));
  const temporary = path.join(folder, unfinishedName(device, process.pid));
  try {
    const seen = await copyDatabase(from, temporary, keyHex, slices, (db) => lookInside(db, device));
    await copyAttachments(seen.attachments, keptIn(data), attachmentsFolder(folder, device), slices);
    const file = path.join(folder, nameOf(seen, instantAt(nowMs)));
    await fs.promises.rename(temporary, file);
    await syncFile(file);
    return { file, device, head: seen.head, attachments: seen.attachments };
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** Removes what has had its time, now that `made` is whole: older backups, and attachments that none of the rest names. */
export function rotate(folder: string, { device, attachments }: Made, nowMs: number): void {
  const files = backupsOf(device, fs.readdirSync(folder));
  const gone = expired(files);
  removeAll(folder, gone.map(nameOnly));
  const isOnly = files.length - gone.length === 1;
  dropAttachments(attachmentsFolder(folder, device), attachments, isOnly, nowMs);
}

/** Removes all backups of `device` in `folder` but the newest, for room to make one. */
export function keepNewest(folder: string, device: string): void {
  removeAll(folder, backupsOf(device, fs.readdirSync(folder)).slice(1).map(nameOnly));
}

const nameOnly = ({ name }: BackupFile): string => name;

function removeAll(folder: string, names: readonly string[]): void {
  for (const name of names) fs.rmSync(path.join(folder, name), { force: true });
}

function deviceOf(file: string, keyHex: string): string | undefined {
  const db = openDatabaseToRead(file, keyHex);
  try {
    return createKept(db).enrolment.read()?.device;
  } finally {
    db.close();
  }
}

function lookInside(
  db: Db,
  device: string,
): Omit<BackupName, 'madeAt'> & { head: Head; attachments: string[] } {
  const head = createJournal(db, () => {}).head();
  const prunings = createKept(db).prunings.read() ?? 0;
  return { device, seq: head.seq, head, prunings, attachments: attachmentsOf(db) };
}
