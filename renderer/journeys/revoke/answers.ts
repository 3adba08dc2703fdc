/** A consent taken back, as it was chosen and as it is signed. */
import type { SpouseRevokeAnswers } from '../../../shared/api/answers.ts';
import { tiyn, type Tiyn } from '../../../shared/domain/money.ts';
import type { Facts } from '../journey.ts';
import { sessionAnswers } from '../session/answers.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';

/** A consent that can be taken back, wherever it is known from. */
export type Given = {
  readonly id: string;
  readonly lender: string;
  /** In tiyn. */
  readonly amount: number;
  /** The moment when it was given or recorded, RFC 3339. */
  readonly at: string;
};

/** What to type so that it is this consent that is taken back; the words to confirm are made of it. */
export const givenChange = ({ id, lender, amount, at }: Given): Typed => ({
  consent: id,
  'consent.lender': lender,
  'consent.amount': String(amount),
  'consent.at': at,
});

/** What is said of the chosen consent; null where none was chosen. */
export function givenTyped(typed: Typed): { lender: string; amount: Tiyn; day: string } | null {
  const amount = tiyn(Number(textOf(typed, 'consent.amount')));
  if (textOf(typed, 'consent') === '' || amount === null) return null;
  return { lender: textOf(typed, 'consent.lender'), amount, day: textOf(typed, 'consent.at').slice(0, 10) };
}

export const givenProblems = (typed: Typed): FieldProblem[] =>
  givenTyped(typed) === null ? [{ path: 'consent', code: 'consent.choose' }] : [];

/** The taking back as it is signed; null while an answer is missing or wrong. */
export function revokeAnswers(typed: Typed, facts: Facts, shownText: string): SpouseRevokeAnswers | null {
  const session = sessionAnswers(typed, facts);
  if (session === null || givenTyped(typed) === null) return null;
  return {
    kind: 'spouse.revoke',
    ...session,
    confirmation: { screen: 'turned', shownText },
    consent: textOf(typed, 'consent'),
  };
}
