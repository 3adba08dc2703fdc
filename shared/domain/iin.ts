/**
 * ИИН: the 12-digit number that identifies a person in Kazakhstan.
 * Layout YYMMDD, century-and-sex digit, four-digit serial, check digit.
 * Only the check digit decides validity: since Government Resolution № 853
 * (2013-08-26) the first six digits need not equal the birth date.
 */
import type { Checked } from './checked.ts';
import type { IsoDate } from './dates.ts';

export type Iin = string & { readonly __iin: unique symbol };

export type IinProblem = 'iin.empty' | 'iin.letters' | 'iin.length' | 'iin.checkDigit';

/** Worth a second look, never a reason to stop: the text is t(`warnings.${warning}`). */
export type IinWarning = 'iin.birthDate' | 'iin.century' | 'iin.sex';

const FIRST_PASS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_PASS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** Returns the ИИН in `text`, or null: not 12 digits, or a wrong check digit. */
export function parseIin(text: string): Iin | null {
  const digits = text.replaceAll(/\s/g, '');
  return /^\d{12}$/.test(digits) && checkDigit(digits) === Number(digits[11]) ? (digits as Iin) : null;
}

/** The same as `parseIin`, saying what is wrong. Spaces anywhere are allowed. */
export function checkIin(text: string): Checked<Iin, IinProblem> {
  const digits = text.replaceAll(/\s/g, '');
  if (digits === '') return { ok: false, code: 'iin.empty' };
  if (!/^\d+$/.test(digits)) return { ok: false, code: 'iin.letters' };
  if (digits.length !== 12) return { ok: false, code: 'iin.length' };
  const value = parseIin(digits);
  return value === null ? { ok: false, code: 'iin.checkDigit' } : { ok: true, value };
}

/**
 * The check digit of the first 11 digits; null where both passes give 10 and no number exists.
 * БИН uses the same one. Source of the weights: domain.md, 3.
 */
export function checkDigit(digits: string): number | null {
  const weigh = (weights: number[]) => weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11;
  const first = weigh(FIRST_PASS);
  if (first < 10) return first;
  const second = weigh(SECOND_PASS);
  return second < 10 ? second : null;
}

/**
 * In what an ИИН differs from the document: the birth date (its last two digits of the year, month
 * and day), the century and, where it is known, the sex. The law calls none of these an error.
 */
export function iinWarnings(iin: Iin, birthDate: IsoDate, sex?: 'male' | 'female'): IinWarning[] {
  const seventh = Number(iin[6]);
  const century = Number(birthDate.slice(0, 2));
  const warnings: IinWarning[] = [];
  if (iin.slice(0, 6) !== birthDate.slice(2).replaceAll('-', '')) warnings.push('iin.birthDate');
  // 1 and 2 are the 1800s, 3 and 4 the 1900s, 5 and 6 the 2000s; odd is male.
  if (seventh < 1 || seventh > 6 || 18 + Math.floor((seventh - 1) / 2) !== century)
    warnings.push('iin.century');
  if (sex !== undefined && (seventh % 2 === 1 ? 'male' : 'female') !== sex) warnings.push('iin.sex');
  return warnings;
}

/** For reading and comparing: `510214 400 125`. */
export function formatIin(iin: Iin): string {
  return `${iin.slice(0, 6)} ${iin.slice(6, 9)} ${iin.slice(9)}`;
}

/** The four digits a paper or a list may show. */
export function lastFour(iin: Iin): string {
  return iin.slice(-4);
}
