import { formatAmount, groupThousands, type Tiyn } from '../domain/money.ts';
import type { Language } from './language.ts';

const NO_BREAK_SPACE = '\u00A0';

/** A whole number with its thousands parted by no-break spaces, in every language: `12 345`. */
export function wholeNumber(n: number): string {
  const digits = groupThousands(String(Math.abs(Math.trunc(n))));
  return n <= -1 ? `\u2212${digits}` : digits;
}

/** Money in words of the language: `1 234,50 ₸`, in English `1 234.50 ₸`. */
export function money(language: Language, amount: Tiyn): string {
  return `${formatAmount(amount, language === 'en' ? '.' : ',')}${NO_BREAK_SPACE}₸`;
}
