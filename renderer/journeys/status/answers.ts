import type { StatusViewAnswers } from '../../../shared/api/answers.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import type { Typed } from '../typed.ts';

/** The whole request as it is signed; null while an answer is missing or wrong. */
export function statusAnswers(typed: Typed, facts: Facts, shownText: string): StatusViewAnswers | null {
  const session = sessionAnswers(typed, facts);
  return session && { kind: 'status.view', ...session, confirmation: { screen: 'turned', shownText } };
}
