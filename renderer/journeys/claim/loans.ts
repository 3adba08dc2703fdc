/** The loans of a claim as they were typed, and as they are signed. */
import type { z } from 'zod';
import { checkFreeText } from '../../../shared/domain/freeText.ts';
import { checkLoanAmount, MAX_CONTRACT, MAX_LOANS } from '../../../shared/domain/loans.ts';
import type { Loan as LoanSchema } from '../../../shared/protocol/schema/claims.ts';
import { datePaths, dateTyped } from '../dateAnswer.ts';
import type { Facts } from '../journey.ts';
import { countOf, spotOf, withoutItem, type Spot } from '../many.ts';
import { lenderPaths, lenderProblems, lenderTyped } from '../lender/answers.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';
import { PRODUCTS, productProblems, sumProblems } from './checks.ts';

export type Loan = z.infer<typeof LoanSchema>;

/** The screens of one loan, in order. */
export const LOAN_PARTS = ['lender', 'sum', 'product'] as const;
export type LoanPart = (typeof LOAN_PARTS)[number];

/** Every field a loan has, for as many loans as there may be. */
export const LOAN_FIELDS: readonly string[] = Array.from({ length: MAX_LOANS }, (_, index) => index).flatMap(
  (index) => {
    const at = `loans.${index}`;
    return [
      ...lenderPaths(`${at}.lender`),
      ...['amount', 'contract', 'product', 'online'].map((one) => `${at}.${one}`),
      ...datePaths(`${at}.issuedOn`),
      `${at}.issuedOn`,
    ];
  },
);

export const loanCount = (typed: Typed): number => countOf(typed, 'loans', 'id');

/** Where the step of the loans stands; before the first loan there is no list to stand on. */
export function loanSpot(typed: Typed): Spot<LoanPart> {
  const spot = spotOf(typed, 'loans', LOAN_PARTS);
  return spot === null && loanCount(typed) === 0 ? { index: 0, part: 'lender' } : spot;
}

/** What has to be mended on the screen where the step stands; on the list, in all loans. */
export function loansProblems(typed: Typed, facts: Facts): FieldProblem[] {
  const spot = loanSpot(typed);
  if (spot !== null) return partProblems(typed, spot.index, spot.part, facts);
  return Array.from({ length: loanCount(typed) }, (_, index) =>
    LOAN_PARTS.flatMap((part) => partProblems(typed, index, part, facts)),
  ).flat();
}

function partProblems(typed: Typed, index: number, part: LoanPart, facts: Facts): FieldProblem[] {
  const at = `loans.${index}`;
  if (part === 'lender') return lenderProblems(typed, `${at}.lender`);
  return part === 'sum' ? sumProblems(typed, at, facts) : productProblems(typed, at);
}

/** The loan as it is signed; null while something of it is missing or wrong. */
export function loanTyped(typed: Typed, index: number, { today }: Pick<Facts, 'today'>): Loan | null {
  const at = `loans.${index}`;
  const amount = checkLoanAmount(textOf(typed, `${at}.amount`));
  const issuedOn = dateTyped(typed, `${at}.issuedOn`, today);
  const product = PRODUCTS.find((one) => one === textOf(typed, `${at}.product`));
  const contract = checkFreeText(textOf(typed, `${at}.contract`), MAX_CONTRACT);
  const problems = [...lenderProblems(typed, `${at}.lender`), ...productProblems(typed, at)];
  if (!amount.ok || issuedOn === null || product === undefined || problems.length > 0) return null;
  if (!contract.ok && contract.code !== 'text.empty') return null;
  return {
    id: textOf(typed, `${at}.id`),
    lender: lenderTyped(typed, `${at}.lender`),
    product,
    ...(contract.ok ? { contract: contract.value } : {}),
    amount: amount.value,
    issuedOn,
    online: textOf(typed, `${at}.online`) === 'true',
  };
}

/** All loans as they are signed; null while one of them is not whole, or there is none. */
export function loansTyped(typed: Typed, facts: Pick<Facts, 'today'>): Loan[] | null {
  const count = loanCount(typed);
  const loans = Array.from({ length: count }, (_, index) => loanTyped(typed, index, facts));
  const whole = loans.filter((loan) => loan !== null);
  return count > 0 && count <= MAX_LOANS && whole.length === count ? whole : null;
}

/** The ids of the loans, in their order. */
export const loanIds = (typed: Typed): string[] =>
  Array.from({ length: loanCount(typed) }, (_, index) => textOf(typed, `loans.${index}.id`));

/** What to type so that a loan is gone, also from what the documents name. */
export function withoutLoan(typed: Typed, index: number): Typed {
  const documents = countOf(typed, 'procedures', 'kind');
  return Array.from({ length: documents }, (_, n) => `procedures.${n}.covers`).reduce<Typed>(
    (changes, list) => ({ ...changes, ...withoutItem(typed, list, index) }),
    withoutItem(typed, 'loans', index),
  );
}
