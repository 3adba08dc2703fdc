import { expect, test } from 'vitest';
import { ANSWERED, FACTS } from '../testing.ts';
import { citizenProblems, citizenWarnings, identityProblems, iinAsTyped, helperProblems } from './checks.ts';

const codes = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path}: ${code}`);

test('a citizen answered well has nothing to mend', () => {
  expect(citizenProblems(ANSWERED, FACTS)).toEqual([]);
});

test('phone and birth date may be left out', () => {
  const typed = {
    ...ANSWERED,
    'citizen.phone': ' ',
    'citizen.birthDate.day': '',
    'citizen.birthDate.month': '',
    'citizen.birthDate.year': '',
  };
  expect(citizenProblems(typed, FACTS)).toEqual([]);
});

test.each([
  [{ 'citizen.iin': '' }, 'citizen.iin: iin.empty'],
  [{ 'citizen.iin': '510214О00125' }, 'citizen.iin: iin.letters'],
  [{ 'citizen.iin': '51021440012' }, 'citizen.iin: iin.length'],
  [{ 'citizen.iin': '510214400124' }, 'citizen.iin: iin.checkDigit'],
  [{ 'citizen.fullName': 'а'.repeat(121) }, 'citizen.fullName: name.tooLong'],
  [{ 'citizen.fullName': 'Иван 🙂' }, 'citizen.fullName: name.characters'],
  [{ 'citizen.birthDate.month': '13' }, 'citizen.birthDate.month: date.month'],
  [{ 'citizen.birthDate.day': '31' }, 'citizen.birthDate.day: date.dayOfMonth'],
  [{ 'citizen.birthDate.day': '' }, 'citizen.birthDate.day: date.day'],
  [{ 'citizen.birthDate.year': '2027' }, 'citizen.birthDate.year: date.future'],
  [{ 'citizen.phone': '123' }, 'citizen.phone: phone.length'],
])('%j is pointed out as %s', (typed, problem) => {
  expect(codes(citizenProblems({ ...ANSWERED, ...typed }, FACTS))).toEqual([problem]);
});

test.each([
  ['510214', 'unfinished'],
  ['51021440012', 'unfinished'],
  ['510214 400 125', 'good'],
  ['510214400124', { path: 'citizen.iin', code: 'iin.checkDigit' }],
  ['51021440012512', { path: 'citizen.iin', code: 'iin.length' }],
])('while typing, %s is %j', (text, state) => {
  expect(iinAsTyped({ 'citizen.iin': text })).toEqual(state);
});

test('a birth date that differs from the ИИН is a warning and stops nobody', () => {
  const typed = { ...ANSWERED, 'citizen.birthDate.year': '1952' };
  expect(citizenWarnings(typed, FACTS.today)).toContain('iin.birthDate');
  expect(citizenWarnings(ANSWERED, FACTS.today)).toEqual([]);
  expect(citizenProblems(typed, FACTS)).toEqual([]);
});

test('a helper is free text that can be signed', () => {
  expect(codes(helperProblems({ ...ANSWERED, 'attestation.helper': 'x'.repeat(201) }))).toEqual([
    'attestation.helper: text.tooLong',
  ]);
  expect(codes(helperProblems({ ...ANSWERED, 'attestation.helper': '\uD800' }))).toEqual([
    'attestation.helper: text.characters',
  ]);
});

test('a document of an unknown kind is not one', () => {
  expect(codes(identityProblems({ ...ANSWERED, 'attestation.document.kind': 'library-card' }))).toEqual([
    'attestation.document.kind: choice.documentKind',
  ]);
});
