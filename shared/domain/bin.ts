/**
 * БИН: the 12-digit number that identifies an organization in Kazakhstan. Year and month of
 * registration, kind (4 resident, 5 non-resident, 6 joint entrepreneurs), part (0 to 3), five-digit
 * serial, and the check digit of an ИИН. As there, only the check digit decides validity.
 */
import type { Checked } from './checked.ts';
import { checkDigit } from './iin.ts';

export type Bin = string & { readonly __bin: unique symbol };

export type BinProblem = 'bin.empty' | 'bin.letters' | 'bin.length' | 'bin.checkDigit';

/** Worth a second look, never a reason to stop: the text is t(`warnings.${warning}`). */
export type BinWarning = 'bin.structure';

/** The БИН in `text`, spaces allowed anywhere, or what is wrong with it. */
export function checkBin(text: string): Checked<Bin, BinProblem> {
  const digits = text.replaceAll(/\s/g, '');
  if (digits === '') return { ok: false, code: 'bin.empty' };
  if (!/^\d+$/.test(digits)) return { ok: false, code: 'bin.letters' };
  if (digits.length !== 12) return { ok: false, code: 'bin.length' };
  if (checkDigit(digits) !== Number(digits[11])) return { ok: false, code: 'bin.checkDigit' };
  return { ok: true, value: digits as Bin };
}

/** Whether `text` is a БИН as the protocol writes it: 12 digits, nothing else, a good check digit. */
export function isBin(text: string): text is Bin {
  return /^\d{12}$/.test(text) && checkBin(text).ok;
}

/** Whether a good БИН has an unusual month, kind or part. */
export function binWarnings(bin: Bin): BinWarning[] {
  const month = Number(bin.slice(2, 4));
  const usual = month >= 1 && month <= 12 && /^[456][0-4]/.test(bin.slice(4));
  return usual ? [] : ['bin.structure'];
}

/** For reading and comparing: `940140 000 385`. */
export function formatBin(bin: Bin): string {
  return `${bin.slice(0, 6)} ${bin.slice(6, 9)} ${bin.slice(9)}`;
}
