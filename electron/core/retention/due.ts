/** When the personal data of an entry has to go, by what the registry said of it and nothing else. */
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The audit line by which someone at the desk ends the matter of a refused entry that needs no correction. */
export const DISMISSED = 'entry.dismissed' as const;

/**
 * The moment (milliseconds since 1970, the registry's clock) from which salt and body of an entry are
 * pruned; null while they must stay. `mendedAt` is when the registry recorded its correction or its
 * dismissal, null where there is none. Only the latest verdict counts: what waits, is held, or was
 * refused and not mended stays.
 */
export function dueAtMs(
  verdicts: readonly Verdict[],
  retentionDays: number,
  mendedAt: string | null,
): number | null {
  const latest = verdicts.at(-1);
  if (!latest || latest.state === 'held') return null;
  if (latest.state === 'refused' && mendedAt === null) return null;
  const from = Math.max(
    Date.parse(latest.decidedAt),
    mendedAt !== null && latest.state === 'refused' ? Date.parse(mendedAt) : 0,
  );
  return Number.isNaN(from) ? null : from + retentionDays * DAY_MS;
}
