/** Answers of a claim by somebody who does not exist, as they are typed at the desk. */
import { fileChange } from '../files.ts';
import { ANSWERED } from '../testing.ts';
import type { Typed } from '../typed.ts';

export const BLOB = {
  sha256: 'a'.repeat(64),
  bytes: 2_048,
  mime: 'application/pdf' as const,
  label: 'Постановление.pdf',
};

export const LOAN = '01935b1e-7a00-7000-8000-0000000000a1';
export const OTHER_LOAN = '01935b1e-7a00-7000-8000-0000000000a2';

const date = (name: string, day: string, month: string, year: string): Typed => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
});

/** Two loans, one of a lender nobody knows; a document that names all of the first one. */
export const CLAIM: Typed = {
  ...ANSWERED,
  kind: 'claim.file',
  'loans.0.id': LOAN,
  'loans.0.lender.bin': '000140000042',
  'loans.0.lender.name': 'Демо-МФО «Дала»',
  'loans.0.amount': '150 000,50',
  ...date('loans.0.issuedOn', '1', '10', '2026'),
  'loans.0.contract': ' № 7/26 ',
  'loans.0.product': 'microcredit',
  'loans.0.online': 'true',
  'loans.1.id': OTHER_LOAN,
  'loans.1.lender.bin': 'unknown',
  'loans.1.lender.name': '',
  'loans.1.amount': '99000',
  ...date('loans.1.issuedOn', '2', '10', '2026'),
  'loans.1.product': 'other',
  'loans.1.online': 'false',
  grounds: ['no-biometrics', 'not-mine'],
  ...date('discoveredOn', '5', '11', '2026'),
  story: 'Позвонили «из банка» и велели назвать код 🙂. Ұлым үйде болған жоқ.',
  evidence: [BLOB.sha256],
  ...fileChange(BLOB),
  'procedures.0.kind': 'victim-resolution',
  'procedures.0.number': '12-3',
  ...date('procedures.0.issuedOn', '10', '11', '2026'),
  'procedures.0.issuer': 'Демо-отдел полиции',
  'procedures.0.erdr': ' 000 ',
  'procedures.0.blob': BLOB.sha256,
  'procedures.0.covers.0.lender': true,
  'procedures.0.covers.0.amount': true,
  'procedures.0.covers.0.date': true,
};
