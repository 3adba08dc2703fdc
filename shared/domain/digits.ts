/**
 * Grouping digits while they are typed. Mask libraries lose digits when a scanner types thirty in a
 * tenth of a second; this is a pure function of what the field holds, so each event starts from the
 * truth and nothing can be lost between two of them.
 */
export type FormattedDigits = { text: string; caret: number; digits: string };

/** Lengths of the groups from the left; more digits than they hold stay in the last group. */
export const IIN_GROUPS: readonly number[] = [6, 3, 3];

const PHONE_WITH_CODE = [1, 3, 3, 2, 2];
const PHONE_NATIONAL = [3, 3, 2, 2];

/** Groups of a phone number as far as it is typed: with `+7` or 8 in front, or the ten national digits. */
export function phoneGroups(raw: string): readonly number[] {
  const withCode = /^\s*[+8]/.test(raw) || raw.replaceAll(/\D/g, '').length > 10;
  return withCode ? PHONE_WITH_CODE : PHONE_NATIONAL;
}

/** The signs a group may be parted with when it is pasted or typed. */
const SEPARATORS = /[\s()./–-]/g;

/**
 * What the field should hold, where its caret goes, and the digits alone.
 * `raw` is the field's value as it is, `caret` the caret in it. Where `raw` holds anything but digits
 * and separators it comes back untouched, so that a wrong letter is seen and can be mended.
 */
export function formatDigits(raw: string, caret: number, groups: readonly number[]): FormattedDigits {
  const plus = raw.trimStart().startsWith('+') ? '+' : '';
  const written = raw.replaceAll(SEPARATORS, '').replace(/^\+/, '');
  const digits = raw.replaceAll(/\D/g, '');
  if (digits !== written) return { text: raw, caret, digits };
  const before = raw.slice(0, caret).replaceAll(/\D/g, '').length;
  const text = plus + grouped(digits, groups);
  return { text, caret: caretAfter(text, before, caret > 0 ? plus.length : 0), digits };
}

function grouped(digits: string, groups: readonly number[]): string {
  const parts: string[] = [];
  let start = 0;
  groups.forEach((length, i) => {
    const end = i === groups.length - 1 ? digits.length : start + length;
    if (start < digits.length) parts.push(digits.slice(start, end));
    start = end;
  });
  return parts.join(' ');
}

/** The place in `text` right after its `count`-th digit; `start` where there is none before it. */
function caretAfter(text: string, count: number, start: number): number {
  let seen = 0;
  if (count === 0) return start;
  for (let i = 0; i < text.length; i += 1) {
    if (/\d/.test(text.charAt(i))) seen += 1;
    if (seen === count) return i + 1;
  }
  return text.length;
}
