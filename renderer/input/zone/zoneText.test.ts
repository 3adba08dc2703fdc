import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CARD, PASSPORT } from '../mrzExamples.ts';
import { readZone, type ZoneText } from './zoneText.ts';

const read = (lines: readonly string[]): ZoneText => readZone(lines.join('\n'), 2026);
/** The zone with one line changed. */
const changed = (zone: readonly string[], row: number, change: (line: string) => string): string[] =>
  zone.map((line, n) => (n === row ? change(line) : line));
const put = (at: number, letter: string) => (line: string) => line.slice(0, at) + letter + line.slice(at + 1);

test('a card and a passport are read, below whatever is printed above them', () => {
  expect(read(CARD)).toEqual({ kind: 'read', lines: CARD });
  expect(read(['', 'KAZAKHSTAN REPUBLICASY <<', '12', ...PASSPORT, ''])).toEqual({
    kind: 'read',
    lines: PASSPORT,
  });
});

test.each([
  ['a birth date', CARD, 1, put(1, 'I')],
  ['a check digit', PASSPORT, 1, put(42, 'S')],
  ['a country', CARD, 0, put(4, '2')],
  ['an ИИН', CARD, 0, put(15, 'S')],
  ['a name', CARD, 2, put(2, '8')],
  ['a number', CARD, 0, put(10, 'S')],
  ['a number of a passport', PASSPORT, 1, put(1, 'O')],
  ['spaces in between', CARD, 1, (line: string) => `${line.slice(0, 9)} ${line.slice(9)}`],
  ['fillers too few', CARD, 2, (line: string) => line.slice(0, -4)],
  ['fillers too many', PASSPORT, 0, (line: string) => `${line}<<<`],
  ['fillers taken for letters', CARD, 2, (line: string) => line.replace('<<<<<<<<', '<<<LLLKS')],
  ['fillers too few before the last digit', CARD, 1, (line: string) => line.replace('<<<', '')],
] as const)('%s read amiss is set right where nothing else can stand', (_what, zone, row, change) => {
  expect(read(changed(zone, row, change))).toEqual({ kind: 'read', lines: zone });
});

test.each([
  ['a wrong digit of the number', CARD, 0, put(7, '7')],
  ['a wrong digit of the birth date', CARD, 1, put(1, '4')],
  ['a wrong letter of the ИИН', CARD, 0, put(16, '7')],
  ['a letter in a date that resembles no digit', CARD, 1, put(1, 'X')],
  ['a wrong digit of a passport', PASSPORT, 1, put(3, '9')],
  ['dirt behind the names', CARD, 2, put(28, 'X')],
  ['fillers taken for a name', CARD, 2, (line: string) => line.replace('KYMBAT<<<<<<', 'KYMBAT<LLLLK')],
  ['a line without an end', CARD, 0, (line: string) => line.slice(0, 22)],
] as const)('%s is refused', (_what, zone, row, change) => {
  expect(read(changed(zone, row, change))).toEqual({ kind: 'wrong' });
});

test.each([
  [[]],
  [['HELLO']],
  [[CARD[0] ?? '']],
  [['THIS IS A LONG LINE OF SOMETHING ELSE', 'AND ANOTHER LONG LINE OF IT']],
])('no zone is seen in %j', (lines) => expect(read(lines)).toEqual({ kind: 'none' }));

test('one wrong letter never gives another document, wherever it is', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<');
  fc.assert(
    fc.property(
      fc.constantFrom(CARD, PASSPORT),
      fc.nat(2),
      fc.nat(43),
      fc.constantFrom(...letters),
      (zone, row, at, letter) => {
        const line = zone[row] ?? '';
        // Names have no check digit: they are read twice, and compared by the clerk.
        if (at >= line.length || row === 2 || (zone === PASSPORT && row === 0)) return true;
        const found = read(changed(zone, row, put(at, letter)));
        return found.kind !== 'read' || sameButUnchecked(found.lines, zone, row, at);
      },
    ),
    { numRuns: 3_000 },
  );
});

/** The same zone, or one that differs where by the standard no check digit can tell. */
function sameButUnchecked(
  lines: readonly string[],
  zone: readonly string[],
  row: number,
  at: number,
): boolean {
  const [now = '', was = ''] = [lines[row]?.[at], zone[row]?.[at]];
  const value = (letter: string) => (letter === '<' ? 0 : Number.parseInt(letter, 36));
  const isElsewhereSame = lines.every((line, n) =>
    Array.from(line).every((letter, place) => (n === row && place === at) || letter === zone[n]?.[place]),
  );
  const isUncovered =
    zone.length === 3
      ? (row === 0 && at < 5) || (row === 1 && (at === 7 || (at >= 15 && at < 18)))
      : (at >= 10 && at < 13) || at === 20;
  return isElsewhereSame && (now === was || isUncovered || (value(now) - value(was)) % 10 === 0);
}

test('whatever is recognised, nothing is thrown', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void readZone(text, 2026)));
});
