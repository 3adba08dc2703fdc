import { expect, test } from 'vitest';
import { dayIn, wholeMonths } from './figures.ts';

test('a day is taken as documents write it, and one that no calendar has is none', () => {
  expect(dayIn('22.11.2026')).toBe('2026-11-22');
  expect(dayIn(' 29.02.2028 ')).toBe('2028-02-29');
  for (const typed of ['29.02.2026', '31.04.2026', '22/11/2026', '2.1.2026', '', '00.00.0000'])
    expect(dayIn(typed)).toBeNull();
});

test('a period to be published begins with a month and ends with one', () => {
  expect(wholeMonths({ from: '2026-01-15', to: '2026-02-03' })).toEqual({
    from: '2026-01-01',
    to: '2026-02-28',
  });
  expect(wholeMonths({ from: '2027-12-31', to: '2028-02-01' })).toEqual({
    from: '2027-12-01',
    to: '2028-02-29',
  });
});
