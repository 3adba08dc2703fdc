import { expect, test } from 'vitest';
import type { Answers, SpouseConsentAnswers } from '../../../shared/api/answers.ts';
import { banAnswers } from '../testing/desk.ts';
import { unprovenOf } from './identity.ts';

const RULES = { identity: { faceThreshold: 0.6, tries: 3 } };
const MATCHED = { method: 'face', attempts: 1, score: 0.8, liveness: true } as const;
const UNLIKE = { ...MATCHED, score: 0.5 } as const;
const BY_CLERK = { method: 'clerk', attempts: 0 } as const;

type Identity = Answers['attestation']['identity'];
const { attestation, ...ban } = banAnswers();
const banOf = (identity: Identity): Answers => ({ ...ban, attestation: { ...attestation, identity } });

/** A consent of two people, each with an identity of their own. */
const consentOf = (borrower: Identity, spouse: Identity): SpouseConsentAnswers => ({
  ...banOf(borrower),
  kind: 'spouse.consent',
  spouse: ban.citizen,
  spouseAttestation: { ...attestation, identity: spouse },
  guard: { textVersion: '1', sealed: '' },
  lender: { bin: '000140000012', name: 'Demo Bank Alma' },
  amount: 400_000_000,
  validUntil: '2026-12-31',
});

test.each([
  ['a ban, by a face', banOf(MATCHED)],
  ['a ban, by the clerk', banOf(BY_CLERK)],
  ['a consent, by two faces', consentOf(MATCHED, MATCHED)],
  ['a consent, the spouse by the clerk', consentOf(MATCHED, BY_CLERK)],
])('%s may be signed', (_what, answers) => {
  expect(unprovenOf(answers, RULES)).toBeNull();
});

test.each([
  ['a face that is not alike', banOf(UNLIKE), 'attestation'],
  ['a borrower who is not alike', consentOf(UNLIKE, MATCHED), 'attestation'],
  ['a spouse who is not alike', consentOf(MATCHED, UNLIKE), 'spouseAttestation'],
  [
    'a second clerk for the spouse whom nobody saw',
    consentOf(MATCHED, { ...BY_CLERK, method: 'two-clerks' }),
    'spouseAttestation',
  ],
])('%s is refused at that person', (_what, answers, whose) => {
  const code = 'face.notProven';
  expect(unprovenOf(answers, RULES)).toMatchObject({
    problem: { code, fields: [{ path: `${whose}.identity.method`, code }] },
  });
});

/** A lift that somebody asks for in another's name; `seen` is how they themselves were identified. */
const liftFor = (seen: Identity): Answers => ({
  ...banOf({ ...BY_CLERK, reason: 'represented' }),
  kind: 'ban.lift',
  scope: ['bank'],
  guard: { textVersion: '1', sealed: '' },
  citizen: {
    ...ban.citizen,
    birthDate: '1950-01-01',
    representative: {
      iin: '500101300405',
      fullName: 'Ёлкин Сергей Юрьевич',
      basis: 'power-of-attorney',
      document: { kind: 'other', number: 'Д-77', issuedOn: '2026-02-03', issuer: 'Нотариус' },
      attestation: { ...attestation, identity: seen },
    },
  },
});

test('a lift by a representative goes by no face alone either: the clerk has looked at them as well', () => {
  const code = 'face.notCompared';
  const path = 'citizen.representative.attestation.identity.compared';
  expect(unprovenOf(liftFor(MATCHED), RULES)).toMatchObject({ problem: { code, fields: [{ path, code }] } });
  expect(unprovenOf(liftFor({ ...MATCHED, reason: 'clerk-compared' }), RULES)).toBeNull();
  expect(unprovenOf(liftFor(BY_CLERK), RULES)).toBeNull();
});
