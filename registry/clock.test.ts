import { expect, test } from 'vitest';
import { durationMs, instant, shortInstant, yearOf } from './clock.ts';

test('instants are written in the time of Kazakhstan', () => {
  const ms = Date.parse('2026-12-31T19:00:00.250Z');
  expect(instant(ms)).toBe('2027-01-01T00:00:00.250+05:00');
  expect(shortInstant(ms)).toBe('2027-01-01T00:00:00+05:00');
  expect(Date.parse(instant(ms))).toBe(ms);
});

test('the year of a number turns at midnight in Kazakhstan', () => {
  expect(yearOf(Date.parse('2026-12-31T18:59:59.999Z'))).toBe(2026);
  expect(yearOf(Date.parse('2026-12-31T19:00:00Z'))).toBe(2027);
});

test.each([
  ['PT0S', 0],
  ['PT48H', 172_800_000],
  ['P1D', 86_400_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['P2W', 1_209_600_000],
])('a delay of %s is %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1M', 'P1Y', '48H', '-PT1H', 'P1DT'])(
  '"%s" is no length of time anybody can tell',
  (text) => {
    expect(() => durationMs(text)).toThrow(RangeError);
  },
);
