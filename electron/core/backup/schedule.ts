/** When backups are made: after so many entries or minutes, when the day is closed, and after data has expired. */
import fs from 'node:fs';
import path from 'node:path';
import type { DeskState } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Desk } from '../desk/desk.ts';
import { errorShape } from '../log.ts';
import { inSlices } from '../store/slices.ts';
import { keepNewest, makeBackup, rotate } from './make.ts';

export type Backups = {
  state(): DeskState['health']['backup'];
  /** Makes one now, due or not; whether it was made. */
  now(): Promise<boolean>;
  /** Makes one now where one is due; resolves when it is made or has failed. */
  look(): Promise<void>;
  stop(): Promise<void>;
};

export const BACKUP_RULE = { everyEntries: 50, everyMs: 15 * 60_000, retryMs: 60_000 };
const LOOK_EVERY_MS = 30_000;

export type BackupDesk = Pick<
  Desk,
  'options' | 'db' | 'clock' | 'log' | 'journal' | 'verdicts' | 'kept' | 'health' | 'changed'
>;

/** Starts looking whether a backup is due. `keyHex` opens the kiosk's file, and so will it each backup. */
export function startBackups(desk: BackupDesk, keyHex: string): Backups {
  const { backup: folder } = desk.options;
  if (folder === undefined) {
    return {
      state: () => ({ state: 'none' }),
      now: () => Promise.resolve(false),
      look: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
  }
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let triedAt: number | null = null;
  let failedSince: string | null = null;

  const attempt = async () => {
    triedAt = desk.clock.monotonic();
    const held = heldBy(desk);
    const nowMs = desk.clock.now();
    try {
      const of = { data: desk.options.data, folder, keyHex, nowMs };
      const made = await makeBackup(of, inSlices(ending.signal));
      if (!made) return;
      const at = instantAt(nowMs);
      desk.kept.backup.write({ name: path.basename(made.file), at, seq: made.head.seq, held });
      failedSince = null;
      rotate(folder, made, nowMs);
      desk.log.info({ seq: made.head.seq }, 'a backup was made');
    } catch (error) {
      if (ending.signal.aborted) return;
      failedSince ??= instantAt(nowMs);
      desk.log.error(errorShape(error), 'no backup could be made');
      if (isFull(error)) makeRoom(desk, folder);
    } finally {
      if (!ending.signal.aborted) desk.changed();
    }
  };

  const look = (): Promise<void> => {
    if (running) return running;
    if (!isDue(desk, folder, triedAt, failedSince !== null)) return Promise.resolve();
    running = attempt().finally(() => {
      running = null;
    });
    return running;
  };
  const now = async (): Promise<boolean> => {
    await running;
    // What is not known to be whole never takes the place of a backup that is.
    if (desk.health.stop !== null || desk.health.journal !== 'verified') return false;
    running ??= attempt().finally(() => {
      running = null;
    });
    await running;
    return failedSince === null && desk.kept.backup.read()?.held === heldBy(desk);
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return {
    now,
    look,
    state: () => stateOf(desk, folder, failedSince),
    async stop() {
      clearInterval(timer);
      ending.abort();
      await running;
    },
  };
}

function isDue(desk: BackupDesk, folder: string, triedAt: number | null, hasFailed: boolean): boolean {
  // What is not known to be whole never takes the place of a backup that is.
  if (desk.health.stop !== null || desk.health.journal !== 'verified') return false;
  if (!desk.kept.enrolment.read()) return false;
  const sinceMs = triedAt === null ? Number.POSITIVE_INFINITY : desk.clock.monotonic() - triedAt;
  if (hasFailed && sinceMs < BACKUP_RULE.retryMs) return false;
  const last = desk.kept.backup.read();
  if (hasFailed || !last || !fs.existsSync(path.join(folder, last.name))) return true;
  const held = heldBy(desk);
  if (held === last.held) return false;
  if (prunings(held) !== prunings(last.held)) return true;
  const { seq } = desk.journal.head();
  return (
    seq - last.seq >= BACKUP_RULE.everyEntries ||
    sinceMs >= BACKUP_RULE.everyMs ||
    isDayClosed(desk, last.seq)
  );
}

/** What the file holds, in short: prunings, entries, verdicts, drafts. */
function heldBy({ db, journal, verdicts, kept }: BackupDesk): string {
  const drafts = db
    .prepare<[], { n: number; last: string | null }>(
      'SELECT count(*) AS n, max(saved_at) AS last FROM drafts',
    )
    .get();
  const parts = [kept.prunings.read() ?? 0, journal.head().seq, verdicts.end().feed, drafts?.n, drafts?.last];
  return parts.join('/');
}

const prunings = (held: string): string | undefined => held.split('/')[0];

const isDayClosed = ({ db }: BackupDesk, after: number): boolean =>
  db.prepare<[number]>(`SELECT 1 FROM entries WHERE kind = 'device.closeDay' AND seq > ?`).get(after) !==
  undefined;

function stateOf(
  desk: BackupDesk,
  folder: string,
  failedSince: string | null,
): DeskState['health']['backup'] {
  const at = desk.kept.backup.read()?.at;
  const made = at === undefined ? {} : { at };
  if (failedSince !== null) return { state: 'failed', since: failedSince, ...made };
  if (at === undefined) return { state: 'waiting' };
  return { state: isSameDisk(desk.options.data, folder) ? 'same-disk' : 'made', ...made };
}

/** A backup on the disk that it is a backup of goes with it. */
function isSameDisk(data: string, folder: string): boolean {
  try {
    return fs.statSync(data).dev === fs.statSync(folder).dev;
  } catch {
    return false;
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC');

/** A full disk is no reason to keep what has expired: all but the newest go. */
function makeRoom(desk: BackupDesk, folder: string): void {
  const device = desk.kept.enrolment.read()?.device;
  try {
    if (device !== undefined) keepNewest(folder, device);
  } catch (error) {
    desk.log.warn(errorShape(error), 'older backups could not be removed');
  }
}
