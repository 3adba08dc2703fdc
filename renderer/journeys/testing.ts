/** What the tests of journeys share: answers of a citizen who does not exist, and facts to check them by. */
import type { Facts } from './journey.ts';
import type { Typed } from './typed.ts';

export const FACTS: Facts = {
  today: '2026-11-22',
  banScopes: ['bank', 'microfinance'],
  representativeBases: [
    { kind: 'ban.set', basis: 'power-of-attorney' },
    { kind: 'ban.lift', basis: 'guardian' },
  ],
  liftDelay: 'PT48H',
  liftSupervisorAge: 65,
  face: { faceThreshold: 0.6, tries: 3 },
  hasCamera: false,
  canSeal: true,
  isPolicyExpired: false,
  approval: null,
  isCorrection: false,
};

/** As typed at the desk: with spaces, without the country's prefix, in no order. */
export const ANSWERED: Typed = {
  'citizen.language': 'ru',
  'citizen.vulnerable': ['disability', 'pensioner'],
  'attestation.helper': ' Дочь Айгүл ',
  'attestation.consent.personalData': true,
  'attestation.consent.readAloud': true,
  'citizen.iin': '510214 400125',
  'citizen.fullName': '  Әубәкірова Қымбат  Өтегенқызы',
  'citizen.birthDate.day': '14',
  'citizen.birthDate.month': '2',
  'citizen.birthDate.year': '1951',
  'citizen.phone': '8 (701) 123-45-67',
  'attestation.document.kind': 'id-card',
  'attestation.document.number': '012345678',
  scope: ['microfinance', 'bank'],
  'understanding.ban': 'true',
};
