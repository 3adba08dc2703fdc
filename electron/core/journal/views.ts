/** Entries as the desk sees them: state, times and number come from the verdicts, all else from the entry. */
import type { EntryState, EntryView } from '../../../shared/api/views.ts';
import { initials } from '../../../shared/domain/names.ts';
import { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import { Language } from '../../../shared/protocol/schema/scalars.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { z } from 'zod';
import type { EntryRow } from './rows.ts';

/** What a view takes from a body, whatever its kind. */
const Seen = z.object({
  citizen: z.object({ iin: z.string(), fullName: z.string(), language: Language }),
  scope: z.array(BanScope).optional(),
});

/** The state of an entry with these verdicts, in order: the latest one's, or 'waiting'. */
export const stateOf = (verdicts: readonly Verdict[]): EntryState => verdicts.at(-1)?.state ?? 'waiting';

/** The view of a citizen's act; null for a desk's own line. */
export function viewOf(row: EntryRow, verdicts: readonly Verdict[]): EntryView | null {
  const seen = row.body === null ? null : Seen.safeParse(JSON.parse(row.body));
  if (seen && !seen.success) return null;
  const recorded = verdicts.find(({ state }) => state === 'recorded');
  const inForce = verdicts.find(({ state }) => state === 'in-force');
  const latest = verdicts.at(-1);
  const ended = latest?.state === 'ended' ? latest : undefined;
  const citizen = seen?.data.citizen;
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    at: row.at,
    state: stateOf(verdicts),
    ...defined('number', newest(verdicts, 'number')),
    ...defined('recordedAt', recorded?.decidedAt),
    ...defined('inForceFrom', inForce && (inForce.effectiveFrom ?? inForce.decidedAt)),
    ...defined('effectiveFrom', newest(verdicts, 'effectiveFrom')),
    ...defined('endedAt', ended && (ended.effectiveFrom ?? ended.decidedAt)),
    ...defined('reason', latest?.reason),
    who: citizen ? initials(citizen.fullName) : '',
    iinLast4: citizen ? citizen.iin.slice(-4) : '',
    language: citizen?.language ?? 'kk',
    ...defined('scope', seen?.data.scope),
  };
}

/** `member` of the last verdict that has it. */
function newest<K extends 'number' | 'effectiveFrom'>(verdicts: readonly Verdict[], member: K): Verdict[K] {
  return verdicts.findLast((verdict) => verdict[member] !== undefined)?.[member];
}

function defined<K extends string, T>(name: K, value: T | undefined): { [name in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [name in K]: T });
}
