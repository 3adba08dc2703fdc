import { expect, test } from 'vitest';
import { Answers } from '../../../shared/api/answers.ts';
import { LANGUAGES } from '../../../shared/texts/language.ts';
import { TEXT_VERSIONS } from '../../../shared/texts/versions.ts';
import { createCatalogue, type Texts } from '../../app/texts.tsx';
import { ANSWERED, FACTS } from '../testing.ts';
import { banAnswers, scopeOf } from './answers.ts';
import { shownText } from '../session/statement.ts';
import { statementOf } from './statement.ts';

const catalogue = createCatalogue();
const texts = (language: Texts['language']): Texts => ({
  language,
  t: (key, values) => catalogue.getFixedT(language)(key, { ...values }),
});

test('what was typed becomes what is signed, in its one form', () => {
  const answers = banAnswers(ANSWERED, FACTS, 'Прочитано');
  expect(Answers.parse(answers)).toEqual(answers);
  expect(answers).toEqual({
    kind: 'ban.set',
    citizen: {
      iin: '510214400125',
      fullName: 'Әубәкірова Қымбат Өтегенқызы',
      birthDate: '1951-02-14',
      phone: '+77011234567',
      language: 'ru',
      vulnerable: ['pensioner', 'disability'],
    },
    attestation: {
      document: { kind: 'id-card', number: '012345678' },
      identity: { method: 'clerk', attempts: 0, reason: 'no-face-check' },
      consent: { personalData: true, textVersion: TEXT_VERSIONS.consent, readAloud: true },
      helper: 'Дочь Айгүл',
    },
    confirmation: { screen: 'turned', shownText: 'Прочитано' },
    scope: ['bank', 'microfinance'],
  });
});

test.each([
  'citizen.iin',
  'citizen.fullName',
  'citizen.language',
  'attestation.consent.personalData',
  'scope',
])('without %s nothing can be signed', (name) => {
  expect(banAnswers({ ...ANSWERED, [name]: '' }, FACTS, 'x')).toBeNull();
});

test('where the policy offers one scope it is not asked', () => {
  expect(scopeOf({}, { ...FACTS, banScopes: ['microfinance'] })).toEqual(['microfinance']);
});

test('a scope no longer offered is not signed', () => {
  expect(scopeOf({ scope: ['bank', 'microfinance'] }, { ...FACTS, banScopes: ['bank'] })).toEqual(['bank']);
});

test.each(LANGUAGES)('the words to confirm say everything that is signed, in %s', (language) => {
  const answers = banAnswers(ANSWERED, FACTS, 'draft');
  if (answers === null) throw new Error('the answers are whole');
  const text = shownText(statementOf(texts(language), answers, '1001'));
  for (const said of [
    'Әубәкірова Қымбат Өтегенқызы',
    '510214 400 125',
    '012345678',
    '1001',
    '+7 701 123 45 67',
    '1951',
    'Дочь Айгүл',
  ]) {
    expect(text).toContain(said);
  }
  expect(text.split('\n')).toHaveLength(12);
  expect(text).not.toContain('{{');
  expect(text.normalize('NFC')).toBe(text);
});

test('a document number that a scanner read is said to be so, and one changed by hand is not', () => {
  const typed = { ...ANSWERED, 'attestation.document.mrz': '012345678' };
  expect(banAnswers(typed, FACTS, 'Прочитано')?.attestation.document).toEqual({
    kind: 'id-card',
    number: '012345678',
    mrz: true,
  });
  const changed = { ...typed, 'attestation.document.number': '012345679' };
  expect(banAnswers(changed, FACTS, 'Прочитано')?.attestation.document).toEqual({
    kind: 'id-card',
    number: '012345679',
  });
});
