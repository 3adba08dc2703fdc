import type { ClaimProcedureAnswers } from '../../../shared/api/answers.ts';
import { documentsTyped } from '../claim/documents.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import { listOf, textOf, type Typed } from '../typed.ts';

/** The documents that are added to a claim, as they are signed; null while an answer is missing or wrong. */
export function procedureAnswers(
  typed: Typed,
  facts: Facts,
  shownText: string,
): ClaimProcedureAnswers | null {
  const session = sessionAnswers(typed, facts);
  const claim = textOf(typed, 'claim');
  const procedures = documentsTyped(typed, listOf(typed, 'claim.loans'), facts);
  if (session === null || claim === '' || procedures === null || procedures.length === 0) return null;
  return {
    kind: 'claim.procedure',
    ...session,
    confirmation: { screen: 'turned', shownText },
    claim,
    procedures,
  };
}
