/** Keeping retention: once an hour, by the registry's clock, while nobody has to wait for it. */
import type { Desk } from '../desk/desk.ts';
import { errorShape } from '../log.ts';
import { inSlices } from '../store/slices.ts';
import { pruneSlice, type PruneDesk } from './prune.ts';
import { pruneKept } from './pruneKept.ts';
import { prunePastSlice } from './prunePast.ts';

export type RetentionDesk = PruneDesk &
  Pick<Desk, 'leftSeals' | 'clock' | 'log' | 'health' | 'heard' | 'changed'>;

export type Retention = {
  /** Prunes now what is due; resolves to how many entries were pruned. */
  run(): Promise<number>;
  stop(): Promise<void>;
};

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const LOOK_EVERY_MS = 30_000;

/** Starts looking, and goes on until `stop`. `keyHex` opens the files that repairs keep. */
export function startRetention(desk: RetentionDesk, keyHex: string): Retention {
  const ending = new AbortController();
  let running: Promise<number> | null = null;
  let ranAt: number | null = null;
  /** Pages of before may still lie in the log. */
  let logHoldsOld = true;
  /** Files of before a repair may hold what this one does not. */
  let keptHoldOld = true;

  const attempt = async (nowMs: number, retentionDays: number): Promise<number> => {
    let count = 0;
    try {
      const slices = inSlices(ending.signal, 5);
      let step = pruneSlice(desk, 0, nowMs, retentionDays);
      for (; step !== 'end'; step = pruneSlice(desk, step.last, nowMs, retentionDays)) {
        count += step.count;
        await slices.piece();
      }
      step = prunePastSlice(desk, Number.MIN_SAFE_INTEGER, nowMs, retentionDays);
      for (; step !== 'end'; step = prunePastSlice(desk, step.last, nowMs, retentionDays)) {
        count += step.count;
        await slices.piece();
      }
      desk.leftSeals.forgetBefore(new Date(nowMs - retentionDays * DAY_MS).toISOString());
      // The file and the key of each attachment that only these named.
      if (count > 0) await desk.blobs.dropOrphans();
      logHoldsOld = !emptyLog(desk, logHoldsOld || count > 0);
      keptHoldOld ||= count > 0;
      if (keptHoldOld) await pruneKept(desk, keyHex, slices);
      keptHoldOld = false;
      ranAt = desk.clock.monotonic();
    } catch (error) {
      if (!ending.signal.aborted) desk.log.error(errorShape(error), 'expired data could not be removed');
    }
    if (count > 0 && !ending.signal.aborted) {
      desk.log.info({ count }, 'expired data was removed');
      desk.changed();
    }
    return count;
  };

  const run = (): Promise<number> => {
    if (running) return running;
    const nowMs = registryTimeMs(desk);
    const days = desk.kept.policy.read()?.retentionDays;
    // What is not known to be whole is not changed.
    if (
      nowMs === null ||
      days === undefined ||
      desk.health.stop !== null ||
      desk.health.journal !== 'verified'
    )
      return Promise.resolve(0);
    running = attempt(nowMs, days).finally(() => {
      running = null;
    });
    return running;
  };
  const timer = setInterval(() => {
    const isSoon = ranAt !== null && !logHoldsOld && desk.clock.monotonic() - ranAt < EVERY_MS;
    if (!isSoon) void run();
  }, LOOK_EVERY_MS);
  return {
    run,
    async stop() {
      clearInterval(timer);
      ending.abort();
      await running;
    },
  };
}

/**
 * The registry's own word for the time, on a page that it signed: the kiosk's clock, which anyone may set
 * ahead, and a clock told without a signature delete nothing. Null before the first page.
 */
export function registryTimeMs({ kept, heard }: Pick<Desk, 'kept' | 'heard'>): number | null {
  const told = [kept.pageAt.read(), heard.pageAt].flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  return told.length === 0 ? null : Math.max(...told);
}

/** Writes the log into the file and cuts it to nothing; false where a reader is in the way, to be done later. */
function emptyLog({ db }: RetentionDesk, isNeeded: boolean): boolean {
  if (!isNeeded) return true;
  const wait = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma('busy_timeout = 0');
  try {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return result?.busy === 0;
  } catch {
    return false;
  } finally {
    db.pragma(`busy_timeout = ${wait}`);
  }
}
