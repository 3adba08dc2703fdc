import { expect, test } from 'vitest';
import { dayIn, endedPeriods } from './figures.ts';

test('a day is taken as documents write it, and one that no calendar has is none', () => {
  expect(dayIn('22.11.2026')).toBe('2026-11-22');
  expect(dayIn(' 29.02.2028 ')).toBe('2028-02-29');
  for (const typed of ['29.02.2026', '31.04.2026', '22/11/2026', '2.1.2026', '', '00.00.0000'])
    expect(dayIn(typed)).toBeNull();
});

test('what may be published is a month, a quarter or a year that is over', () => {
  const periods = endedPeriods('2026-02-28');
  expect(periods.find(({ kind }) => kind === 'year')).toEqual({
    kind: 'year',
    from: '2025-01-01',
    to: '2025-12-31',
  });
  expect(periods.filter(({ kind }) => kind === 'quarter').slice(0, 2)).toEqual([
    { kind: 'quarter', from: '2025-10-01', to: '2025-12-31' },
    { kind: 'quarter', from: '2025-07-01', to: '2025-09-30' },
  ]);
  expect(periods.find(({ kind }) => kind === 'month')).toEqual({
    kind: 'month',
    from: '2026-01-01',
    to: '2026-01-31',
  });
  expect(endedPeriods('2028-03-01').find(({ kind }) => kind === 'month')).toMatchObject({ to: '2028-02-29' });
});
