import { expect, test } from 'vitest';
import { checkLoanAmount, MAX_LOANS, sumOf } from './loans.ts';

test.each([
  ['150 000', 15_000_000],
  ['0,01', 1],
  ['1 000 000 000 000', 100_000_000_000_000],
])('%s tenge are %i tiyn', (text, value) => {
  expect(checkLoanAmount(text)).toEqual({ ok: true, value });
});

test.each([
  ['0', 'money.zero'],
  ['0,00', 'money.zero'],
  ['1 000 000 000 001', 'money.tooLarge'],
  [String(10 ** 15), 'money.tooLarge'],
  ['9'.repeat(40), 'money.tooLarge'],
  ['', 'money.empty'],
  ['-5', 'money.format'],
  ['сто', 'money.format'],
])('a loan of %s is refused: %s', (text, code) => {
  expect(checkLoanAmount(text)).toEqual({ ok: false, code });
});

test('amounts are added exactly, also as many as a claim may hold', () => {
  expect(sumOf([])).toBe(0);
  expect(sumOf([1, 2, 3])).toBe(6);
  expect(sumOf(Array.from({ length: MAX_LOANS }, () => 1e14))).toBe(5e15);
  expect(sumOf([Number.MAX_SAFE_INTEGER, 1])).toBeNull();
});
