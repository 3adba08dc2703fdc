/** Confirming a session: its answers become one signed entry, and its draft is gone, in one transaction. */
import type { Answers } from '../../../shared/api/answers.ts';
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk, EntryView } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { REPRESENTED } from '../../../shared/domain/representatives.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { namedBlobs } from '../../../shared/protocol/schema/blob.ts';
import { bodies } from '../../../shared/protocol/schema/bodies.ts';
import { MAX_ENTRY_BYTES } from '../../../shared/protocol/schema/entry.ts';
import type { Attestation, Citizen, Confirmation } from '../../../shared/protocol/schema/people.ts';
import type { Policy } from '../../../shared/protocol/schema/policy.ts';
import { findAct, viewOfAct } from './acts.ts';
import { approverOf } from './approve.ts';
import { correctionOf, putAside } from './correct.ts';
import { unprovenOf } from './identity.ts';
import { centerOf } from './state.ts';
import type { Desk } from './desk.ts';
import { fieldProblems } from './fields.ts';
import { leaveSeals, sealsSent, withRounds } from './guard.ts';
import { refusalOf } from './kinds/kinds.ts';
import { append } from './record.ts';
import { offer, withCms } from './signing.ts';

/** What an entry may weigh beside its body: header, salt and punctuation, generously. */
const HEADER_BYTES = 2 * 1024;

/**
 * The entry, once it is durable; asked again with the same id, the same entry.
 * Problems: core.noDraft, core.policyMissing, core.demoPolicy, core.badRequest with fields, core.storeDamaged,
 * kiosk.stopped, kiosk.notEnrolled, core.repairing, blob.missing with fields, and those of `refusalOf`,
 * `unprovenOf`, `approverOf`, `withCms` and `correctionOf`.
 */
export function confirm(
  desk: Desk,
  { id, answers }: Input<'entries.confirm'>,
  clerk: Clerk,
): Result<EntryView> {
  if (findAct(desk, id)) return shown(desk, id);
  const made = bodyToSign(desk, id, answers, clerk);
  if (!made.ok) return made;
  const { draft } = made.value;
  const withKey = withCms(desk, id, answers, made.value.body);
  if (!withKey.ok) return withKey;
  const body = withKey.value;
  const parsed = bodies[answers.kind].safeParse(body);
  if (!parsed.success) return bad('core.badRequest', { fields: fieldProblems(parsed.error) });
  const { corrects } = draft;
  const act =
    corrects === undefined
      ? good({ kind: answers.kind, body, isAnew: false })
      : correctionOf(desk, corrects, answers.kind, body);
  if (!act.ok) return act;
  if (Buffer.byteLength(JSON.stringify(act.value.body)) > MAX_ENTRY_BYTES - HEADER_BYTES)
    return bad('core.badRequest');
  const named = namedBlobs(parsed.data);
  const lost = desk.blobs.notKept(named).map(({ path }) => ({ path, code: 'blob.missing' }));
  if (lost.length > 0) return bad('blob.missing', { fields: lost });
  let isLess = false;
  const row = append(desk, { id, kind: act.value.kind, body: act.value.body }, () => {
    leaveSeals(desk, id);
    desk.drafts.remove(id);
    sealsSent(desk, body);
    isLess = desk.blobs.settle(id, named);
    if (act.value.isAnew && corrects !== undefined) putAside(desk, corrects, id, clerk);
  });
  if (!row.ok) return row;
  desk.guards.inDistress.delete(id);
  desk.signing.shown = null;
  desk.opened.served = id;
  if (isLess) void desk.blobs.dropOrphans();
  desk.changed();
  desk.sync.wake();
  const view = viewOfAct(desk, { row: row.value, place: row.value.seq });
  return view ? good(view) : bad('core.noEntry');
}

/** What the citizen's own key signs, base64. Problems: those of `bodyToSign`, and cms.notHere. */
export function toSign(
  desk: Desk,
  { id, answers }: Input<'entries.toSign'>,
  clerk: Clerk,
): Result<{ data: string }> {
  const made = bodyToSign(desk, id, answers, clerk);
  if (!made.ok) return made;
  const { draft, body } = made.value;
  // What corrects is another body within a body: its confirmation is by touch alone.
  return draft.corrects === undefined ? offer(desk, id, answers, body) : bad('cms.notHere');
}

/** The body of the entry, once nothing speaks against it. */
function bodyToSign(desk: Desk, id: string, answers: Answers, clerk: Clerk) {
  const draft = desk.drafts.open(id);
  if (!draft) return bad('core.noDraft');
  // What no registry will ever take must not be promised to a citizen.
  const stop = desk.kept.stop.read();
  if (stop === 'revoked' || stop === 'fork') return bad('kiosk.stopped', { params: { why: stop } });
  const policy = desk.kept.policy.read();
  const center = centerOf(desk);
  if (!policy || !center) return bad('core.policyMissing');
  if (policy.demo && desk.options.release) return bad('core.demoPolicy');
  const refused = refusalOf(desk, answers, policy);
  if (refused) return refused;
  const unproven = unprovenOf(answers, policy);
  if (unproven) return unproven;
  const approver = approverOf(desk, { draft, answers, policy, clerk });
  if (!approver.ok) return approver;
  const served = { clerk: clerk.number, center: center.id, session: draft.session, approver: approver.value };
  return good({ draft, body: withRounds(desk, id, bodyOf(desk, answers, policy, served)) });
}

function bodyOf(
  desk: Desk,
  answers: Answers,
  policy: Policy,
  { approver, ...served }: { clerk: string; center: string; session: string; approver: string | null },
) {
  const { kind: _, citizen, attestation, confirmation, ...act } = answers;
  const clockOffsetMs = desk.sync.clockOffsetMs();
  const attested = (said: Answers['attestation']): Attestation => ({
    ...served,
    policy: policy.serial,
    ...said,
    ...(approver === null ? {} : { approvedBy: approver, identity: seenByTwo(said.identity) }),
    ...(clockOffsetMs === null ? {} : { clockOffsetMs }),
  });
  const confirmed: Confirmation = {
    at: instantAt(desk.clock.now()),
    screen: confirmation.screen,
    shown: sha256(confirmation.shownText),
    ...(confirmation.signature === undefined ? {} : { signature: confirmation.signature }),
  };
  const own = { citizen: withRepresentative(citizen, attested), attestation: attested(attestation) };
  // Whoever consents is the one who confirms; the borrower is only named.
  return 'spouseAttestation' in act
    ? {
        ...own,
        ...act,
        spouseAttestation: attested(act.spouseAttestation),
        spouseConfirmation: confirmed,
      }
    : { ...own, confirmation: confirmed, ...act };
}

/** Whoever acts for the citizen was identified at the same desk, by the same people. */
const withRepresentative = (
  { representative, ...citizen }: Answers['citizen'],
  attested: (said: Answers['attestation']) => Attestation,
): Citizen =>
  representative === undefined
    ? citizen
    : {
        ...citizen,
        representative: { ...representative, attestation: attested(representative.attestation) },
      };

/** Whoever approves has looked at the person as well, where no camera did and the person is there. */
const seenByTwo = (identity: Attestation['identity']): Attestation['identity'] =>
  identity.method === 'clerk' && identity.reason !== REPRESENTED
    ? { ...identity, method: 'two-clerks' }
    : identity;

/** The view of the entry `id`. Problem: core.noEntry. */
export function shown(desk: Desk, id: string): Result<EntryView> {
  const act = findAct(desk, id);
  const view = act && viewOfAct(desk, act);
  return view ? good(view) : bad('core.noEntry');
}
