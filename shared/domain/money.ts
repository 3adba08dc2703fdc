import type { Checked } from './checked.ts';

/** Money: a whole number of tiyn (1/100 tenge), 0 or more, below 2^53. */
export type Tiyn = number & { readonly __tiyn: unique symbol };

export type MoneyProblem = 'money.empty' | 'money.format' | 'money.fraction' | 'money.tooLarge';

const NO_BREAK_SPACE = '\u00A0';

/** `value` as Tiyn, or null where it is not a whole number from 0 to 2^53 - 1. */
export function tiyn(value: number): Tiyn | null {
  return Number.isSafeInteger(value) && value >= 0 ? (value as Tiyn) : null;
}

/**
 * The amount in `text`, written in tenge: `1 234,50`, `1234.5`, `150 000 ₸`. The comma or the dot is
 * the decimal sign; groups are parted by spaces only, so `1,234` is a mistake and never a thousand.
 */
export function checkMoney(text: string): Checked<Tiyn, MoneyProblem> {
  const written = text.replaceAll(/[\s₸]/g, '');
  if (written === '') return { ok: false, code: 'money.empty' };
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(written);
  if (parts === null) return { ok: false, code: 'money.format' };
  const [, tenge = '', fraction = ''] = parts;
  if (fraction.length > 2) return { ok: false, code: 'money.fraction' };
  // The digits are joined before they become a number: 0.29 × 100 is not 29 in floating point.
  const value = tiyn(Number(tenge + fraction.padEnd(2, '0')));
  return value === null ? { ok: false, code: 'money.tooLarge' } : { ok: true, value };
}

/** `1 234,50 ₸`, `1 234 ₸` where there are no tiyn; all spaces are no-break ones. */
export function formatTiyn(amount: Tiyn): string {
  return `${formatAmount(amount)}${NO_BREAK_SPACE}₸`;
}

/** The same without the sign of the currency, as in a field. */
export function formatAmount(amount: Tiyn, decimalSign: ',' | '.' = ','): string {
  const digits = String(amount).padStart(3, '0');
  const tenge = groupThousands(digits.slice(0, -2));
  const fraction = digits.slice(-2);
  return fraction === '00' ? tenge : `${tenge}${decimalSign}${fraction}`;
}

/** Digits in groups of three from the right, parted by no-break spaces. */
export function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, NO_BREAK_SPACE);
}
