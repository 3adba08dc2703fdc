/**
 * The machine-readable zone in text that was recognised from a picture. Letters are taken for digits, and digits for
 * letters, only where nothing else may stand (ICAO 9303, parts 4 and 5; the numbers of Kazakhstan), and then only where
 * all check digits hold; fillers are counted by the length of a line. Whatever is read otherwise stays as it was read,
 * and is refused by the check digits.
 */
import { parseIin } from '../../../shared/domain/iin.ts';
import { readMrz } from '../mrz.ts';

/** `none`: no zone is seen; `wrong`: one is, and a check digit or a part of it does not hold. */
export type ZoneText = { readonly kind: 'none' | 'wrong' } | ZoneRead;
export type ZoneRead = { readonly kind: 'read'; readonly lines: readonly string[] };

/** What may stand at each place: A a letter, D a digit, C a check digit, N a name, X any; `<` wherever there is no D. */
const CARD = [
  `AAAAA${'X'.repeat(9)}C${'X'.repeat(15)}`,
  `DDDDDDDXDDDDDDDAAA${'X'.repeat(11)}D`,
  'N'.repeat(30),
] as const;
const PASSPORT = [
  `AAAAA${'N'.repeat(39)}`,
  `${'X'.repeat(9)}CAAADDDDDDDXDDDDDDD${'X'.repeat(14)}CD`,
] as const;

/** What a recogniser takes for each other in these letters. */
const LOOKALIKES = [
  ['0', 'O'],
  ['1', 'I'],
  ['5', 'S'],
  ['8', 'B'],
  ['2', 'Z'],
] as const;
const TO_DIGIT = new Map<string, string>(LOOKALIKES.map(([digit, letter]) => [letter, digit]));
const TO_LETTER = new Map<string, string>(LOOKALIKES);

/** Shorter pieces are dirt, or print above the zone. */
const SHORTEST = 20;
/** A filler that was lost or seen twice; more of them and the line was cut off. */
const LOST_FILLERS = 12;
/** A run of fillers may have another length than was read; two between names are counted exactly. */
const RUN = /<{3,}/g;

/** What `text`, line by line, comes to; `year` is the present one. */
export function readZone(text: string, year: number): ZoneText {
  const lines = text
    .split('\n')
    .map((line) => line.toUpperCase().replaceAll(/[^A-Z0-9<]/g, ''))
    .filter((line) => line.length >= SHORTEST);
  const found = placed(lines);
  if (found === null) return { kind: 'none' };
  const fitted = found.lines.map((line, row) => {
    const shape = found.shape[row] ?? '';
    return fit(shape.includes('N') ? withoutTail(line) : line, shape);
  });
  if (!fitted.every((line) => line !== null)) return { kind: 'wrong' };
  const read = byCheckDigits(fitted);
  return read !== null && hasNames(read) && readMrz(read, year) !== null
    ? { kind: 'read', lines: read }
    : { kind: 'wrong' };
}

/** The lines that are the zone, by how they begin; the last ones, for print may stand above. */
function placed(lines: readonly string[]): { lines: readonly string[]; shape: readonly string[] } | null {
  for (const [shape, begins] of [
    [CARD, /^[ACI1]/],
    [PASSPORT, /^P/],
  ] as const) {
    const zone = lines.slice(-shape.length);
    if (zone.length === shape.length && begins.test(zone[0] ?? '') && zone.some((line) => line.includes('<')))
      return { lines: zone, shape };
  }
  return null;
}

/** Behind two fillers after the given names the standard has fillers alone: what resembles one there is one. */
const withoutTail = (line: string): string =>
  line.replace(
    /^(.*?[A-Z0-9]<<[A-Z0-9<]*?[A-Z0-9]<<)([<CEKLS]+)$/,
    (_, names: string, tail: string) => names + '<'.repeat(tail.length),
  );

/** The line as long as its shape, and each place of the kind that may stand there; null where it cannot be. */
function fit(line: string, shape: string): string | null {
  const counted = line.length === shape.length ? line : filled(line, shape.length);
  if (counted === null) return null;
  const fitted = Array.from(counted, (letter, at) => {
    const kind = shape[at];
    if (kind === 'D' || kind === 'C') return TO_DIGIT.get(letter) ?? letter;
    return kind === 'A' || kind === 'N' ? (TO_LETTER.get(letter) ?? letter) : letter;
  }).join('');
  return Array.from(fitted).every((letter, at) => isOf(letter, shape[at] ?? 'X')) ? fitted : null;
}

function isOf(letter: string, kind: string): boolean {
  if (kind === 'D') return /\d/.test(letter);
  if (kind === 'C') return /[\d<]/.test(letter);
  return kind === 'X' || /[A-Z<]/.test(letter);
}

/** The same with as many fillers in its longest run as the line has room for; null where that says too little. */
function filled(line: string, length: number): string | null {
  const [longest = ''] = (line.match(RUN) ?? []).toSorted((one, other) => other.length - one.length);
  const fillers = longest.length + length - line.length;
  if (longest === '' || fillers < 2 || Math.abs(length - line.length) > LOST_FILLERS) return null;
  const at = line.lastIndexOf(longest);
  return line.slice(0, at) + '<'.repeat(fillers) + line.slice(at + longest.length);
}

const WEIGHTS = [7, 3, 1] as const;
/** ICAO 9303, part 3, 4.9. */
const checkOf = (text: string): string =>
  String(
    Array.from(text).reduce(
      (sum, letter, n) => sum + (letter === '<' ? 0 : Number.parseInt(letter, 36)) * (WEIGHTS[n % 3] ?? 0),
      0,
    ) % 10,
  );

/** With the document's number and the ИИН set right where nothing else is left; null where a check digit fails. */
function byCheckDigits(lines: readonly string[]): readonly string[] | null {
  const [row, numberAt, ownAt] = lines.length === 3 ? [0, 5, 15] : [1, 0, 28];
  const line = lines[row] ?? '';
  const isOurs = lines[0]?.slice(2, 5) === 'KAZ';
  const number = numberOf(line.slice(numberAt, numberAt + 9), line[numberAt + 9] ?? '', isOurs);
  if (number === null) return null;
  const own = ownNumber(line.slice(ownAt, ownAt + 12));
  const whole =
    line.slice(0, numberAt) + number + line.slice(numberAt + 9, ownAt) + own + line.slice(ownAt + 12);
  return lines.map((one, n) => (n === row ? whole : one));
}

/**
 * The number as read where its check digit holds. Else, of a document of Kazakhstan, whose numbers are digits after the
 * first place, with digits there; that is no guess about digits, so one that was read wrong still fails.
 */
function numberOf(read: string, check: string, isOurs: boolean): string | null {
  // Where the number is longer than its place, its check digit stands elsewhere; the whole zone is checked after this.
  if (check === '<' || checkOf(read) === check) return read;
  if (!isOurs) return null;
  const rest = Array.from(read.slice(1), (letter) => TO_DIGIT.get(letter) ?? letter).join('');
  const other = read.slice(0, 1) + rest;
  return /^\d+<*$/.test(rest) && checkOf(other) === check ? other : null;
}

/** An ИИН is digits alone and has a check digit of its own; anything else stays as it was read. */
function ownNumber(read: string): string {
  const digits = Array.from(read, (letter) => TO_DIGIT.get(letter) ?? letter).join('');
  return parseIin(digits) ?? read;
}

/** No check digit covers names, so they must at least be such: nothing stands behind the fillers after them. */
function hasNames(lines: readonly string[]): boolean {
  const names = lines.length === 3 ? (lines[2] ?? '') : (lines[0] ?? '').slice(5);
  // A name of nothing but what fillers are taken for is no name.
  return /^[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*$/.test(names) && !/<[CEKLS]{4,}(<|$)/.test(names);
}
