/** The answers of each journey, for whoever walks them by what the screens ask (`travel`). */
import type { Book } from './anyJourney.ts';
import { CLAIM, LOANS, RESOLUTION, SCAN, type DocumentTyped } from './claims.ts';
import { CALM, SUPERVISOR } from './journey.ts';
import { spouseOf, type Person } from './people.ts';

/** What every session asks, and who looks over a clerk's shoulder where that is wanted. */
function aboutPerson(person: Person, kind: string): Book['answers'] {
  return {
    'citizen.language': [person.language],
    'citizen.vulnerable': person.vulnerable,
    'attestation.consent.personalData': ['yes-box'],
    ...identity('citizen', person),
    kind: [kind],
    'approval.number': SUPERVISOR.number,
    'approval.pin': SUPERVISOR.pin,
    'attestation.consent.understood': ['true'],
  };
}

const ATTESTED = {
  citizen: 'attestation',
  spouse: 'spouseAttestation',
  'citizen.representative': 'citizen.representative.attestation',
} as const;

const identity = (who: keyof typeof ATTESTED, person: Person): Book['answers'] => ({
  [`${who}.iin`]: person.iin,
  [`${who}.fullName`]: person.fullName,
  ...day(`${who}.birthDate`, person.birthDate),
  [`${who}.phone`]: person.phone,
  [`${ATTESTED[who]}.document.kind`]: [person.document.kind],
  [`${ATTESTED[who]}.document.number`]: person.document.number,
});

/** What is answered alone, with nobody there who presses. */
const calm = (answers: Readonly<Record<string, string>>): Book['answers'] =>
  Object.fromEntries(Object.entries(answers).map(([question, value]) => [`guard.${question}`, [value]]));

const day = (name: string, typed: { day: string; month: string; year: string }): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([part, value]) => [`${name}.${part}`, value]));

/** Of what a claim says, as typed by the quickest of hands: one loan, one document. */
function document(at: string, typed: DocumentTyped): Record<string, string | readonly string[]> {
  return {
    [`${at}.kind`]: [typed.kind],
    [`${at}.number`]: typed.number,
    ...day(`${at}.issuedOn`, typed.issuedOn),
    [`${at}.issuer`]: typed.issuer,
    ...Object.fromEntries(
      ['lender', 'amount', 'date'].map((fact) => [`${at}.covers.0.${fact}`, ['yes-box']]),
    ),
  };
}

/** The document that `procedureBook` and `documentedBook` bring. */
const RESOLVED = document('procedures.0', { ...RESOLUTION, number: '12', issuer: 'Полиция' });

export const banBook = (person: Person): Book => ({
  answers: { ...aboutPerson(person, 'ban.set'), scope: ['bank', 'microfinance'] },
});

/** Somebody else comes with a power of attorney, and the citizen does not. */
export const representedBook = (person: Person): Book => ({
  answers: {
    ...banBook(person).answers,
    'citizen.representative': ['representative'],
    'citizen.representative.basis': ['power-of-attorney'],
    'citizen.representative.document.number': POWER.number,
    ...day('citizen.representative.document.issuedOn', { day: '3', month: '2', year: '2026' }),
    'citizen.representative.document.issuer': POWER.issuer,
    'citizen.representative.attestation.consent.personalData': ['yes-box'],
    ...identity('citizen.representative', spouseOf(person)),
  },
});

/** The paper of whoever acts for another. */
export const POWER = { number: 'Д-77', issuer: 'Демо нотариус' } as const;

export const liftBook = (person: Person): Book => ({
  answers: {
    ...aboutPerson(person, 'ban.lift'),
    scope: ['bank', 'microfinance'],
    ...calm(CALM),
  },
});

export const statusBook = (person: Person): Book => ({ answers: aboutPerson(person, 'status.view') });

/** Whoever consents to a loan of the person's: another one, at the same desk. */
export const spouseBook = (person: Person): Book => ({
  answers: {
    ...aboutPerson(person, 'spouse.consent'),
    'spouse.language': [person.language],
    'spouseAttestation.consent.personalData': ['yes-box'],
    ...identity('spouse', spouseOf(person)),
    'lender.name': 'Alma',
    'lender.bin': ['000140000012'],
    amount: '4000000',
    ...day('validUntil', { day: '31', month: '12', year: String(new Date().getFullYear() + 1) }),
    ...calm({ ...CALM, why: 'family' }),
  },
});

/** The one consent that was given here, taken back. */
export const revokeBook = (person: Person): Book => ({
  answers: { ...aboutPerson(person, 'spouse.revoke'), consent: ['yes-box'] },
});

/** A claim about one loan, without a document; `procedureBook` brings that. */
export function claimBook(person: Person): Book {
  const [loan] = LOANS;
  if (!loan) throw new Error('no loan');
  const at = 'loans.0';
  return {
    answers: {
      ...aboutPerson(person, 'claim.file'),
      [`${at}.lender.name`]: loan.lender,
      [`${at}.lender.bin`]: [loan.bin],
      [`${at}.amount`]: loan.amount,
      ...day(`${at}.issuedOn`, loan.issuedOn),
      [`${at}.contract`]: loan.contract ?? '',
      [`${at}.product`]: [loan.product],
      [`${at}.online`]: [String(loan.online)],
      grounds: CLAIM.grounds,
      ...day('discoveredOn', CLAIM.discoveredOn),
      story: 'Банктен қоңырау шалды',
    },
    files: { evidence: SCAN },
  };
}

/** The same claim, of a lender whom nobody knows. */
export function doubtBook(person: Person): Book {
  const { answers, ...more } = claimBook(person);
  return {
    ...more,
    answers: { ...answers, 'loans.0.lender.name': 'Қарыз', 'loans.0.lender.bin': ['unknown'] },
  };
}

/** The claim answered anew, the lender known by now; its files are there already. */
export const mendBook = (person: Person): Book => ({
  answers: claimBook(person).answers,
  first: { 'claim.loans': ['change'] },
});

/** The document that a claim still wants; `claim` is its id. */
export const procedureBook = (person: Person, claim: string): Book => ({
  answers: { ...aboutPerson(person, 'claim.procedure'), claim: [claim], ...RESOLVED },
  files: { 'procedures.0.blob': SCAN },
  first: { 'procedure.procedures': ['add-document'] },
});

/** A claim about one loan, and its document at once. */
export function documentedBook(person: Person): Book {
  const { answers, files } = claimBook(person);
  return {
    answers: { ...answers, ...RESOLVED },
    files: { ...files, 'procedures.0.blob': SCAN },
    first: { 'claim.procedures': ['add-document'] },
  };
}

export const withdrawBook = (person: Person, claim: string): Book => ({
  answers: { ...aboutPerson(person, 'claim.withdraw'), claim: [claim], reason: 'Қате' },
});
