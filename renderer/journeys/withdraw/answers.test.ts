import { expect, test } from 'vitest';
import { Answers } from '../../../shared/api/answers.ts';
import { CLAIM, LOAN, OTHER_LOAN } from '../claim/testing.ts';
import { procedureAnswers } from '../procedure/answers.ts';
import { FACTS } from '../testing.ts';
import { reasonProblems, withdrawAnswers } from './answers.ts';

const ENTRY = '01935b1e-7a00-7000-8000-0000000000c1';
const CHOSEN = { ...CLAIM, claim: ENTRY, 'claim.loans': [LOAN, OTHER_LOAN] };

test('a claim is taken back with a reason in words', () => {
  const answers = withdrawAnswers({ ...CHOSEN, reason: ' Банк списал долг 🙂 ' }, FACTS, 'Прочитано');
  expect(Answers.parse(answers)).toEqual(answers);
  expect(answers).toMatchObject({ kind: 'claim.withdraw', claim: ENTRY, reason: 'Банк списал долг 🙂' });
  expect(withdrawAnswers(CHOSEN, FACTS, 'x')).toBeNull();
  expect(reasonProblems({ reason: '  ' })).toMatchObject([{ path: 'reason', code: 'withdraw.reason' }]);
  expect(reasonProblems({ reason: 'я'.repeat(2_001) })).toMatchObject([{ code: 'text.tooLong' }]);
});

test('a document brought later names loans of the recorded claim', () => {
  const answers = procedureAnswers(CHOSEN, FACTS, 'Прочитано');
  expect(Answers.parse(answers)).toEqual(answers);
  expect(answers).toMatchObject({
    kind: 'claim.procedure',
    claim: ENTRY,
    procedures: [{ covers: [{ loan: LOAN }] }],
  });
  expect(procedureAnswers({ ...CHOSEN, claim: '' }, FACTS, 'x')).toBeNull();
  expect(procedureAnswers({ ...CHOSEN, 'procedures.0.kind': '' }, FACTS, 'x')).toBeNull();
});
