/**
 * Who is asked: the citizen of the session, or the spouse who consents to a loan of theirs. The same questions are kept
 * under other members of the entry's body.
 */
export type Person = {
  /** Where the body says who it is. */
  readonly at: 'citizen' | 'spouse';
  /** Where it says how they were identified. */
  readonly attested: 'attestation' | 'spouseAttestation';
};

/** The stable hook of a screen that is asked about both: `session.face`, `spouse.face`. */
export const screenAbout = ({ at }: Person, screen: string): string =>
  `${at === 'citizen' ? 'session' : 'spouse'}.${screen}`;

export const CITIZEN: Person = { at: 'citizen', attested: 'attestation' };
export const SPOUSE: Person = { at: 'spouse', attested: 'spouseAttestation' };
