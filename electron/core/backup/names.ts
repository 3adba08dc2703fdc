/**
 * The names of backups, which say all that rotation needs: whose it is, when it was made by the kiosk's
 * clock, how far the journal had come, and after how many prunings. Nothing in them is about a person.
 */
import type { Instant } from '../../../shared/domain/dates.ts';

export type BackupName = { device: string; madeAt: string; seq: number; prunings: number };
export type BackupFile = BackupName & { name: string };

const FORM = /^qalqan-([0-9a-f-]{36})-(\d{8}T\d{6})-e(\d+)-p(\d+)\.db$/;
/** Newest first, at most this many of the newest. */
const NEWEST = 3;
/** And the last one of each of this many days. */
const DAYS = 7;

/** `qalqan-<device>-20261122T104207-e1207-p3.db`. */
export function nameOf({ device, seq, prunings }: Omit<BackupName, 'madeAt'>, at: Instant): string {
  const madeAt = at.slice(0, 19).replaceAll(/[-:]/g, '');
  return `qalqan-${device}-${madeAt}-e${seq}-p${prunings}.db`;
}

/** The name while it is written: no backup is called so. */
export const unfinishedName = (device: string, pid: number): string => `.qalqan-${device}-${pid}.new`;

/** The backups of `device` among `names`, the newest first: by prunings and journal, for a clock may be wrong. */
export function backupsOf(device: string, names: readonly string[]): BackupFile[] {
  return names
    .flatMap((name) => {
      const [, of, madeAt = '', seq, prunings] = FORM.exec(name) ?? [];
      return of === device ? [{ name, device, madeAt, seq: Number(seq), prunings: Number(prunings) }] : [];
    })
    .toSorted((a, b) => b.prunings - a.prunings || b.seq - a.seq || (a.madeAt < b.madeAt ? 1 : -1));
}

/** What killed runs left behind. */
export const unfinishedOf = (device: string, names: readonly string[]): string[] =>
  names.filter((name) => name.startsWith(`.qalqan-${device}-`) && name.endsWith('.new'));

/**
 * The backups that go once the newest of `files` is whole: all that were made before the last pruning,
 * for they hold what has expired; of the others, all but the newest three and the last one of each of
 * the last seven days. The newest always stays.
 */
export function expired(files: readonly BackupFile[]): BackupFile[] {
  const [newest] = files;
  if (!newest) return [];
  const current = files.filter(({ prunings }) => prunings === newest.prunings);
  const days = [...new Set(current.map(({ madeAt }) => madeAt.slice(0, 8)))].slice(0, DAYS);
  const lastOfDay = days.map((day) => current.find(({ madeAt }) => madeAt.startsWith(day)));
  const kept = new Set([...current.slice(0, NEWEST), ...lastOfDay]);
  return files.filter((file) => !kept.has(file));
}
