import { expect, test } from 'vitest';
import { BanLiftAnswers } from '../../../shared/api/answers.ts';
import { isTextKey } from '../../../shared/texts/catalogue.ts';
import { LANGUAGES } from '../../../shared/texts/language.ts';
import { createCatalogue, type Texts } from '../../app/texts.tsx';
import { GUARD_QUESTIONS, guardContent } from '../guard/questions.ts';
import { moveOf, pathOf } from '../course.ts';
import { sessionCourse as course } from '../sessionCourse.ts';
import { shownText } from '../session/statement.ts';
import { ANSWERED, FACTS } from '../testing.ts';
import type { Typed } from '../typed.ts';
import { liftAnswers } from './answers.ts';
import { liftStatement } from './statement.ts';

const SEALED = `eyJhbGciOiJFQ0RILUVTIn0..${'A'.repeat(16)}.${'B'.repeat(5462)}.${'C'.repeat(22)}`;
const TYPED: Typed = {
  ...ANSWERED,
  kind: 'ban.lift',
  'guard.sealed': SEALED,
  'guard.textVersion': 'guard-1',
};
const IIN = '510214400125';
const approval = {
  by: '2001',
  name: 'Болат',
  at: '2026-11-22T10:00:00.000+05:00',
  kind: 'ban.lift',
  iin: IIN,
  method: 'clerk',
};
const APPROVED = { ...FACTS, approval };
const screens = (typed = TYPED, facts = FACTS) => pathOf(course, typed, facts).map(({ screen }) => screen);
const catalogue = createCatalogue();
const texts = (language: Texts['language']): Texts => ({
  language,
  t: (key, values) => catalogue.getFixedT(language)(key, { ...values }),
});

test('what was typed becomes what is signed, with nothing of the guard but its seal', () => {
  const answers = liftAnswers(TYPED, APPROVED, 'Прочитано');
  expect(BanLiftAnswers.parse(answers)).toEqual(answers);
  expect(answers).toMatchObject({
    kind: 'ban.lift',
    citizen: { iin: IIN, birthDate: '1951-02-14' },
    scope: ['bank', 'microfinance'],
    guard: { textVersion: 'guard-1', sealed: SEALED },
  });
});

test.each(['citizen.birthDate.day', 'scope', 'guard.sealed', 'citizen.iin'])(
  'without %s nothing can be signed',
  (name) => expect(liftAnswers({ ...TYPED, [name]: '' }, APPROVED, 'x')).toBeNull(),
);

test('a lift asks for a second person, what to lift, and the guard', () => {
  expect(screens().slice(6)).toEqual(['session.journey', 'session.approval', 'lift.known', 'lift.guard']);
});

test('the approval is of one act of one citizen as they are known: for another it is asked again', () => {
  const next = (typed: Typed, facts = APPROVED) =>
    moveOf(course, { typed, returning: false }, { type: 'next', facts }, 'lift.check');
  expect(next(TYPED)?.to).toBe('lift.confirm');
  const besideCamera = { ...APPROVED, approval: { ...approval, method: 'face' } };
  expect(next(TYPED, besideCamera)?.to).toBe('session.approval');
  expect(next({ ...TYPED, 'citizen.iin': '500101300003' })?.to).toBe('session.approval');
});

test('a lift without a birth date leads back to it from the choice, and one that was set aside is not asked for', () => {
  const typed = {
    ...TYPED,
    'citizen.birthDate.day': '',
    'citizen.birthDate.month': '',
    'citizen.birthDate.year': '',
  };
  const press = { type: 'next', facts: FACTS } as const;
  const move = (kind: string) =>
    moveOf(course, { typed: { ...typed, kind }, returning: false }, press, 'session.journey');
  expect(move('ban.lift')).toMatchObject({ to: 'session.citizen', problems: [{ code: 'date.empty' }] });
  expect(move('ban.set')).toMatchObject({ to: 'ban.scope', problems: [] });
});

test.each([
  ['past the policy', { ...FACTS, isPolicyExpired: true }, 'core.policyExpired'],
  ['with no key of the registry', { ...FACTS, canSeal: false }, 'guard.noKey'],
])('%s a lift is not begun, in words, and a ban is', (_when, facts, code) => {
  const move = (kind: string) =>
    moveOf(
      course,
      { typed: { ...TYPED, kind }, returning: false },
      { type: 'next', facts },
      'session.journey',
    );
  expect(move('ban.lift')).toMatchObject({ to: 'session.journey', problems: [{ path: 'kind', code }] });
  expect(move('ban.set')?.to).toBe('ban.scope');
});

test.each([
  [{ phone: 'no', pressure: 'no', money: 'no', why: 'loan', alone: 'yes' }, false, true],
  [{ phone: 'yes', pressure: 'no', money: 'no', why: 'loan', alone: 'yes' }, true, true],
  [{ phone: 'no', pressure: 'no', money: 'yes', why: 'loan', alone: 'yes' }, true, true],
  [{ phone: 'no', pressure: 'no', money: 'no', why: 'help', alone: 'yes' }, true, true],
  [{ phone: 'no', pressure: 'no', money: 'no', why: 'other', alone: 'no' }, false, false],
])('%j: distress %s, alone %s', (answers, distress, alone) => {
  expect(guardContent(answers)).toMatchObject({ distress, alone, answers: { why: [answers.why] } });
});

test('every answer of every question has its words', () => {
  const keys = Object.entries(GUARD_QUESTIONS).flatMap(([name, questions]) =>
    Object.entries(questions).flatMap(([question, values]) =>
      ['question', ...values].map((value) => `${name}.guard.${question}.${value}`),
    ),
  );
  expect(keys.filter((key) => !isTextKey(key))).toEqual([]);
});

test.each(LANGUAGES)(
  'the words to confirm say what is signed, and nothing of the answers, in %s',
  (language) => {
    const answers = liftAnswers(TYPED, APPROVED, 'draft');
    if (answers === null) throw new Error('the answers are whole');
    const text = shownText(liftStatement(texts(language), answers, APPROVED, '1001'));
    for (const said of [
      'Әубәкірова Қымбат Өтегенқызы',
      '510214 400 125',
      '012345678',
      '1001',
      '2001',
      '1951',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('{{');
    expect(text).not.toContain(SEALED.slice(0, 20));
    expect(text.normalize('NFC')).toBe(text);
  },
);
