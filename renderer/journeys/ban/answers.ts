import type { BanSetAnswers } from '../../../shared/api/answers.ts';
import type { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import { listOf, type FieldProblem, type Typed } from '../typed.ts';

/** What is to be banned: the citizen's choice among what the policy offers, or the one thing it offers. */
export function scopeOf(typed: Typed, { banScopes }: Facts): readonly BanScope[] {
  if (banScopes.length === 1) return banScopes;
  const ticked = listOf(typed, 'scope');
  return banScopes.filter((scope) => ticked.includes(scope));
}

export function scopeProblems(typed: Typed, facts: Facts): FieldProblem[] {
  return scopeOf(typed, facts).length > 0 ? [] : [{ path: 'scope', code: 'choice.scope' }];
}

/** The whole ban as it is signed; null while an answer is missing or wrong. */
export function banAnswers(typed: Typed, facts: Facts, shownText: string): BanSetAnswers | null {
  const session = sessionAnswers(typed, facts);
  const scope = scopeOf(typed, facts);
  if (session === null || scope.length === 0) return null;
  return {
    kind: 'ban.set',
    ...session,
    // One screen only: it was turned to the citizen.
    confirmation: { screen: 'turned', shownText },
    scope: [...scope],
  };
}
