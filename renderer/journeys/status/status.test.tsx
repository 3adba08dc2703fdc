import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StatusViewAnswers } from '../../../shared/api/answers.ts';
import type { LoanStatus, Status } from '../../../shared/protocol/schema/status.ts';
import { LoanState, TimelineEvent } from '../../../shared/protocol/schema/status.ts';
import { isTextKey } from '../../../shared/texts/catalogue.ts';
import { LANGUAGES } from '../../../shared/texts/language.ts';
import { createCatalogue, TextsProvider, type Texts } from '../../app/texts.tsx';
import { moveOf, pathOf } from '../course.ts';
import { shownText } from '../session/statement.ts';
import { sessionCourse as course } from '../sessionCourse.ts';
import { ANSWERED, FACTS } from '../testing.ts';
import { statusAnswers } from './answers.ts';
import { Claims } from './Claims.tsx';
import { statusStatement } from './statement.ts';

const TYPED = { ...ANSWERED, kind: 'status.view' };
const catalogue = createCatalogue();
const texts = (language: Texts['language']): Texts => ({
  language,
  t: (key, values) => catalogue.getFixedT(language)(key, { ...values }),
});

afterEach(cleanup);

test('nothing is asked but who asks', () => {
  expect(pathOf(course, TYPED, FACTS).at(-1)?.screen).toBe('session.journey');
  const answers = statusAnswers(TYPED, FACTS, 'Прочитано');
  expect(StatusViewAnswers.parse(answers)).toEqual(answers);
  expect(statusAnswers({ ...TYPED, 'citizen.iin': '' }, FACTS, 'x')).toBeNull();
});

test('past the policy it is not begun, in words', () => {
  const facts = { ...FACTS, isPolicyExpired: true };
  const now = { typed: TYPED, returning: false };
  expect(moveOf(course, now, { type: 'next', facts }, 'session.journey')).toMatchObject({
    to: 'session.journey',
    problems: [{ path: 'kind', code: 'core.policyExpired' }],
  });
});

test.each(LANGUAGES)('the words to confirm are whole in %s', (language) => {
  const answers = statusAnswers(TYPED, FACTS, 'draft');
  if (answers === null) throw new Error('the answers are whole');
  const text = shownText(statusStatement(texts(language), answers, '1001'));
  for (const said of ['Әубәкірова Қымбат Өтегенқызы', '510214 400 125', '1001', '12'])
    expect(text).toContain(said);
  expect(text).not.toContain('{{');
});

test('every state of a loan and every event has its words', () => {
  const keys = [
    ...LoanState.options.map((state) => `status.loan.state.${state}`),
    ...TimelineEvent.shape.what.options.map((what) => `status.event.${what}`),
  ];
  expect(keys.filter((key) => !isTextKey(key))).toEqual([]);
});

const AT = '2026-11-20T10:00:00.000+05:00';
const LOAN: LoanStatus = {
  loan: '0193b6a0-0000-7000-8000-000000000001',
  lender: 'Demo Bank Alma',
  product: 'bank-loan',
  contract: 'Д-1',
  amount: 100_000_000,
  issuedOn: '2026-10-01',
  state: 'suspended',
  suspended: 70_000_000,
  cancelled: 30_000_000,
  overdue: false,
  timeline: [
    { at: AT, what: 'suspended', amount: 70_000_000 },
    { at: AT, what: 'refused', reason: 'Шарт бар' },
  ],
};
const CLAIM: Status['claims'][number] = {
  entry: LOAN.loan,
  state: 'recorded',
  recordedAt: AT,
  loans: [LOAN],
};

test('what is suspended and what is written off stand apart, and the first is never called the second', () => {
  render(
    <TextsProvider catalogue={catalogue} language="ru">
      <Claims claims={[CLAIM]} />
    </TextsProvider>,
  );
  const text = screen.getByRole('article').textContent.replaceAll('\u00A0', ' ');
  expect(text).toContain('Взыскание приостановлено на сумму 700 000 ₸. Долг при этом не списан.');
  expect(text).toContain('Списано: 300 000 ₸.');
  expect(text).toContain('договор Д-1');
  expect(text).toContain('Шарт бар');
});

test('a suspended loan of which nothing is cancelled says nothing of writing off but that it is not', () => {
  render(
    <TextsProvider catalogue={catalogue} language="ru">
      <Claims claims={[{ ...CLAIM, loans: [{ ...LOAN, cancelled: 0 }] }]} />
    </TextsProvider>,
  );
  expect(screen.getByRole('article').textContent).not.toContain('Списано');
});
