/**
 * The code on paper by which a session is found again at the kiosk where it was begun: nine digits,
 * `123 456 789`, the last one a check digit. It is taken from the random end of the draft's id, which
 * the entry keeps, and says nothing of the person. Two acts may share a code; then both are shown.
 */
import { checkDigit } from '../protocol/number.ts';

export type ResumeCode = string & { readonly __resumeCode: unique symbol };

const DIGITS = 8;

/** The code of a draft or entry with that id (a UUID). */
export function resumeCodeOf(id: string): ResumeCode {
  const random = Number.parseInt(id.replaceAll('-', '').slice(-8), 16);
  const digits = String(random % 10 ** DIGITS).padStart(DIGITS, '0');
  return `${digits}${checkDigit(digits)}` as ResumeCode;
}

/** The code in `text`, spaces and hyphens anywhere; null where it is none or a digit is wrong. */
export function parseResumeCode(text: string): ResumeCode | null {
  const digits = text.replaceAll(/[\s\u2010-\u2013-]/g, '');
  if (!/^\d{9}$/.test(digits)) return null;
  return checkDigit(digits.slice(0, DIGITS)) === Number(digits[DIGITS]) ? (digits as ResumeCode) : null;
}

/** What a scanner reads of a QR code that holds a resume code. */
const QR_PREFIX = 'QALQANR:';

/** The text of a QR code for paper, in the letters that a QR code holds shortest. */
export const resumeQrText = (code: ResumeCode): string => QR_PREFIX + code;

/** The resume code in what was scanned; null where it holds none. */
export const parseResumeQr = (text: string): ResumeCode | null =>
  text.startsWith(QR_PREFIX) ? parseResumeCode(text.slice(QR_PREFIX.length)) : null;

/** For paper and reading aloud: `123 456 789`, with no-break spaces. */
export const formatResumeCode = (code: ResumeCode): string => code.replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00A0');
