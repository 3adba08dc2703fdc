import { expect, test } from 'vitest';
import { lettersAfter, rowsOf, type LayoutName } from './layouts.ts';

const keysOf = (layout: LayoutName, isLarge = false) => rowsOf(layout, isLarge, false).join(' ').split(' ');

test('the Kazakh layout has every letter of both alphabets without a second layout, large ones too', () => {
  const alphabet = Array.from('аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя');
  expect(alphabet.filter((letter) => !keysOf('kk').includes(letter))).toEqual([]);
  const large = keysOf('kk', true);
  expect(alphabet.filter((letter) => !large.includes(letter.toUpperCase()))).toEqual([]);
});

test('the Latin layout has what a document number and a name abroad are written with', () => {
  expect(
    Array.from("abcdefghijklmnopqrstuvwxyz'-").filter((letter) => !keysOf('latin').includes(letter)),
  ).toEqual([]);
});

test.each(['signs', 'digits'] as const)('every digit is on %s', (layout) => {
  expect(Array.from('0123456789').filter((digit) => !keysOf(layout).includes(digit))).toEqual([]);
});

test.each(['kk', 'ru', 'latin', 'signs', 'digits'] as const)(
  'no row of %s is wider than twelve keys, no key is there twice',
  (layout) => {
    expect(rowsOf(layout, false, true).filter((row) => row.split(' ').length > 12)).toEqual([]);
    expect(new Set(keysOf(layout)).size).toBe(keysOf(layout).length);
  },
);

test('only a field of several lines has a key for a new one', () => {
  expect(rowsOf('kk', false, true).join(' ')).toContain('{line}');
  expect(rowsOf('kk', false, false).join(' ')).not.toContain('{line}');
});

test('the key of languages comes to each of the letters and back', () => {
  expect(lettersAfter(lettersAfter(lettersAfter('kk')))).toBe('kk');
});
