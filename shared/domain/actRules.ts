/** Rules that depend on which act it is: asked by the screens beforehand, and by the core before it signs. */
import { yearsOld, type IsoDate } from './dates.ts';
import { iinWarnings, type Iin } from './iin.ts';

/** Kinds that stop once the policy is past its `validUntil` (registry-protocol, section 7). */
const NEEDS_VALID_POLICY: readonly string[] = ['ban.lift', 'spouse.consent', 'status.view'];

/** Kinds for which a clerk's word alone that this is the person is not enough (the second person of "A session", 4). */
const NEEDS_TWO_WHERE_NO_FACE: readonly string[] = ['claim.file', 'ban.lift'];

/** Whether an act of this kind must wait until the kiosk has heard of a newer policy. */
export const stopsWithPolicy = (kind: string): boolean => NEEDS_VALID_POLICY.includes(kind);

/** Kinds for which a camera's word is never enough alone: the clerk states that they compared as well. */
const NEEDS_THE_CLERK_TOO: readonly string[] = ['ban.lift'];

/** The `attestation.identity.reason` of a face by which the clerk stands, having compared it themselves. */
export const CLERK_COMPARED = 'clerk-compared';

/** How the person was identified, as in `attestation.identity`. */
type Method = 'face' | 'clerk' | 'two-clerks';

/** Whether the clerk must state that they compared document and person themselves, though the camera did. */
export const needsOwnLook = (kind: string, method: Method): boolean =>
  NEEDS_THE_CLERK_TOO.includes(kind) && method === 'face';

type Asked = {
  readonly kind: string;
  readonly method: Method;
  readonly iin: Iin | null;
  readonly birthDate: IsoDate | null;
  /** A day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Of the policy: from this age on a lift takes a supervisor. */
  readonly liftSupervisorAge: number;
};

/**
 * Whether a second person must approve: where nobody but the clerk saw that this is the person; and a lift also at
 * the age that the policy names. A birth date that the ИИН does not bear out is no error, but in doubt two people look.
 */
export function needsApproval({ kind, method, iin, birthDate, today, liftSupervisorAge }: Asked): boolean {
  if (NEEDS_TWO_WHERE_NO_FACE.includes(kind) && method !== 'face') return true;
  if (kind !== 'ban.lift') return false;
  const isDoubtful = birthDate === null || iin === null || iinWarnings(iin, birthDate).length > 0;
  return isDoubtful || yearsOld(birthDate, today) >= liftSupervisorAge;
}

/** Kinds whose refused or held act is answered anew at the desk; another goes on by a new act. */
const CORRECTED_AT_DESK: readonly string[] = ['ban.set', 'claim.file', 'spouse.consent'];

/**
 * Whether the desk mends an act of this kind in that state: by a `correction` (registry-protocol, section 2), or a
 * consent that was refused by another consent with the same answers. One that is held is in the registry's hands and
 * may still come into force.
 */
export const isCorrectedAtDesk = (kind: string, state: string): boolean =>
  CORRECTED_AT_DESK.includes(kind) && !(kind === 'spouse.consent' && state === 'held');

/** Whether the body of this kind has to name the birth date (registry-protocol, section 2). */
export const needsBirthDate = (kind: string): boolean => kind === 'ban.lift';
