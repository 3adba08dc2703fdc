/** What has to be mended in the questions of a claim. */
import { checkLoanAmount, MAX_CONTRACT } from '../../../shared/domain/loans.ts';
import { Ground, Loan } from '../../../shared/protocol/schema/claims.ts';
import { dateProblems } from '../dateAnswer.ts';
import { neededText, textProblems } from '../freeText.ts';
import type { Facts } from '../journey.ts';
import { listOf, textOf, type FieldProblem, type Typed } from '../typed.ts';

export const PRODUCTS = Loan.shape.product.options;
export const GROUNDS = Ground.options;

/** In UTF-16 units; ours: what is confirmed must be read whole. */
export const MAX_STORY = 5_000;
/** As many files as fit an entry beside all else that it says. */
export const MAX_EVIDENCE = 50;

export function sumProblems(typed: Typed, at: string, { today }: Pick<Facts, 'today'>): FieldProblem[] {
  const amount = checkLoanAmount(textOf(typed, `${at}.amount`));
  return [
    ...(amount.ok ? [] : [{ path: `${at}.amount`, code: amount.code }]),
    ...dateProblems(typed, `${at}.issuedOn`, today),
    ...textProblems(typed, `${at}.contract`, MAX_CONTRACT),
  ];
}

export function productProblems(typed: Typed, at: string): FieldProblem[] {
  const isProduct = PRODUCTS.some((product) => product === textOf(typed, `${at}.product`));
  return [
    ...(isProduct ? [] : [{ path: `${at}.product`, code: 'choice.product' }]),
    ...(/^(true|false)$/.test(textOf(typed, `${at}.online`))
      ? []
      : [{ path: `${at}.online`, code: 'choice.online' }]),
  ];
}

export function groundsTyped(typed: Typed) {
  const ticked = listOf(typed, 'grounds');
  return GROUNDS.filter((ground) => ticked.includes(ground));
}

export const groundsProblems = (typed: Typed): FieldProblem[] =>
  groundsTyped(typed).length > 0 ? [] : [{ path: 'grounds', code: 'choice.grounds' }];

/** Another ground than those offered has to be told in words. */
export function storyProblems(typed: Typed, { today }: Facts): FieldProblem[] {
  const isNeeded = groundsTyped(typed).includes('other');
  return [
    ...dateProblems(typed, 'discoveredOn', today),
    ...(isNeeded
      ? neededText(typed, 'story', MAX_STORY, 'story.empty')
      : textProblems(typed, 'story', MAX_STORY)),
  ];
}
