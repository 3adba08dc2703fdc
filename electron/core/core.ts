/** The core put together: the file opened and checked, its parts joined, sync started. */
import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { SYSTEM } from '../../shared/api/audit.ts';
import { bad, good, type Problem, type Result } from '../../shared/api/result.ts';
import type { DeskState } from '../../shared/api/views.ts';
import type { OpenMessage } from '../../shared/api/wire.ts';
import { answer } from './api.ts';
import { startBackups } from './backup/schedule.ts';
import type { Clock } from './clock.ts';
import type { Desk } from './desk/desk.ts';
import { openParts } from './desk/parts.ts';
import { recordEvent } from './desk/record.ts';
import { deskState } from './desk/state.ts';
import { watchJournal } from './journal/atStart.ts';
import { takeCommands } from './journal/byCommand.ts';
import { errorShape, type Log } from './log.ts';
import { finishRepair } from './repair/files.ts';
import { startRetention } from './retention/schedule.ts';
import { DATABASE_FILE, isDamage, openDatabase, openDatabaseToRead, type Db } from './store/database.ts';
import { sweepPages } from './store/pageSweep.ts';
import { certificateHolds, dropWhatDoesNotHold } from './sync/keptAtStart.ts';
import { startSync } from './sync/sync.ts';
import { machineKey } from './vault/databaseKey.ts';

/**
 * `told` is given the kiosk's state, whole, each time it has changed; `failed` why there is none any more:
 * the file can no longer be read.
 */
export type Outside = {
  clock: Clock;
  log: Log;
  told: (state: DeskState) => void;
  failed: (problem: Problem) => void;
  /** Called once a repair is ready: this core is to be closed, and a new one opened on the same folder. */
  restart?: () => void;
};

export type Core = {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  close(): Promise<void>;
};

/** A day's end and an expired policy change what is shown without any event. */
const LOOK_AGAIN_MS = 30_000;
/** While much happens at once, windows are told this seldom. */
const TELL_EVERY_MS = 200;

/**
 * Opens the kiosk's file and starts its work. Problems: core.keyUnreadable (`why`: key-missing,
 * key-readable, key-damaged), core.storeDamaged (the key does not fit, or the file is damaged), core.cannotSave.
 */
export function openCore(options: OpenMessage['open'], outside: Outside): Result<Core> {
  fs.mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const key = options.databaseKey === null ? machineKey(options.data) : good(options.databaseKey);
  if (!key.ok) return key;
  // A repair that was ready when the power went is finished before anything is opened.
  try {
    finishRepair(options.data, key.value, outside.log);
  } catch (error) {
    outside.log.error(errorShape(error), 'a repair could not be finished');
    return bad('core.cannotSave');
  }
  const db = open(path.join(options.data, DATABASE_FILE), key.value, outside.log);
  if (!db.ok) return db;
  try {
    return good(start(db.value, key.value, options, outside));
  } catch (error) {
    outside.log.error(errorShape(error), 'what is in the database cannot be read');
    db.value.close();
    return bad('core.storeDamaged');
  }
}

function open(file: string, key: string, log: Log): Result<Db> {
  try {
    return good(openDatabase(file, key, log));
  } catch (error) {
    log.error(errorShape(error), 'the database did not open');
    return bad(isDamage(error) ? 'core.storeDamaged' : 'core.cannotSave');
  }
}

function start(
  db: Db,
  key: string,
  { databaseKey, ...options }: OpenMessage['open'],
  { clock, log, told, failed, restart = () => {} }: Outside,
): Core {
  const teller = createTeller(told, (error) => {
    log.error(errorShape(error), 'the state cannot be read');
    failed({ code: 'core.storeDamaged' });
  });
  const base = openParts(
    db,
    key,
    { ...options, keyProtection: databaseKey === null ? 'file' : 'keystore' },
    { clock, log, changed: () => teller.changed(), restart },
  );
  const { kept } = base;
  // A folder that served a demo may be opened by a release build: it says so, and takes nothing.
  if (options.release && kept.policy.read()?.demo === true) kept.stop.write('demo-refused');
  dropWhatDoesNotHold(kept, log);
  const file = path.join(options.data, DATABASE_FILE);
  const watch = watchJournal(base, sweepPages(file, key), () => openDatabaseToRead(file, key));
  if (!certificateHolds(kept, base.keys.publicKey)) {
    log.error({ what: 'certificate' }, 'what was kept does not hold, and cannot be fetched again');
    base.health.stop = 'damaged';
  }
  void base.blobs.tidy();
  const backups = startBackups(base, key, (what) => {
    recordEvent(base, uuidv7(), { what, who: SYSTEM });
  });
  const retention = startRetention(base, key);
  const desk: Desk = { ...base, backups, sync: startSync(base) };
  const stop = async () => {
    watch.stop();
    await Promise.all([desk.sync.stop(), backups.stop(), retention.stop()]);
    await desk.blobs.settled();
    desk.marker.flush();
  };
  try {
    // Once now, so that a file that cannot be read is not opened at all.
    deskState(desk);
  } catch (error) {
    void stop();
    throw error;
  }
  teller.use(() => deskState(desk));
  const lookAgain = () => {
    takeCommands(desk, options.data);
    teller.changed();
  };
  const again = setInterval(lookAgain, LOOK_AGAIN_MS);
  teller.changed();
  return {
    call: (name, input) => answer(desk, name, input),
    async close() {
      clearInterval(again);
      teller.use(null);
      await stop();
      db.close();
    },
  };
}

/**
 * Tells a state once all that happens now has happened, and only when it differs from the last one told; at once
 * after a quiet while, else a few times a second.
 */
function createTeller(told: (state: DeskState) => void, failed: (error: unknown) => void) {
  let make: (() => DeskState) | null = null;
  let due = false;
  let last = '';
  let madeAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  const tell = () => {
    due = false;
    timer = null;
    if (!make) return;
    madeAt = performance.now();
    const state = madeBy(make);
    if (!state) return;
    const text = JSON.stringify(state);
    if (text === last) return;
    last = text;
    told(state);
  };
  const madeBy = (maker: () => DeskState): DeskState | null => {
    try {
      return maker();
    } catch (error) {
      make = null;
      failed(error);
      return null;
    }
  };
  return {
    use: (maker: (() => DeskState) | null) => {
      make = maker;
      if (maker === null && timer) clearTimeout(timer);
    },
    changed() {
      if (due) return;
      due = true;
      const waitMs = madeAt + TELL_EVERY_MS - performance.now();
      if (waitMs > 0) timer = setTimeout(tell, waitMs);
      else setImmediate(tell);
    },
  };
}
