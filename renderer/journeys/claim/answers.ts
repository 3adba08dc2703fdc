import type { ClaimFileAnswers } from '../../../shared/api/answers.ts';
import { checkFreeText } from '../../../shared/domain/freeText.ts';
import { dateTyped } from '../dateAnswer.ts';
import { filesTyped } from '../files.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import { textOf, type Typed } from '../typed.ts';
import { groundsTyped, MAX_EVIDENCE, MAX_STORY, storyProblems } from './checks.ts';
import { documentsTyped } from './documents.ts';
import { loanIds, loansTyped } from './loans.ts';

/** The whole claim as it is signed; null while an answer is missing or wrong. */
export function claimAnswers(typed: Typed, facts: Facts, shownText: string): ClaimFileAnswers | null {
  const session = sessionAnswers(typed, facts);
  const loans = loansTyped(typed, facts);
  const grounds = groundsTyped(typed);
  const discoveredOn = dateTyped(typed, 'discoveredOn', facts.today);
  const procedures = documentsTyped(typed, loanIds(typed), facts);
  const evidence = filesTyped(typed, 'evidence');
  if (session === null || loans === null || discoveredOn === null || procedures === null) return null;
  if (grounds.length === 0 || storyProblems(typed, facts).length > 0) return null;
  if (evidence.length > MAX_EVIDENCE) return null;
  const story = checkFreeText(textOf(typed, 'story'), MAX_STORY);
  return {
    kind: 'claim.file',
    ...session,
    confirmation: { screen: 'turned', shownText },
    loans,
    grounds,
    story: story.ok ? story.value : '',
    discoveredOn,
    evidence,
    procedures,
  };
}
