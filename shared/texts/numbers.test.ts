import { expect, it } from 'vitest';
import { tiyn } from '../domain/money.ts';
import { LANGUAGES } from './language.ts';
import { money, wholeNumber } from './numbers.ts';
import { plural } from './plural.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');

it('parts thousands by a space that does not break', () => {
  expect(wholeNumber(1_234_567)).toBe('1\u00A0234\u00A0567');
  expect(wholeNumber(999)).toBe('999');
  expect(spaced(wholeNumber(-1234))).toBe('\u22121 234');
});

it('writes money with the decimal sign of the language', () => {
  const amount = tiyn(123_450);
  expect(amount).not.toBeNull();
  if (amount === null) return;
  expect(LANGUAGES.map((language) => spaced(money(language, amount)))).toEqual([
    '1 234,50 ₸',
    '1 234,50 ₸',
    '1 234.50 ₸',
  ]);
});

it.each([
  [0, 'many'],
  [1, 'one'],
  [2, 'few'],
  [4, 'few'],
  [5, 'many'],
  [11, 'many'],
  [12, 'many'],
  [14, 'many'],
  [21, 'one'],
  [22, 'few'],
  [25, 'many'],
  [101, 'one'],
  [111, 'many'],
  [112, 'many'],
])('counts in Russian as CLDR does: %i is %s', (n, form) => {
  expect(plural('ru', n)).toBe(form);
  expect(plural('ru', n)).toBe(new Intl.PluralRules('ru').select(n));
});

it('counts in English by one and in Kazakh not at all', () => {
  expect([0, 1, 2].map((n) => plural('en', n))).toEqual(['many', 'one', 'many']);
  expect([0, 1, 2].map((n) => plural('kk', n))).toEqual(['many', 'many', 'many']);
});
