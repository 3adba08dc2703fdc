/** Entries as the desk sees them: state, times and number come from the verdicts, all else from the entry. */
import type { EntryState, EntryView } from '../../../shared/api/views.ts';
import { initials, maskedInitials } from '../../../shared/domain/names.ts';
import { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import { Language } from '../../../shared/protocol/schema/scalars.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { z } from 'zod';
import type { EntryRow } from './rows.ts';

/** What a view takes from a body, whatever its kind. */
const Seen = z.object({
  citizen: z.object({
    iin: z.string(),
    fullName: z.string(),
    language: Language,
    representative: z
      .object({ iin: z.string(), fullName: z.string(), basis: z.string() })
      .optional()
      .catch(undefined),
  }),
  // What was refused may be wrong just there, and has to be seen all the same.
  scope: z.array(BanScope).optional().catch(undefined),
  /** Of a spouse's consent, which is in the language of whoever gives it. */
  spouse: z.object({ iin: z.string(), fullName: z.string(), language: Language }).optional().catch(undefined),
  lender: z.object({ name: z.string() }).optional().catch(undefined),
  amount: z.int().optional().catch(undefined),
  validUntil: z.string().optional().catch(undefined),
  /** Of an act about a claim. */
  claim: z.string().optional().catch(undefined),
  /** Of a correction: the body it puts in the place of the old one. */
  body: z
    .object({ scope: z.array(BanScope).optional() })
    .optional()
    .catch(undefined),
});

/** What a view takes from other entries than its own: where it stands, and who mends it. */
export type Around = Pick<EntryView, 'place' | 'device' | 'corrects' | 'correctedBy' | 'dismissed'>;

/** The state of an entry with these verdicts, in order: the latest one's, or 'waiting'. */
export const stateOf = (verdicts: readonly Verdict[]): EntryState => verdicts.at(-1)?.state ?? 'waiting';

/** The view of a citizen's act; null for a desk's own line. */
export function viewOf(row: EntryRow, verdicts: readonly Verdict[], around: Around): EntryView | null {
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
    language: seen?.data.spouse?.language ?? citizen?.language ?? 'kk',
    ...defined('scope', seen?.data.scope ?? seen?.data.body?.scope),
    ...defined('claim', seen?.data.claim),
    ...defined('representative', citizen?.representative && masked(citizen.representative)),
    ...defined('consent', seen?.data && termsIn(seen.data)),
    ...around,
    toMend: isToMend(stateOf(verdicts), around),
  };
}

const masked = ({ iin, fullName, basis }: { iin: string; fullName: string; basis: string }) => ({
  initials: maskedInitials(fullName),
  iinLast4: iin.slice(-4),
  basis,
});

function termsIn({ spouse, lender, amount, validUntil }: z.infer<typeof Seen>): EntryView['consent'] {
  if (!spouse || !lender || amount === undefined || validUntil === undefined) return undefined;
  return {
    who: initials(spouse.fullName),
    initials: maskedInitials(spouse.fullName),
    iinLast4: spouse.iin.slice(-4),
    lender: lender.name,
    amount,
    validUntil,
  };
}

/** Refused or held, not put aside, and no correction of it is under way or was taken. */
function isToMend(state: EntryState, { correctedBy, dismissed }: Around): boolean {
  if ((state !== 'refused' && state !== 'held') || dismissed) return false;
  return correctedBy === undefined || correctedBy.state === 'refused';
}

/** `member` of the last verdict that has it. */
function newest<K extends 'number' | 'effectiveFrom'>(verdicts: readonly Verdict[], member: K): Verdict[K] {
  return verdicts.findLast((verdict) => verdict[member] !== undefined)?.[member];
}

function defined<K extends string, T>(name: K, value: T | undefined): { [name in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [name in K]: T });
}
