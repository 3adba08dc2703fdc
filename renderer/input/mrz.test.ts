import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMrz } from './mrz.ts';

/** People who do not exist; the check digits are right. */
const WEIGHTS = [7, 3, 1];
const valueOf = (letter: string) => (letter === '<' ? 0 : Number.parseInt(letter, 36));
const check = (text: string) =>
  String(Array.from(text).reduce((sum, letter, n) => sum + valueOf(letter) * (WEIGHTS[n % 3] ?? 0), 0) % 10);
const pad = (text: string, length: number) => text.padEnd(length, '<');

const IIN = '510214400125';
const CARD = (() => {
  const number = '012345678';
  const first = `IDKAZ${number}${check(number)}${pad(IIN, 15)}`;
  const born = `510214${check('510214')}`;
  const until = `300101${check('300101')}`;
  const rest = '<'.repeat(11);
  return [
    first,
    `${born}F${until}KAZ${rest}${check(first.slice(5) + born + until + rest)}`,
    pad('AUBAKIROVA<<KYMBAT', 30),
  ];
})();
const PASSPORT = (() => {
  const number = pad('N01234567', 9);
  const born = `510214${check('510214')}`;
  const until = `300101${check('300101')}`;
  const own = pad(IIN, 14);
  const head = `${number}${check(number)}`;
  const tail = `${until}${own}${check(own)}`;
  return [pad('P<KAZAUBAKIROVA<<KYMBAT', 44), `${head}KAZ${born}F${tail}${check(head + born + tail)}`];
})();

const PERSON = {
  fullName: 'AUBAKIROVA KYMBAT',
  birthDate: { day: '14', month: '02', year: '1951' },
  iin: IIN,
};

test('a card and a passport are read', () => {
  expect(readMrz(CARD, 2026)).toEqual({ ...PERSON, kind: 'id-card', number: '012345678' });
  expect(readMrz(PASSPORT, 2026)).toEqual({ ...PERSON, kind: 'passport', number: 'N01234567' });
});

test('the century of the birth date is the last in which its owner is sixteen', () => {
  expect(readMrz(CARD, 2066)?.birthDate.year).toBe('1951');
  expect(readMrz(CARD, 2067)?.birthDate.year).toBe('2051');
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';

/** The parts that a check digit covers: where a wrong letter is found by it. */
const CHECKED = {
  card: {
    zone: CARD,
    parts: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 30],
    ],
  },
  passport: {
    zone: PASSPORT,
    parts: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 44],
    ],
  },
} as const;

test.each(Object.entries(CHECKED))(
  'one wrong letter of a %s, wherever a check digit looks, fills nothing',
  (_, { zone, parts }) => {
    for (const [row, from, to] of parts) {
      const line = zone[row] ?? '';
      for (let at = from; at < to; at += 1) {
        const right = line[at] ?? '';
        for (const wrong of LETTERS) {
          // Check digits are sums by ten: these two are one to them, by the standard.
          if ((valueOf(wrong) - valueOf(right)) % 10 === 0) continue;
          const mutant = zone.map((one, n) =>
            n === row ? line.slice(0, at) + wrong + line.slice(at + 1) : one,
          );
          expect(readMrz(mutant, 2026), `${wrong} at ${row}:${at}`).toBeNull();
        }
      }
    }
  },
);

test('whatever comes, nothing is thrown, and a zone with a letter too few or too many is none', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 45 }), { maxLength: 4 }), (lines) => {
      expect(readMrz(lines, 2026)).toBeNull();
    }),
  );
  for (const zone of [CARD, PASSPORT]) {
    fc.assert(
      fc.property(fc.nat(zone.length - 1), fc.nat(43), (row, at) => {
        const shorter = zone.map((line, n) =>
          n === row ? line.slice(0, at % line.length) + line.slice((at % line.length) + 1) : line,
        );
        expect(readMrz(shorter, 2026)).toBeNull();
        expect(
          readMrz(
            zone.filter((__, n) => n !== row),
            2026,
          ),
        ).toBeNull();
      }),
    );
  }
});
