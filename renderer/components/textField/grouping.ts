/** How digits are shown: `[6, 3, 3]` shows 510214400125 as "510214 400 125". */
export type Groups = readonly number[];

/** ИИН and БИН, as they are printed on cards. */
export const IIN_GROUPS: Groups = [6, 3, 3];

/**
 * `digits` with a space between groups; what is beyond the last group stays in one piece.
 * Nothing is ever cut off: too long a number is for the validation to name, not for the field to hide.
 */
export function groupDigits(digits: string, groups: Groups): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) {
    parts.push(digits.slice(at, at + size));
    at += size;
  }
  parts.push(digits.slice(at));
  return parts.filter((part) => part !== '').join(' ');
}

/** A phone as one reads it aloud: "+7 701 123 45 67", "8 701 123 45 67", "701 123 45 67". */
export function groupPhone(compact: string): string {
  const plus = compact.startsWith('+') ? '+' : '';
  const digits = compact.slice(plus.length);
  const withTrunk = plus !== '' || digits.startsWith('8') || digits.length > 10;
  return plus + groupDigits(digits, withTrunk ? [1, 3, 3, 2, 2] : [3, 3, 2, 2]);
}

/**
 * What the person typed, without the spaces we show between groups, if it is digits (with a leading
 * plus for a phone); anything else is returned as it is, so that letters are kept and named.
 */
export function compactDigits(text: string): string {
  const compact = text.replaceAll(/\s/g, '');
  return /^\+?\d*$/.test(compact) ? compact : text;
}

/** Where the caret belongs in `shown` so that `count` characters that are not spaces stand before it. */
export function caretAfter(shown: string, count: number): number {
  let solid = 0;
  for (let at = 0; at < shown.length; at += 1) {
    if (solid === count) return at;
    if (shown[at] !== ' ') solid += 1;
  }
  return shown.length;
}

/** How many characters that are not spaces stand before `caret`. */
export function solidBefore(text: string, caret: number): number {
  return text.slice(0, caret).replaceAll(' ', '').length;
}
