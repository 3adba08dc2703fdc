import { expect, test } from 'vitest';
import { cell, csv } from './csv.ts';

test('what a spreadsheet would run is made harmless, and a number stays a number', () => {
  const dangerous = [
    '=1+1',
    '+7701',
    '-cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x";"y")',
    '-1+1',
  ];
  for (const value of dangerous) expect(cell(value)).toMatch(/^"?'/);
  for (const value of ['-12', '12', '-1,5', '0.25', 'ТОО «Алма»', '']) expect(cell(value)).toBe(value);
});

test('quotes, separators and line ends stay within their cell', () => {
  expect(
    csv([
      ['a', 'b'],
      ['x;y', 'say "no"\nnow'],
    ]),
  ).toBe('\uFEFFa;b\r\n"x;y";"say ""no""\nnow"\r\n');
});
