import type { Tiyn } from '../../../shared/domain/money.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import type { Facts } from '../journey.ts';
import type { Typed } from '../typed.ts';
import type { LoanRef } from './loanRefs.ts';
import { loansTyped, type Loan } from './loans.ts';
import { dateWords } from './statement.ts';

/** A loan as documents refer to it. */
export const refOf = (
  texts: Texts,
  { id, lender, amount, issuedOn }: Loan,
  missing: LoanRef['missing'],
): LoanRef => ({
  id,
  lender: lender.name,
  words: `${money(texts.language, amount as Tiyn)}, ${dateWords(texts, issuedOn)}`,
  missing,
});

/** The loans of the claim that is being filed; before its documents, a document is what each lacks. */
export function useClaimedLoans(typed: Typed, facts: Facts): readonly LoanRef[] {
  const texts = useTexts();
  return (loansTyped(typed, facts) ?? []).map((loan) => refOf(texts, loan, ['document']));
}
