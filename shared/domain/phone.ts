import type { Checked } from './checked.ts';

/** A telephone number of Kazakhstan in E.164: `+77011234567`. */
export type Phone = string & { readonly __phone: unique symbol };

export type PhoneProblem = 'phone.empty' | 'phone.letters' | 'phone.length' | 'phone.country';

/** Worth a second look, never a reason to stop: the text is t(`warnings.${warning}`). */
export type PhoneWarning = 'phone.prefix';

/**
 * Prefixes in use: mobile (libphonenumber's KZ metadata) and fixed 71x, 72x. They grow, so an
 * unknown one is a warning.
 */
const KNOWN_PREFIX = /^(?:70[0-25-8]|747|76[0-4]|77[15-8]|785|7[12]\d)/;

/** What people write between digits: spaces of any kind, brackets, hyphens, dots. */
const SEPARATORS = /[\s()./\u2010-\u2013-]/g;

/**
 * The number in `text`: `+7…`, `8…`, `7…` or the ten national digits, however it is spaced.
 * A number of another country is refused: the centers cannot call it.
 */
export function checkPhone(text: string): Checked<Phone, PhoneProblem> {
  const written = text.replaceAll(SEPARATORS, '');
  if (written === '' || written === '+') return { ok: false, code: 'phone.empty' };
  if (!/^\+?\d+$/.test(written)) return { ok: false, code: 'phone.letters' };
  if (written.startsWith('+') && !written.startsWith('+7')) return { ok: false, code: 'phone.country' };
  const digits = written.replace('+', '');
  if (digits.length === 11) {
    if (!/^[78]/.test(digits)) return { ok: false, code: 'phone.country' };
    return { ok: true, value: `+7${digits.slice(1)}` as Phone };
  }
  // Every national number of Kazakhstan begins with 7; with "+7" in front ten digits are one too few.
  if (digits.length === 10 && digits.startsWith('7') && !written.startsWith('+')) {
    return { ok: true, value: `+7${digits}` as Phone };
  }
  return { ok: false, code: 'phone.length' };
}

/** Whether the prefix is one we do not know. */
export function phoneWarnings(phone: Phone): PhoneWarning[] {
  return KNOWN_PREFIX.test(phone.slice(2)) ? [] : ['phone.prefix'];
}

/** For reading aloud and comparing: `+7 701 123 45 67`. */
export function formatPhone(phone: Phone): string {
  const n = phone.slice(2);
  return `+7 ${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6, 8)} ${n.slice(8)}`;
}
