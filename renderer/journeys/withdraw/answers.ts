import type { ClaimWithdrawAnswers } from '../../../shared/api/answers.ts';
import { checkFreeText } from '../../../shared/domain/freeText.ts';
import { neededText } from '../freeText.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';

/** The protocol's limit, in UTF-16 units. */
const MAX_REASON = 2_000;

export const reasonProblems = (typed: Typed): FieldProblem[] =>
  neededText(typed, 'reason', MAX_REASON, 'withdraw.reason');

/** The taking back of a claim as it is signed; null while an answer is missing or wrong. */
export function withdrawAnswers(typed: Typed, facts: Facts, shownText: string): ClaimWithdrawAnswers | null {
  const session = sessionAnswers(typed, facts);
  const claim = textOf(typed, 'claim');
  const reason = checkFreeText(textOf(typed, 'reason'), MAX_REASON);
  if (session === null || claim === '' || !reason.ok) return null;
  return {
    kind: 'claim.withdraw',
    ...session,
    confirmation: { screen: 'turned', shownText },
    claim,
    reason: reason.value,
  };
}
