/**
 * ИИН: the 12-digit number that identifies a person in Kazakhstan.
 * Layout YYMMDD, century-and-sex digit, four-digit serial, check digit.
 * Only the check digit decides validity: since Government Resolution № 853
 * (2013-08-26) the first six digits need not equal the birth date.
 */
export type Iin = string & { readonly __iin: unique symbol };

const FIRST_PASS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_PASS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** Returns the ИИН in `text`, or null: not 12 digits, or a wrong check digit. */
export function parseIin(text: string): Iin | null {
  const digits = text.replaceAll(/\s/g, '');
  return /^\d{12}$/.test(digits) && checkDigit(digits) === Number(digits[11]) ? (digits as Iin) : null;
}

/** The check digit of the first 11 digits; null where both passes give 10 and no ИИН exists. */
export function checkDigit(digits: string): number | null {
  const weigh = (weights: number[]) => weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11;
  const first = weigh(FIRST_PASS);
  if (first < 10) return first;
  const second = weigh(SECOND_PASS);
  return second < 10 ? second : null;
}
