/** English numbers in words. */
import { groupsOf } from './groups.ts';

const SMALL =
  '|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'.split(
    '|',
  );
const TENS = '||twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'.split('|');
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'] as const;
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** `1 234` → "one thousand two hundred thirty-four"; `n` is whole, 0 or more. */
export function englishNumber(n: number): string {
  if (n === 0) return 'zero';
  return groupsOf(n)
    .map(({ value, scale }) => [hundreds(value), SCALES[scale] ?? ''].filter(Boolean).join(' '))
    .join(' ');
}

/** `22` → "twenty-second". */
export function englishOrdinal(n: number): string {
  return englishNumber(n).replace(/[a-z]+$/, (last) => {
    if (ORDINALS[last] !== undefined) return ORDINALS[last];
    return last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`;
  });
}

/** A year as it is said: "twenty twenty-six", "nineteen oh five", "two thousand five". */
export function englishYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (century < 10 || century > 99 || (year >= 2000 && year < 2010)) return englishNumber(year);
  if (rest === 0) return century % 10 === 0 ? englishNumber(year) : `${englishNumber(century)} hundred`;
  return `${englishNumber(century)} ${rest < 10 ? `oh ${englishNumber(rest)}` : englishNumber(rest)}`;
}

function hundreds(n: number): string {
  const [hundred, rest] = [Math.floor(n / 100), n % 100];
  const small =
    rest < 20
      ? (SMALL[rest] ?? '')
      : [TENS[Math.floor(rest / 10)], SMALL[rest % 10]].filter(Boolean).join('-');
  return [hundred > 0 ? `${SMALL[hundred] ?? ''} hundred` : '', small].filter(Boolean).join(' ');
}
