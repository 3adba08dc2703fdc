import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  dateAt,
  datePartsOf,
  durationMs,
  epochMsOf,
  instantAt,
  localTimeAt,
  parseDateParts,
  parseIsoDate,
} from './dates.ts';

const today = parseIsoDate('2026-11-22') ?? undefined;

describe('parseDateParts', () => {
  it.each([
    ['14', '2', '1951', '1951-02-14'],
    ['01', '01', '2000', '2000-01-01'],
    [' 29 ', '02', '2024', '2024-02-29'],
    ['29', '2', '2000', '2000-02-29'],
    ['22', '11', '2026', '2026-11-22'],
  ])('reads %s %s %s as %s', (day, month, year, value) => {
    expect(parseDateParts({ day, month, year }, today)).toEqual({ ok: true, value });
  });

  it.each([
    ['', '', '', 'date.empty', 'day'],
    ['', '2', '1951', 'date.day', 'day'],
    ['0', '2', '1951', 'date.day', 'day'],
    ['32', '1', '1951', 'date.day', 'day'],
    ['1.5', '1', '1951', 'date.day', 'day'],
    ['14', '', '1951', 'date.month', 'month'],
    ['14', '13', '1951', 'date.month', 'month'],
    ['14', 'ақпан', '1951', 'date.month', 'month'],
    ['14', '2', '51', 'date.year', 'year'],
    ['14', '2', '1851', 'date.year', 'year'],
    ['14', '2', '19510', 'date.year', 'year'],
    ['31', '4', '1951', 'date.dayOfMonth', 'day'],
    ['29', '2', '1951', 'date.dayOfMonth', 'day'],
    ['29', '2', '1900', 'date.dayOfMonth', 'day'],
    ['23', '11', '2026', 'date.future', 'year'],
  ])('says what is wrong with %j %j %j: %s', (day, month, year, code, part) => {
    expect(parseDateParts({ day, month, year }, today)).toEqual({ ok: false, code, part });
  });

  it('lets the future be where nothing forbids it', () => {
    expect(parseDateParts({ day: '1', month: '1', year: '2030' }).ok).toBe(true);
  });

  it('reads back the parts of any day it gives out', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = dateAt(day.getTime() - 5 * 3_600_000);
        expect(parseDateParts(datePartsOf(date))).toEqual({ ok: true, value: date });
      }),
    );
  });
});

describe('instants', () => {
  it('are written at +05:00 with milliseconds', () => {
    expect(instantAt(Date.UTC(2026, 10, 22, 5, 42, 7, 123))).toBe('2026-11-22T10:42:07.123+05:00');
    expect(instantAt(Date.UTC(2026, 11, 31, 19, 0))).toBe('2027-01-01T00:00:00.000+05:00');
  });

  it('are read with any offset', () => {
    expect(epochMsOf('2026-11-22T10:42:07.123+05:00')).toBe(Date.UTC(2026, 10, 22, 5, 42, 7, 123));
    expect(epochMsOf('2026-11-22T05:42:07Z')).toBe(Date.UTC(2026, 10, 22, 5, 42, 7));
  });

  it.each([
    '2026-11-22',
    '2026-11-22T10:42:07',
    '2026-02-30T10:42:07Z',
    '2026-11-22T25:00:00Z',
    'yesterday',
    '',
  ])('are not %j', (text) => {
    expect(epochMsOf(text)).toBeNull();
  });

  it('survive writing and reading', () => {
    const span = { min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) };
    fc.assert(
      fc.property(fc.integer(span), (ms) => {
        expect(epochMsOf(instantAt(ms))).toBe(ms);
      }),
    );
  });

  it('belong to the day of Kazakhstan, not of Greenwich', () => {
    const lateEvening = Date.UTC(2026, 10, 22, 20, 30);
    expect(dateAt(lateEvening)).toBe('2026-11-23');
    expect(localTimeAt(lateEvening)).toEqual({ date: '2026-11-23', hour: 1, minute: 30, second: 0 });
  });
});

describe('durations', () => {
  it.each([
    ['PT0S', 0],
    ['PT48H', 172_800_000],
    ['P2D', 172_800_000],
    ['P1W', 604_800_000],
    ['P1DT2H3M4.5S', 93_784_500],
  ])('%s lasts %i ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', '48H', 'P1Y', 'P1M', '-PT1H', 'PT1.5H', 'P1DT'])('%j is none of ours', (text) => {
    expect(durationMs(text)).toBeNull();
  });

  it('move an instant', () => {
    expect(addDuration('2026-11-22T10:42:07.123+05:00', 'PT48H')).toBe('2026-11-24T10:42:07.123+05:00');
    expect(addDuration('2026-11-22T10:42:07Z', 'P1Y')).toBeNull();
  });
});

describe('parseIsoDate', () => {
  it.each(['1951-02-30', '1951-2-14', '1951-13-01', '14.02.1951', '1951-02-14T00:00:00Z'])(
    'refuses %s',
    (text) => {
      expect(parseIsoDate(text)).toBeNull();
    },
  );
});
