import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMrz } from './mrz.ts';
import { CARD, IIN, PASSPORT, valueOf } from './mrzExamples.ts';

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
