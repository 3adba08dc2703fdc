/**
 * Who is asked: the citizen of the session, the spouse who consents to a loan of theirs, or whoever acts for the
 * citizen. The same questions are kept under other members of the entry's body.
 */
export type Person = {
  /** Where the body says who it is. */
  readonly at: 'citizen' | 'spouse' | 'citizen.representative';
  /** Where it says how they were identified. */
  readonly attested: 'attestation' | 'spouseAttestation' | 'citizen.representative.attestation';
};

/** The stable hook of a screen that is asked about both: `session.face`, `spouse.face`. */
export const screenAbout = ({ at }: Person, screen: string): string => `${SCREENS[at]}.${screen}`;

const SCREENS = {
  citizen: 'session',
  spouse: 'spouse',
  'citizen.representative': 'session.representative',
} as const;

export const CITIZEN: Person = { at: 'citizen', attested: 'attestation' };
export const SPOUSE: Person = { at: 'spouse', attested: 'spouseAttestation' };
/** Of them the body has a name and an ИИН, and neither birth date nor telephone. */
export const REPRESENTATIVE: Person = {
  at: 'citizen.representative',
  attested: 'citizen.representative.attestation',
};
