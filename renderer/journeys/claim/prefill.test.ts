import { expect, test } from 'vitest';
import { CorrectedAnswers } from '../../../shared/api/answers.ts';
import { typedOf } from '../prefill.ts';
import { FACTS } from '../testing.ts';
import { claimAnswers } from './answers.ts';
import { BLOB, CLAIM, LOAN } from './testing.ts';

const filed = () => {
  const answers = claimAnswers(CLAIM, FACTS, 'x');
  if (answers === null) throw new Error('the claim is whole');
  return answers;
};

test('a claim typed again from what was signed is the same claim, once consent is given anew', () => {
  const { confirmation: _, ...answers } = filed();
  const typed = typedOf(CorrectedAnswers.parse(answers));
  expect(typed).not.toHaveProperty('attestation.consent.personalData');
  const consent = {
    'attestation.consent.personalData': true,
    'attestation.consent.readAloud': true,
  };
  expect(claimAnswers({ ...typed, ...consent }, FACTS, 'x')).toEqual(filed());
});

test('what was wrong by itself is left open, and the rest stays where it was', () => {
  const { citizen, attestation, grounds, evidence } = filed();
  const said = {
    kind: 'claim.file',
    citizen,
    attestation,
    grounds,
    evidence,
    loans: [{ id: LOAN, amount: 15_000_050 }],
    procedures: [{ kind: 'court-decision', blob: BLOB }],
  };
  const typed = typedOf(CorrectedAnswers.parse(said));
  expect(typed).toMatchObject({
    'loans.0.id': LOAN,
    'loans.0.amount': expect.stringMatching(/^150.000,50$/),
    'procedures.0.kind': 'court-decision',
    'procedures.0.blob': BLOB.sha256,
    evidence: [BLOB.sha256],
    story: '',
  });
  expect(typed).not.toHaveProperty(['loans.0.lender.bin']);
  expect(claimAnswers(typed, FACTS, 'x')).toBeNull();
});
