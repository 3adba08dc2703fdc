/** When backups are made: after so many entries or minutes, when the day is closed, and after data has expired. */
import fs from 'node:fs';
import path from 'node:path';
import { BACKUP_EVENTS } from '../../../shared/api/audit.ts';
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

/** Writes the audit line of a backup that nobody asked for. */
export type BackupLine = (what: (typeof BACKUP_EVENTS)[number]) => void;

/** Starts looking whether a backup is due. `keyHex` opens the kiosk's file, and so will it each backup. */
export function startBackups(desk: BackupDesk, keyHex: string, line: BackupLine): Backups {
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

  const attempt = async (isAsked: boolean) => {
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
      if (!isAsked) line('backup.automatic');
      desk.log.info({ seq: made.head.seq }, 'a backup was made');
    } catch (error) {
      if (ending.signal.aborted) return;
      if (failedSince === null) line('backup.failed');
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
    running = attempt(false).finally(() => {
      running = null;
    });
    return running;
  };
  const now = async (): Promise<boolean> => {
    await running;
    // What is not known to be whole never takes the place of a backup that is.
    if (desk.health.stop !== null || desk.health.journal !== 'verified') return false;
    running ??= attempt(true).finally(() => {
      running = null;
    });
    await running;
    const last = desk.kept.backup.read();
    return failedSince === null && last !== null && !isMoreThan(desk, last.held);
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
  if (!isMoreThan(desk, last.held)) return false;
  if (prunings(heldBy(desk)) !== prunings(last.held)) return true;
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

/** SQL: the entry `e` is a line about a backup. */
const OF_BACKUP = `coalesce(e.kind = 'desk.event'
  AND json_extract(e.body, '$.what') IN (${BACKUP_EVENTS.map((what) => `'${what}'`).join(', ')}), 0)`;

/**
 * Whether the file holds more than it held `before`. The line about a backup, which comes after it, and the registry's
 * answer to that line are nothing more: else each backup would be the reason for the next.
 */
function isMoreThan(desk: BackupDesk, before: string): boolean {
  const now = heldBy(desk);
  if (now === before) return false;
  const [prunedThen, seqThen, feedThen, ...draftsThen] = before.split('/');
  const [prunedNow, seqNow, feedNow, ...draftsNow] = now.split('/');
  if (prunedNow !== prunedThen || draftsNow.join('/') !== draftsThen.join('/')) return true;
  // A new journal begins at the beginning.
  if (Number(seqNow) < Number(seqThen) || Number(feedNow) < Number(feedThen)) return true;
  const isAny = (sql: string, after: string | undefined) =>
    desk.db.prepare<[number]>(sql).get(Number(after)) !== undefined;
  return (
    isAny(`SELECT 1 FROM entries e WHERE seq > ? AND NOT ${OF_BACKUP} LIMIT 1`, seqThen) ||
    isAny(
      `SELECT 1 FROM verdicts v LEFT JOIN entries e ON e.id = v.entry WHERE v.feed > ? AND NOT ${OF_BACKUP} LIMIT 1`,
      feedThen,
    )
  );
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
