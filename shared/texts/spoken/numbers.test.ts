import fc from 'fast-check';
import { expect, test } from 'vitest';
import { englishNumber, englishOrdinal, englishYear } from './english.ts';
import { kazakhNumber, kazakhOrdinal } from './kazakh.ts';
import { russianNumber, russianOrdinalGenitive } from './russian.ts';

test.each([
  [0, 'нөл', 'ноль', 'zero'],
  [1, 'бір', 'один', 'one'],
  [10, 'он', 'десять', 'ten'],
  [11, 'он бір', 'одиннадцать', 'eleven'],
  [14, 'он төрт', 'четырнадцать', 'fourteen'],
  [19, 'он тоғыз', 'девятнадцать', 'nineteen'],
  [20, 'жиырма', 'двадцать', 'twenty'],
  [42, 'қырық екі', 'сорок два', 'forty-two'],
  [99, 'тоқсан тоғыз', 'девяносто девять', 'ninety-nine'],
  [100, 'жүз', 'сто', 'one hundred'],
  [115, 'жүз он бес', 'сто пятнадцать', 'one hundred fifteen'],
  [1000, 'бір мың', 'одна тысяча', 'one thousand'],
  [2002, 'екі мың екі', 'две тысячи два', 'two thousand two'],
  [5000, 'бес мың', 'пять тысяч', 'five thousand'],
  [11_011, 'он бір мың он бір', 'одиннадцать тысяч одиннадцать', 'eleven thousand eleven'],
  [150_000, 'жүз елу мың', 'сто пятьдесят тысяч', 'one hundred fifty thousand'],
  [1_000_000, 'бір миллион', 'один миллион', 'one million'],
  [
    3_932_021,
    'үш миллион тоғыз жүз отыз екі мың жиырма бір',
    'три миллиона девятьсот тридцать две тысячи двадцать один',
    'three million nine hundred thirty-two thousand twenty-one',
  ],
  [5_000_000_007, 'бес миллиард жеті', 'пять миллиардов семь', 'five billion seven'],
  [90_000_000_000_000, 'тоқсан триллион', 'девяносто триллионов', 'ninety trillion'],
])('%i in three languages', (n, kk, ru, en) => {
  expect([kazakhNumber(n), russianNumber(n), englishNumber(n)]).toEqual([kk, ru, en]);
});

test('every whole number up to 2^53 is words: nothing undefined, no digit, no double space', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (n) => {
      for (const said of [
        kazakhNumber(n),
        russianNumber(n),
        russianNumber(n, 'feminine', 'genitive'),
        englishNumber(n),
      ])
        expect(said).toMatch(/^[\p{Ll}-]+(?: [\p{Ll}-]+)*$/u);
    }),
  );
});

test('numbers below ten thousand are all different, in each language', () => {
  const all = Array.from({ length: 10_000 }, (_, n) => n);
  for (const say of [kazakhNumber, russianNumber, englishNumber])
    expect(new Set(all.map((n) => say(n))).size).toBe(10_000);
});

test('Russian numbers go with the gender of what they count, and with the genitive', () => {
  expect(russianNumber(21, 'feminine')).toBe('двадцать одна');
  expect(russianNumber(2, 'feminine')).toBe('две');
  expect(russianNumber(1, 'neuter')).toBe('одно');
  expect(russianNumber(12, 'feminine')).toBe('двенадцать');
  expect(russianNumber(10, 'masculine', 'genitive')).toBe('десяти');
  expect(russianNumber(42, 'masculine', 'genitive')).toBe('сорока двух');
  expect(russianNumber(1_200, 'masculine', 'genitive')).toBe('одной тысячи двухсот');
  expect(russianNumber(0, 'masculine', 'genitive')).toBe('ноля');
});

test.each([
  [1, 'бірінші', 'первого', 'first'],
  [3, 'үшінші', 'третьего', 'third'],
  [9, 'тоғызыншы', 'девятого', 'ninth'],
  [12, 'он екінші', 'двенадцатого', 'twelfth'],
  [20, 'жиырмасыншы', 'двадцатого', 'twentieth'],
  [22, 'жиырма екінші', 'двадцать второго', 'twenty-second'],
  [30, 'отызыншы', 'тридцатого', 'thirtieth'],
  [31, 'отыз бірінші', 'тридцать первого', 'thirty-first'],
])('the %i. of a month in three languages', (n, kk, ru, en) => {
  expect([kazakhOrdinal(n), russianOrdinalGenitive(n), englishOrdinal(n)]).toEqual([kk, ru, en]);
});

test.each([
  [1900, 'бір мың тоғыз жүзінші', 'тысяча девятисотого', 'nineteen hundred'],
  [1905, 'бір мың тоғыз жүз бесінші', 'тысяча девятьсот пятого', 'nineteen oh five'],
  [1940, 'бір мың тоғыз жүз қырқыншы', 'тысяча девятьсот сорокового', 'nineteen forty'],
  [1951, 'бір мың тоғыз жүз елу бірінші', 'тысяча девятьсот пятьдесят первого', 'nineteen fifty-one'],
  [2000, 'екі мыңыншы', 'двухтысячного', 'two thousand'],
  [2005, 'екі мың бесінші', 'две тысячи пятого', 'two thousand five'],
  [2013, 'екі мың он үшінші', 'две тысячи тринадцатого', 'twenty thirteen'],
  [2026, 'екі мың жиырма алтыншы', 'две тысячи двадцать шестого', 'twenty twenty-six'],
])('the year %i in three languages', (n, kk, ru, en) => {
  expect([kazakhOrdinal(n), russianOrdinalGenitive(n), englishYear(n)]).toEqual([kk, ru, en]);
});
