import type { BanLiftAnswers } from '../../../shared/api/answers.ts';
import { durationMs } from '../../../shared/domain/dates.ts';
import { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import { duration } from '../../../shared/texts/moments.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { guardTyped } from '../guard/sealed.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import { listOf, type FieldProblem, type Typed } from '../typed.ts';

/** Which bans are to be lifted. An older policy may have offered more scopes than this one: all can be lifted. */
export function liftScopeOf(typed: Typed): readonly BanScope[] {
  const ticked = listOf(typed, 'scope');
  return BanScope.options.filter((scope) => ticked.includes(scope));
}

export const liftScopeProblems = (typed: Typed): FieldProblem[] =>
  liftScopeOf(typed).length > 0 ? [] : [{ path: 'scope', code: 'choice.lift' }];

const MINUTE_MS = 60_000;

/** The policy's delay in words: `2 days`; in whole minutes, and never none. */
export const delayWords = (language: Language, { liftDelay }: Facts): string =>
  duration(language, Math.max(durationMs(liftDelay) ?? 0, MINUTE_MS));

/** The whole lift as it is signed; null while an answer is missing or wrong. */
export function liftAnswers(typed: Typed, facts: Facts, shownText: string): BanLiftAnswers | null {
  const session = sessionAnswers(typed, facts);
  const scope = liftScopeOf(typed);
  const guard = guardTyped(typed, 'lift');
  const birthDate = session?.citizen.birthDate;
  if (session === null || birthDate === undefined || scope.length === 0 || guard === null) return null;
  return {
    kind: 'ban.lift',
    ...session,
    citizen: { ...session.citizen, birthDate },
    confirmation: { screen: 'turned', shownText },
    scope: [...scope],
    guard,
  };
}
