import { expect, test } from 'vitest';
import { SpouseConsentAnswers, SpouseRevokeAnswers } from '../../../shared/api/answers.ts';
import { LANGUAGES } from '../../../shared/texts/language.ts';
import { createCatalogue, type Texts } from '../../app/texts.tsx';
import { pathOf } from '../course.ts';
import { guardTyped } from '../guard/sealed.ts';
import { identified } from '../goOn.ts';
import { inManner } from '../manner.tsx';
import { givenChange, givenTyped, revokeAnswers } from '../revoke/answers.ts';
import { revokeStatement } from '../revoke/statement.ts';
import { sessionCourse as course } from '../sessionCourse.ts';
import { shownText } from '../session/statement.ts';
import { ANSWERED, FACTS } from '../testing.ts';
import { textOf } from '../typed.ts';
import { consentAnswers, consentLenderProblems, spouseProblems, termsProblems } from './answers.ts';
import { consentStatement } from './statement.ts';
import { CONSENT, SEALED } from './testing.ts';

const catalogue = createCatalogue();
const texts = (language: Texts['language']): Texts => ({
  language,
  t: (key, values) => catalogue.getFixedT(language)(key, { ...values }),
});
const whole = () => {
  const answers = consentAnswers(CONSENT, FACTS, 'Прочитано');
  if (answers === null) throw new Error('the answers are whole');
  return answers;
};

test('what was typed becomes what is signed: the borrower, whoever consents, and to what', () => {
  const answers = whole();
  expect(SpouseConsentAnswers.parse(answers)).toEqual(answers);
  expect(answers).toMatchObject({
    citizen: { iin: '510214400125', language: 'ru' },
    spouse: { iin: '500101300405', fullName: 'Ёлкин Сергей Юрьевич', language: 'kk' },
    spouseAttestation: { document: { kind: 'passport', number: 'N01234567' } },
    lender: { bin: '000140000012', name: 'Demo Bank Alma' },
    amount: 400_000_000,
    validUntil: '2026-12-31',
    guard: { sealed: SEALED },
  });
  // Nobody helps the spouse, though somebody helps the borrower.
  expect(answers.attestation.helper).toBe('Дочь Айгүл');
  expect(answers.spouseAttestation).not.toHaveProperty('helper');
});

test.each(['spouse.iin', 'spouse.language', 'lender.bin', 'amount', 'validUntil.day', 'spouseGuard.sealed'])(
  'without %s nothing can be signed',
  (name) => expect(consentAnswers({ ...CONSENT, [name]: '' }, FACTS, 'x')).toBeNull(),
);

test('a spouse who is the borrower is pointed out at the ИИН', () => {
  const typed = { ...CONSENT, 'spouse.iin': textOf(CONSENT, 'citizen.iin') };
  expect(spouseProblems(typed, FACTS)).toEqual([{ path: 'spouse.iin', code: 'spouse.same' }]);
  expect(consentAnswers(typed, FACTS, 'x')).toBeNull();
});

test('a spouse who acts for the borrower is pointed out as well: two people have to want the loan', () => {
  const acting = { representative: 'representative', 'representative.iin': textOf(CONSENT, 'spouse.iin') };
  const named = Object.fromEntries(Object.entries(acting).map(([name, value]) => [`citizen.${name}`, value]));
  expect(spouseProblems({ ...CONSENT, ...named }, FACTS)).toEqual([
    { path: 'spouse.iin', code: 'spouse.represents' },
  ]);
});

test.each([
  ['amount', '0', 'amount', 'money.zero'],
  ['amount', '1 000 000 000 000 000', 'amount', 'money.tooLarge'],
  ['validUntil.year', '2025', 'validUntil.year', 'date.past'],
  ['validUntil.month', '13', 'validUntil.month', 'date.month'],
])('%s %s is refused at %s', (name, value, path, code) => {
  expect(termsProblems({ ...CONSENT, [name]: value }, FACTS)).toEqual([{ path, code }]);
});

test('today is still a good last day', () => {
  const typed = { ...CONSENT, 'validUntil.day': '22', 'validUntil.month': '11' };
  expect(termsProblems(typed, FACTS)).toEqual([]);
});

test('only a lender of the list will do', () => {
  const typed = { ...CONSENT, 'lender.bin': '', 'lender.name': 'Чей-то банк' };
  expect(consentLenderProblems(typed)).toEqual([{ path: 'lender.name', code: 'lender.listed' }]);
});

test('what was sealed counts for the one person who answered, and for no other act', () => {
  expect(guardTyped(CONSENT, 'spouse')).toEqual({ textVersion: 'guard-1', sealed: SEALED });
  expect(guardTyped({ ...CONSENT, 'spouse.iin': '500101300777' }, 'spouse')).toBeNull();
  expect(guardTyped(CONSENT, 'lift')).toBeNull();
});

test('both people are asked about, then the loan, then the spouse alone', () => {
  expect(
    pathOf(course, CONSENT, FACTS)
      .map(({ screen }) => screen)
      .slice(7),
  ).toEqual([
    'spouse.language',
    'spouse.personalData',
    'spouse.person',
    'spouse.identity',
    'spouse.lender',
    'spouse.terms',
    'spouse.guard',
  ]);
});

test('it is the spouse who understood, and who signs', () => {
  const signature = { sha256: 'a'.repeat(64), bytes: 3, mime: 'image/png', label: 'signature' } as const;
  const answers = inManner(
    whole(),
    { screen: 'citizen', signature: 'AAAA', withKey: false },
    signature,
    true,
  );
  expect(answers).toMatchObject({
    spouseAttestation: { consent: { understood: true } },
    confirmation: { screen: 'citizen', signature },
  });
  expect(answers.attestation.consent).not.toHaveProperty('understood');
});

test.each(LANGUAGES)('the words to confirm say what is signed, and of whom, in %s', (language) => {
  const text = shownText(consentStatement(texts(language), whole(), '1001'));
  for (const said of ['Ёлкин Сергей Юрьевич', '500101 300 405', 'Әубәкірова Қымбат', '510214 400 125'])
    expect(text).toContain(said);
  for (const said of ['Demo Bank Alma', '2026', 'N01234567', '012345678', '1001'])
    expect(text).toContain(said);
  expect(text).toMatch(/4.000.000/);
  expect(text).not.toContain('{{');
  expect(text.normalize('NFC')).toBe(text);
});

test.each(LANGUAGES)('a consent is taken back in words that name it, in %s', (language) => {
  const id = '01935b1e-7a00-7000-8000-000000000009';
  const at = '2026-11-22T10:42:00.000+05:00';
  const given = givenChange({ id, lender: 'Demo Bank Alma', amount: 400_000_000, at });
  const typed = { ...identified(ANSWERED), kind: 'spouse.revoke', ...given };
  expect(typed).not.toHaveProperty('scope');
  const answers = revokeAnswers(typed, FACTS, 'x');
  const said = givenTyped(typed);
  if (answers === null || said === null) throw new Error('the answers are whole');
  expect(SpouseRevokeAnswers.parse(answers)).toMatchObject({ kind: 'spouse.revoke', consent: id });
  const text = shownText(revokeStatement(texts(language), answers, said, '1001'));
  expect(text).toContain('Demo Bank Alma');
  expect(text).toMatch(/4.000.000/);
  expect(text).not.toContain('{{');
});
