/** The second person: a supervisor who looks at what is asked for and answers for it with their own PIN. */
import type { Answers } from '../../../shared/api/answers.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Approval, Clerk } from '../../../shared/api/views.ts';
import { needsApproval } from '../../../shared/domain/actRules.ts';
import { dateAt, instantAt, parseIsoDate } from '../../../shared/domain/dates.ts';
import { parseIin } from '../../../shared/domain/iin.ts';
import { hasRight } from '../../../shared/domain/rights.ts';
import type { Policy } from '../../../shared/protocol/schema/policy.ts';
import type { Desk } from './desk.ts';
import { recordEvent, whatOf } from './record.ts';
import { inTurn, knownNumber, NOBODY, personBehind, refusal } from './staffPin.ts';

/** Keeps the approval with the draft. Problems as in shared/api/calls. */
export function approve(desk: Desk, input: Input<'staff.approve'>, clerk: Clerk): Promise<Result<Approval>> {
  return inTurn(desk, () => approveNow(desk, input, clerk));
}

async function approveNow(
  desk: Desk,
  { key, draft: id, number, pin, kind, ...seen }: Input<'staff.approve'>,
  clerk: Clerk,
): Promise<Result<Approval>> {
  const draft = desk.drafts.open(id);
  if (!draft) return bad('core.noDraft');
  // The window asks again after a crash: the line is there, and the approval beside it.
  const line = desk.journal.byId(key);
  if (line && draft.approval) return good(draft.approval);
  if (line && whatOf(line) === 'approval.refused') return bad('approval.notSupervisor');
  if (line) return refusal(desk, knownNumber(desk, number) ?? NOBODY, 0);
  if (number.trim() === clerk.number) return bad('approval.sameClerk');
  const person = await personBehind(desk, { number, pin, key, what: 'approval.failed' });
  if (!person.ok) return person;
  const { number: by, name, roles } = person.value;
  if (!hasRight({ roles, isRevoked: false }, 'decide')) {
    recordEvent(desk, key, { what: 'approval.refused', who: by, about: id, detail: { clerk: clerk.number } });
    return bad('approval.notSupervisor');
  }
  const approval: Approval = { by, name, at: instantAt(desk.clock.now()), kind, ...seen };
  const event = { what: 'approved' as const, who: by, about: id, detail: { kind, clerk: clerk.number } };
  const recorded = recordEvent(desk, key, event, () => void desk.drafts.approve(id, approval));
  if (!recorded.ok) return recorded;
  desk.changed();
  desk.sync.wake();
  return good(approval);
}

/**
 * Whose approval stands beside the clerk's for these answers: a staff number, or null where none is needed.
 * Problems: approval.missing (none, or for another act, person or way to know them), approval.sameClerk, with the field.
 */
export function approverOf(
  { clock }: Pick<Desk, 'clock'>,
  { draft, answers, policy, clerk }: { draft: Draft; answers: Answers; policy: Policy; clerk: Clerk },
): Result<string | null> {
  const { kind, citizen, attestation } = answers;
  const isNeeded = needsApproval({
    kind,
    method: attestation.identity.method,
    iin: parseIin(citizen.iin),
    birthDate: parseIsoDate(citizen.birthDate ?? ''),
    today: dateAt(clock.now()),
    liftSupervisorAge: policy.liftSupervisorAge,
  });
  if (!isNeeded) return good(null);
  const { approval } = draft;
  const refused = (code: string) => bad(code, { fields: [{ path: 'approval.pin', code }] });
  if (approval?.kind !== kind || approval.iin !== citizen.iin) return refused('approval.missing');
  // Whoever was looked at is whoever came, and what was answered for is how they are known.
  if (approval.representative !== citizen.representative?.iin) return refused('approval.missing');
  if (approval.method !== attestation.identity.method) return refused('approval.missing');
  return approval.by === clerk.number ? refused('approval.sameClerk') : good(approval.by);
}
