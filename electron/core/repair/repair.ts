/**
 * The one repair (registry-protocol, section 3) of a fork, a restored disk and an entry that cannot be
 * delivered: a new device with a new journal, which goes on where the registry's copy of the old one ends.
 * It is made in a file of its own. Cut short anywhere, it is done again with the same code, and goes on;
 * until it is ready the old journal is as it was.
 */
import fs from 'node:fs';
import path from 'node:path';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { RepairReport, DeskState } from '../../../shared/api/views.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import type { Desk } from '../desk/desk.ts';
import { openParts } from '../desk/parts.ts';
import { openDatabase, type Db } from '../store/database.ts';
import { askToEnrol, keepEnrolment } from '../sync/enrol.ts';
import { createHttp, isAllowedRegistry } from '../sync/http.ts';
import type { Enrolment } from '../sync/kept.ts';
import type { Link, SyncDesk } from '../sync/link.ts';
import { fetchStaff } from '../sync/masterData.ts';
import { createRegistryClock } from '../sync/registryClock.ts';
import { carry, type Cause } from './carry.ts';
import { readyMark, REPAIR_FILE } from './files.ts';
import { pastOf, readOldJournal, type OldJournal } from './oldJournal.ts';
import { refill } from './refill.ts';

export type RepairParts = Pick<Desk, 'clock' | 'log' | 'options'> & {
  /** The old journal's file, which nobody writes to meanwhile. */
  old: Db;
  /** The key of both files, hex. */
  databaseKey: string;
  code: string;
  /** What stopped the device. */
  stop: DeskState['kiosk']['stop'] | null;
};

const CAUSES: Readonly<Record<string, Cause>> = {
  fork: 'fork',
  'cut-tail': 'restored',
  damaged: 'rotted',
  undeliverable: 'rotted',
};

/**
 * Makes the new journal ready; `finishRepair` puts it into service. Problems: kiosk.notEnrolled,
 * repair.offline, repair.code, repair.untrusted, repair.notYours (the code was made for another device),
 * repair.refill (the registry's copy does not verify), core.demoPolicy.
 */
export async function repair(parts: RepairParts): Promise<Result<RepairReport>> {
  const old = readOldJournal(parts.old, parts.options.data);
  if (!old) return bad('kiosk.notEnrolled');
  const address = parts.options.registry ?? old.enrolment.registry;
  const url = address === undefined ? null : new URL(address);
  if (!url || !isAllowedRegistry(url)) return bad('repair.offline');
  const { options, clock, log } = parts;
  const db = openNew(path.join(options.data, REPAIR_FILE), parts.databaseKey);
  const http = createHttp(url);
  try {
    const desk: SyncDesk = openParts(db, parts.databaseKey, options, {
      clock,
      log,
      changed: () => {},
      restart: () => {},
      isMarked: false,
    });
    const connection = {
      now: () => ({ state: 'offline' as const, since: '' }),
      verified: () => {},
      lost: () => {},
    };
    const link: Link = { desk, http, clock: createRegistryClock(clock), connection, delivered: () => {} };
    return await makeJournal(link, old, parts, url.href);
  } finally {
    await http.close();
    db.close();
  }
}

/** A file that was begun and does not open is put aside: nothing is in it that is not elsewhere. */
function openNew(file: string, key: string): Db {
  try {
    return openDatabase(file, key);
  } catch {
    for (const name of ['', '-wal', '-shm']) {
      if (fs.existsSync(`${file}${name}`)) fs.renameSync(`${file}${name}`, `${file}.damaged${name}`);
    }
    return openDatabase(file, key);
  }
}

async function makeJournal(
  link: Link,
  old: OldJournal,
  { code, stop }: RepairParts,
  registry: string,
): Promise<Result<RepairReport>> {
  const { desk } = link;
  const enrolled = await enrolment(link, code, registry);
  if (!enrolled.ok) return enrolled;
  const { device } = enrolled.value;
  const ready = readyMark(desk.db).read();
  if (ready) return good(ready.report);
  const past = desk.db
    .transaction(() => {
      old.copyPast(desk.db);
      desk.acts.refill();
      return desk.past.addDevice(pastOf(old));
    })
    .immediate();
  const filled = await refill(link, enrolled.value, past, old.keys.sign);
  if (!filled.ok) return bad(`repair.${filled.problem}`);
  const staff = await fetchStaff(link, enrolled.value);
  if (staff !== 'done') return bad('repair.offline');
  const { head } = filled;
  const cause = CAUSES[stop ?? ''] ?? causeBy(old, head);
  const report = carry(desk, old, { device, key: desk.keys.sign }, { cause, head, code });
  desk.log.info({ cause }, 'the new journal is ready');
  return good(report);
}

/** What the registry's head tells of a journal that knows of nothing wrong itself. */
function causeBy(old: OldJournal, head: Head): Cause {
  const rows = [...old.rows()];
  if (head.seq > (rows.at(-1)?.seq ?? 0)) return 'restored';
  return head.seq === 0 || rows.some(({ seq, hash }) => seq === head.seq && hash === head.hash)
    ? 'rotated'
    : 'fork';
}

/** The enrolment with the new keys: the one that is there already, or a new one by `code`. */
async function enrolment(link: Link, code: string, registry: string): Promise<Result<Enrolment>> {
  const { desk } = link;
  const known = desk.kept.enrolment.read();
  if (known) return good(known);
  const outcome = await askToEnrol(link, code);
  if (!outcome.ok) {
    if (outcome.why === 'demo') return bad('core.demoPolicy');
    return bad(outcome.why === null ? 'repair.offline' : `repair.${outcome.why}`);
  }
  desk.db.transaction(() => keepEnrolment(link, outcome.answer, outcome.name, registry)).immediate();
  const made = desk.kept.enrolment.read();
  return made ? good(made) : bad('repair.offline');
}
