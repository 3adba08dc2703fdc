/** Every act there is: whose answers it takes, what its entry says then, and what the registry says to that. */
import { expect } from 'vitest';
import type { VerdictState } from '../../shared/protocol/schema/verdict.ts';
import type { Book } from './anyJourney.ts';
import {
  banBook,
  claimBook,
  doubtBook,
  liftBook,
  mendBook,
  POWER,
  procedureBook,
  representedBook,
  revokeBook,
  spouseBook,
  statusBook,
  withdrawBook,
} from './books.ts';
import { CONSENT } from './journey.ts';
import { spouseOf, type Person } from './people.ts';

export type ActName =
  | 'ban'
  | 'represented'
  | 'lift'
  | 'doubt'
  | 'mend'
  | 'claim'
  | 'procedure'
  | 'withdraw'
  | 'consent'
  | 'revoke'
  | 'status';

/** The ids of what this person did so far. */
export type Earlier = Partial<Record<ActName, string>>;

export type Act = {
  kind: string;
  book: (person: Person, earlier: Earlier) => Book;
  /** Whoever comes for it, where it is not the person that all this is about. */
  who?: (person: Person) => Person;
  /** It begins at that act, which the registry has held. */
  mends?: ActName;
  /** What is asked for first, and refused where it is asked: by the screen, the name of the field and its value. */
  inVain?: { screen: string; name: string; value: string };
  /** What its entry says beside who came and who served them. */
  says: (earlier: Earlier, person: Person) => object;
  /** What is said of it on its last screen, with a network. */
  settles?: VerdictState;
  /** What the registry says to it, one after the other, all that follows included. */
  verdicts: readonly VerdictState[];
};

/** What was shown to whoever confirmed it, on the screen that was turned to them. */
const confirmed = { screen: 'turned', shown: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
const SCOPE = ['bank', 'microfinance'];
/** Five parts, of which the last but three may be empty: nothing of it can be read here. */
const guard = { sealed: expect.stringMatching(/^[\w-]+(\.[\w-]*){3}\.[\w-]+$/) as string };
const loan = { amount: 45_000_000, issuedOn: '2026-10-01', contract: '№ 7/26', online: true };
const lender = { bin: '000140000032', name: expect.any(String) as string };
const claimed = { grounds: ['not-mine', 'no-biometrics'], discoveredOn: '2026-11-05' };
const file = { mime: 'application/pdf', sha256: expect.any(String) as string };

export const ACTS: Readonly<Record<ActName, Act>> = {
  ban: {
    kind: 'ban.set',
    book: banBook,
    says: () => ({ scope: SCOPE, confirmation: confirmed }),
    settles: 'in-force',
    verdicts: ['recorded', 'in-force'],
  },
  represented: {
    kind: 'ban.set',
    book: representedBook,
    // Nobody lifts a ban for another.
    inVain: { screen: 'session.journey', name: 'kind', value: 'ban.lift' },
    says: (_earlier, person) => ({
      scope: SCOPE,
      citizen: {
        representative: {
          iin: spouseOf(person).iin,
          basis: 'power-of-attorney',
          document: { ...POWER, issuedOn: '2026-02-03' },
        },
      },
      confirmation: confirmed,
    }),
    settles: 'in-force',
    verdicts: ['recorded', 'in-force'],
  },
  lift: {
    kind: 'ban.lift',
    book: liftBook,
    says: () => ({
      scope: SCOPE,
      guard,
      attestation: { approvedBy: '2001' },
      confirmation: confirmed,
    }),
    verdicts: ['recorded'],
  },
  doubt: {
    kind: 'claim.file',
    book: doubtBook,
    says: () => ({
      ...claimed,
      loans: [{ ...loan, lender: { name: 'Қарыз' } }],
      evidence: [file],
      confirmation: confirmed,
    }),
    settles: 'held',
    verdicts: ['held', 'recorded'],
  },
  mend: {
    kind: 'correction',
    book: mendBook,
    mends: 'doubt',
    says: ({ doubt }) => ({
      corrects: doubt,
      body: { ...claimed, loans: [{ ...loan, lender }] },
      confirmation: confirmed,
    }),
    verdicts: ['recorded'],
  },
  claim: {
    kind: 'claim.file',
    book: claimBook,
    says: () => ({
      ...claimed,
      loans: [{ ...loan, lender }],
      evidence: [file],
      procedures: [],
      confirmation: confirmed,
    }),
    verdicts: ['recorded', 'ended'],
  },
  procedure: {
    kind: 'claim.procedure',
    book: (person, { claim = '' }) => procedureBook(person, claim),
    says: ({ claim }) => ({
      claim,
      confirmation: confirmed,
      procedures: [
        {
          kind: 'victim-resolution',
          blob: file,
          covers: [{ loan: expect.any(String) as string, lender: true, amount: true, date: true }],
        },
      ],
    }),
    verdicts: ['recorded'],
  },
  withdraw: {
    kind: 'claim.withdraw',
    book: (person, { claim = '' }) => withdrawBook(person, claim),
    says: ({ claim }) => ({ claim, reason: 'Қате', confirmation: confirmed }),
    verdicts: ['recorded'],
  },
  consent: {
    kind: 'spouse.consent',
    book: spouseBook,
    says: (_earlier, person) => ({
      lender: { bin: CONSENT.bin },
      amount: Number(CONSENT.amount) * 100,
      guard,
      spouse: { iin: spouseOf(person).iin, language: person.language },
      // It is the spouse who says it, not the borrower.
      spouseConfirmation: confirmed,
    }),
    settles: 'in-force',
    verdicts: ['recorded', 'in-force', 'ended'],
  },
  revoke: {
    kind: 'spouse.revoke',
    // Whoever gave it comes alone.
    who: (person) => ({ ...spouseOf(person), language: person.language }),
    book: revokeBook,
    says: ({ consent }) => ({ consent, confirmation: confirmed }),
    verdicts: ['recorded'],
  },
  status: {
    kind: 'status.view',
    book: statusBook,
    says: () => ({ confirmation: confirmed }),
    verdicts: ['recorded'],
  },
};
