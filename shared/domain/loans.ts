/** What can be wrong with a loan as it is typed at the desk. */
import type { Checked } from './checked.ts';
import { checkMoney, type MoneyProblem, type Tiyn } from './money.ts';

/** The protocol's limits: loans of one claim, letters of a contract's number. */
export const MAX_LOANS = 50;
export const MAX_CONTRACT = 80;

/** A thousand billion tenge, in tiyn: beyond every loan that a person was ever given; a mistyped figure. */
const MAX_TIYN = 1e14;

export type LoanAmountProblem = MoneyProblem | 'money.zero';

/** The amount of a loan, typed in tenge, in tiyn; a loan of nothing and one beyond reason are refused. */
export function checkLoanAmount(text: string): Checked<Tiyn, LoanAmountProblem> {
  const amount = checkMoney(text);
  if (!amount.ok) return amount;
  if (amount.value === 0) return { ok: false, code: 'money.zero' };
  return amount.value > MAX_TIYN ? { ok: false, code: 'money.tooLarge' } : amount;
}

/** The sum of amounts in tiyn; null beyond 2^53, where figures would no longer be exact. */
export function sumOf(amounts: readonly number[]): Tiyn | null {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return Number.isSafeInteger(sum) ? (sum as Tiyn) : null;
}
