/** Who may act for somebody else: asked by the screens, by the core before it signs, and by the registry. */

/** An entry of the policy's `representativeBases` (registry-protocol, section 7). */
export type ListedBasis = { readonly kind: string; readonly basis: string };

/** Bases that have a name in every language; a policy may list others, which are shown as it writes them. */
export const NAMED_BASES = ['power-of-attorney', 'guardian', 'trustee'] as const;

/** `attestation.identity.reason` of a citizen who did not come: nobody compared their face. */
export const REPRESENTED = 'represented';

/** Acts that undo or give away a protection: each basis needs the policy's leave (registry-protocol, section 2). */
const PERSONAL_KINDS: readonly string[] = ['ban.lift', 'spouse.consent'];

/** Whether whoever has that basis may do an act of that kind for another. */
export const mayRepresent = (listed: readonly ListedBasis[], kind: string, basis: string): boolean =>
  !PERSONAL_KINDS.includes(kind) || listed.some((one) => one.kind === kind && one.basis === basis);

/** The bases that the policy names, each once, in its order: those a desk accepts at all. */
export const basesOf = (listed: readonly ListedBasis[]): string[] => [
  ...new Set(listed.map(({ basis }) => basis)),
];

type Side = { readonly iin: string; readonly representative?: { readonly iin: string } | undefined };

/**
 * Whether somebody decides on both sides of a consent: acts for the borrower and consents, or acts for both. Two people
 * have to want the loan, and of two wills there would be one.
 */
export function isOnBothSides(borrower: Side, spouse: Side): boolean {
  const deciding = ({ iin, representative }: Side) => representative?.iin ?? iin;
  return deciding(borrower) === deciding(spouse) || deciding(spouse) === borrower.iin;
}
