/** Answers of two people who do not exist, as they are typed at the desk. */
import { ANSWERED } from '../testing.ts';
import type { Typed } from '../typed.ts';

export const SEALED = `eyJhbGciOiJFQ0RILUVTIn0..${'A'.repeat(16)}.${'B'.repeat(5462)}.${'C'.repeat(22)}`;

export const CONSENT: Typed = {
  ...ANSWERED,
  kind: 'spouse.consent',
  'spouse.language': 'kk',
  'spouse.iin': '500101 300405',
  'spouse.fullName': 'Ёлкин Сергей  Юрьевич',
  'spouseAttestation.consent.personalData': true,
  'spouseAttestation.document.kind': 'passport',
  'spouseAttestation.document.number': 'N01234567',
  'lender.name': 'Demo Bank Alma',
  'lender.bin': '000140000012',
  amount: '4 000 000',
  'validUntil.day': '31',
  'validUntil.month': '12',
  'validUntil.year': '2026',
  'spouseGuard.sealed': SEALED,
  'spouseGuard.textVersion': 'guard-1',
  'spouseGuard.of': '500101300405',
  'understanding.spouse': 'true',
};
