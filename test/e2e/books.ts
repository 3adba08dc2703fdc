/** The answers of each journey, for whoever walks them by what the screens ask (`travel`). */
import type { Book } from './anyJourney.ts';
import { CLAIM, LOANS, RESOLUTION, SCAN, type DocumentTyped } from './claims.ts';
import { CALM, SUPERVISOR } from './journey.ts';
import type { Person } from './people.ts';

/** What every session asks, and who looks over a clerk's shoulder where that is wanted. */
function aboutPerson(person: Person, kind: string): Book['answers'] {
  return {
    'citizen.language': [person.language],
    'citizen.vulnerable': person.vulnerable,
    'attestation.consent.personalData': ['yes-box'],
    'citizen.iin': person.iin,
    'citizen.fullName': person.fullName,
    ...day('citizen.birthDate', person.birthDate),
    'citizen.phone': person.phone,
    'attestation.document.kind': [person.document.kind],
    'attestation.document.number': person.document.number,
    kind: [kind],
    'approval.number': SUPERVISOR.number,
    'approval.pin': SUPERVISOR.pin,
    'attestation.consent.understood': ['true'],
  };
}

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

export const banBook = (person: Person): Book => ({
  answers: { ...aboutPerson(person, 'ban.set'), scope: ['bank', 'microfinance'] },
});

export const liftBook = (person: Person): Book => ({
  answers: {
    ...aboutPerson(person, 'ban.lift'),
    scope: ['bank', 'microfinance'],
    ...Object.fromEntries(Object.entries(CALM).map(([question, value]) => [`guard.${question}`, [value]])),
  },
});

export const statusBook = (person: Person): Book => ({ answers: aboutPerson(person, 'status.view') });

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

/** The document that a claim still wants; `claim` is its id. */
export const procedureBook = (person: Person, claim: string): Book => ({
  answers: {
    ...aboutPerson(person, 'claim.procedure'),
    claim: [claim],
    ...document('procedures.0', { ...RESOLUTION, number: '12', issuer: 'Полиция' }),
  },
  files: { 'procedures.0.blob': SCAN },
  first: { 'procedure.procedures': ['add-document'] },
});

export const withdrawBook = (person: Person, claim: string): Book => ({
  answers: { ...aboutPerson(person, 'claim.withdraw'), claim: [claim], reason: 'Қате' },
});
