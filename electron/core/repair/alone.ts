/** A repair while no kiosk runs, as the command line does it: made and put into service in one go. */
import path from 'node:path';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { RepairReport } from '../../../shared/api/views.ts';
import { systemClock } from '../clock.ts';
import type { Desk } from '../desk/desk.ts';
import { readHeadMark } from '../journal/headMark.ts';
import { createJournal } from '../journal/journal.ts';
import { isCut, verifyAfter } from '../journal/verify.ts';
import type { Log } from '../log.ts';
import { DATABASE_FILE, openDatabaseAlone, type Db } from '../store/database.ts';
import { createKept } from '../sync/kept.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { doneBy, finishRepair } from './files.ts';
import { repair } from './repair.ts';

export type AloneParts = { data: string; key: string; code: string; registry: string | undefined; log: Log };

/** Problems: those of `repair`; repair.running, a kiosk has the file open; repair.unreadable, nobody can read it. */
export async function repairAlone({
  data,
  key,
  code,
  registry,
  log,
}: AloneParts): Promise<Result<RepairReport>> {
  // What was ready when it was cut short is finished first.
  finishRepair(data, key, log);
  const old = openAlone(path.join(data, DATABASE_FILE), key);
  if (typeof old === 'string') return bad(old);
  const options: Desk['options'] = {
    data,
    boot: '',
    version: '',
    release: false,
    keyProtection: 'file',
    ...(registry === undefined ? {} : { registry }),
  };
  let made: Result<RepairReport>;
  try {
    const done = doneBy(old, code);
    if (done) return good(done);
    const stop = stopOf(old, data);
    made = await repair({ clock: systemClock, log, options, databaseKey: key, old, code, stop });
  } finally {
    old.close();
  }
  if (made.ok) finishRepair(data, key, log);
  return made;
}

function openAlone(file: string, key: string): Db | 'repair.running' | 'repair.unreadable' {
  try {
    return openDatabaseAlone(file, key);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code.startsWith('SQLITE_BUSY') ? 'repair.running' : 'repair.unreadable';
  }
}

/** What a kiosk on this file would say is wrong with it. */
function stopOf(db: Db, data: string) {
  const kept = createKept(db);
  const device = kept.enrolment.read()?.device;
  if (device === undefined) return null;
  if (kept.restored.read()) return 'cut-tail';
  const { verify } = deviceKeys(db);
  const journal = createJournal(db, () => {});
  const mark = readHeadMark(data, verify);
  if (mark !== null && mark !== 'damaged' && isCut(journal, mark, device)) return 'cut-tail';
  if (isBroken(() => verifyAfter(journal, { seq: 0, hash: GENESIS }, { device, key: verify }) !== null))
    return 'damaged';
  return kept.stop.read();
}

const isBroken = (look: () => boolean): boolean => {
  try {
    return look();
  } catch {
    return true;
  }
};
