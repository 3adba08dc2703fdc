/** Rules that depend on which act it is: asked by the screens beforehand, and by the core before it signs. */

/** Kinds that stop once the policy is past its `validUntil` (registry-protocol, section 7). */
const NEEDS_VALID_POLICY: readonly string[] = ['ban.lift', 'spouse.consent', 'status.view'];

/** Kinds for which a clerk's word alone that this is the person is not enough (the second person of "A session", 4). */
const NEEDS_TWO_WHERE_NO_FACE: readonly string[] = ['claim.file'];

/** Whether an act of this kind must wait until the kiosk has heard of a newer policy. */
export const stopsWithPolicy = (kind: string): boolean => NEEDS_VALID_POLICY.includes(kind);

type Asked = {
  readonly kind: string;
  /** How the person was identified, as in `attestation.identity`. */
  readonly method: 'face' | 'clerk' | 'two-clerks';
};

/**
 * Whether a second person must approve: where nobody but the clerk saw that this is the person. A camera
 * only advises, so it spares nobody the second person of a lift, whatever the age.
 */
export const needsApproval = ({ kind, method }: Asked): boolean =>
  kind === 'ban.lift' || (NEEDS_TWO_WHERE_NO_FACE.includes(kind) && method !== 'face');

/** Kinds whose refused or held act is answered anew at the desk; another goes on by a new act. */
const CORRECTED_AT_DESK: readonly string[] = ['ban.set', 'claim.file'];

/** Whether the desk corrects an act of this kind (registry-protocol, section 2, `correction`). */
export const isCorrectedAtDesk = (kind: string): boolean => CORRECTED_AT_DESK.includes(kind);

/** Whether the body of this kind has to name the birth date (registry-protocol, section 2). */
export const needsBirthDate = (kind: string): boolean => kind === 'ban.lift';
