/** Mending what the registry refused or held: by a `correction` the citizen confirms, or by putting it aside. */
import type { CorrectedAnswers } from '../../../shared/api/answers.ts';
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk, EntryView } from '../../../shared/api/views.ts';
import { isCorrectedAtDesk } from '../../../shared/domain/actRules.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { bodies, type Kind } from '../../../shared/protocol/schema/bodies.ts';
import type { Language } from '../../../shared/protocol/schema/scalars.ts';
import { uuidv7 } from 'uuidv7';
import { DISMISSED } from '../retention/due.ts';
import { findAct, verdictsOf, viewOfAct, type Act } from './acts.ts';
import type { Desk } from './desk.ts';
import { recordEvent } from './record.ts';
import { goneOnWith } from './rested.ts';
import { attachmentsOf, salvage, withoutLost } from './salvage.ts';

/** The name of the journey whose session corrects an entry of that kind. */
const JOURNEYS: Readonly<Record<string, string>> = {
  'ban.set': 'ban',
  'claim.file': 'claim',
  'spouse.consent': 'spouse',
};

/** A refused or held act nobody mended yet, with its view; or why it is none. */
function toMend(desk: Desk, id: string): Result<{ act: Act; view: EntryView }> {
  const act = findAct(desk, id);
  const view = act && viewOfAct(desk, act);
  if (!act || !view) return bad('core.noEntry');
  return view.toMend ? good({ act, view }) : bad('core.notToMend');
}

/** Begins a correction, or answers the one that was begun; looking at what was said is an audit line. */
export function startCorrection(
  desk: Desk,
  { key, entry }: Input<'corrections.start'>,
  clerk: Clerk,
): Result<Output<'corrections.start'>> {
  const mend = toMend(desk, entry);
  if (!mend.ok) return mend;
  // What is wrong with a correction is mended by another correction of the same act.
  const target = correctedAct(desk, mend.value.act);
  const journey = target && JOURNEYS[target.row.kind];
  const said = target && answersOf(mend.value.act, target.row.kind);
  const isOpen = target && isCorrectedAtDesk(target.row.kind, mend.value.view.state);
  if (!target || !isOpen || !journey || !said) return bad('core.notCorrectable');
  const answers = withoutLost(said, desk.blobs.notKept(attachmentsOf(said)));
  const begun = desk.drafts.correcting(target.row.id);
  if (!begun && findAct(desk, key)) return bad('core.noDraft');
  const seen = recordEvent(desk, uuidv7(), {
    what: 'data-seen',
    who: clerk.number,
    about: entry,
  });
  if (!seen.ok) return seen;
  desk.opened.served = null;
  desk.opened.ids.add(begun?.id ?? key);
  if (begun) return good({ draft: goneOnWith(desk, begun), answers });
  const draft = desk.drafts.start({
    id: key,
    session: uuidv7(),
    journey,
    language: said.citizen.language ?? 'kk',
    startedAt: instantAt(desk.clock.now()),
    corrects: target.row.id,
  });
  // What the act had attached is attached to the session as well.
  desk.blobs.settle(draft.id, attachmentsOf(answers));
  desk.changed();
  return good({ draft, answers });
}

/** The act that a correction is to name: a refused correction is not corrected itself, but its act once more. */
function correctedAct(desk: Desk, act: Act): Act | null {
  if (act.row.kind !== 'correction') return act;
  const target = desk.links.of(act.row.id);
  return target === null ? null : findAct(desk, target);
}

function answersOf({ row }: Act, kind: string): CorrectedAnswers | null {
  if (row.body === null) return null;
  const body: unknown = JSON.parse(row.body);
  return salvage(kind, row.kind === 'correction' ? (body as { body?: unknown }).body : body);
}

/** What mends an act: a correction of it, or where the registry does not hold it (`isAnew`) the act once more. */
export type Mending = { kind: Kind; body: Record<string, unknown>; isAnew: boolean };

/**
 * What puts `body`, of `kind`, in the place of the act `corrects`. A correction's reason is the
 * registry's own, in the citizen's language. Problems: core.noEntry, core.notCorrectable.
 */
export function correctionOf(
  desk: Desk,
  corrects: string,
  kind: Kind,
  body: { citizen: { language: Language } },
): Result<Mending> {
  const act = findAct(desk, corrects);
  if (!act) return bad('core.noEntry');
  if (act.row.kind !== kind) return bad('core.notCorrectable');
  const { citizen, attestation, confirmation } = body as Record<string, unknown>;
  const refusal = verdictsOf(desk, act).at(-1)?.reason;
  // Under that id the registry holds another act: ours cannot be corrected there, only made again.
  // And a refused consent never was one: who gives it now, gives another.
  if (refusal?.code === 'id-taken' || kind === 'spouse.consent') return good({ kind, body, isAnew: true });
  const reason =
    (refusal?.[body.citizen.language] ?? '').normalize('NFC').slice(0, 2_000) || 'corrected at the desk';
  const whole = { citizen, attestation, confirmation, corrects, body, reason };
  return bodies.correction.safeParse(whole).success
    ? good({ kind: 'correction', body: whole, isAnew: false })
    : bad('core.notCorrectable');
}

/** The act `id` was made again as `by`: the old one is put aside by that. */
export function putAside(desk: Desk, id: string, by: string, clerk: Clerk): void {
  const event = { what: DISMISSED, who: clerk.number, about: id, detail: { reason: '', madeAgain: by } };
  recordEvent(desk, uuidv7(), event);
}

/** Puts an act aside: an audit line with the supervisor's reason. Asked again, the same. */
export function dismiss(
  desk: Desk,
  { key, id, reason }: Input<'entries.dismiss'>,
  clerk: Clerk,
): Result<EntryView> {
  if (!desk.journal.byId(key)) {
    const mend = toMend(desk, id);
    if (!mend.ok) return mend;
    const event = { what: DISMISSED, who: clerk.number, about: id, detail: { reason } };
    const recorded = recordEvent(desk, key, event);
    if (!recorded.ok) return recorded;
    desk.changed();
    desk.sync.wake();
  }
  const act = findAct(desk, id);
  const view = act && viewOfAct(desk, act);
  return view ? good(view) : bad('core.noEntry');
}
