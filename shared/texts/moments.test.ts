import { describe, expect, it } from 'vitest';
import { parseIsoDate, type IsoDate } from '../domain/dates.ts';
import { dateAndTime, longDate, shortDate, timeOfDay } from './dates.ts';
import { LANGUAGES } from './language.ts';
import { at, duration, from } from './moments.ts';

const now = Date.parse('2026-11-22T18:00:00+05:00');
const spaced = (text: string) => text.replaceAll('\u00A0', ' ');

function date(text: string): IsoDate {
  const found = parseIsoDate(text);
  if (found === null) throw new Error(`${text} should be a date`);
  return found;
}

describe('days', () => {
  it('have our own month names', () => {
    expect(LANGUAGES.map((language) => longDate(language, date('2026-11-22')))).toEqual([
      '2026 жылғы 22 қараша',
      '22 ноября 2026 года',
      '22 November 2026',
    ]);
    expect(longDate('kk', date('1951-02-04'))).toBe('1951 жылғы 4 ақпан');
    expect(shortDate(date('2026-11-02'))).toBe('02.11.2026');
  });

  it('have a different name for each month in each language', () => {
    for (const language of LANGUAGES) {
      const names = Array.from({ length: 12 }, (_, i) =>
        longDate(language, date(`2026-${String(i + 1).padStart(2, '0')}-07`)),
      );
      expect(new Set(names).size).toBe(12);
    }
  });
});

describe('the time of day', () => {
  it('is that of Kazakhstan, whatever the offset says', () => {
    expect(timeOfDay('2026-11-22T10:42:07.123+05:00')).toBe('10:42');
    expect(timeOfDay('2026-11-22T05:42:07Z')).toBe('10:42');
    expect(timeOfDay('2026-11-21T23:05:00-01:00')).toBe('05:05');
    expect(timeOfDay('no instant')).toBe('');
  });

  it('stands with its day on paper', () => {
    expect(dateAndTime('kk', '2026-11-22T05:42:07Z')).toBe('2026 жылғы 22 қараша, 10:42');
    expect(dateAndTime('ru', '2026-11-22T20:42:07Z')).toBe('23 ноября 2026 года, 01:42');
  });
});

describe('moments in a sentence', () => {
  const today = '2026-11-22T10:42:00+05:00';
  const yesterday = '2026-11-21T10:31:00+05:00';
  const lastYear = '2025-11-21T10:31:00+05:00';

  it('say when', () => {
    expect(LANGUAGES.map((l) => at(l, today, now))).toEqual(['10:42-де', 'в 10:42', 'at 10:42']);
    expect(LANGUAGES.map((l) => at(l, yesterday, now))).toEqual([
      '21 қараша күні 10:31-де',
      '21 ноября в 10:31',
      'on 21 November at 10:31',
    ]);
    expect(at('ru', lastYear, now)).toBe('21 ноября 2025 года в 10:31');
    expect(at('kk', lastYear, now)).toBe('2025 жылғы 21 қараша күні 10:31-де');
  });

  it('say since when', () => {
    expect(LANGUAGES.map((l) => from(l, today, now))).toEqual(['10:42-ден', '10:42', '10:42']);
    expect(LANGUAGES.map((l) => from(l, yesterday, now))).toEqual([
      '21 қараша 10:31-ден',
      '10:31 21 ноября',
      '10:31 on 21 November',
    ]);
  });

  it.each([
    ['00', 'де', 'ден'],
    ['03', 'те', 'тен'],
    ['06', 'да', 'дан'],
    ['09', 'да', 'дан'],
    ['10', 'да', 'нан'],
    ['15', 'те', 'тен'],
    ['20', 'да', 'дан'],
    ['30', 'да', 'дан'],
    ['40', 'та', 'тан'],
    ['48', 'де', 'ден'],
    ['50', 'де', 'ден'],
    ['57', 'де', 'ден'],
  ])('end in Kazakh as the number is spoken: 10:%s-%s', (minute, locative, ablative) => {
    const instant = `2026-11-22T10:${minute}:00+05:00`;
    expect(at('kk', instant, now)).toBe(`10:${minute}-${locative}`);
    expect(from('kk', instant, now)).toBe(`10:${minute}-${ablative}`);
  });

  it('are empty rather than wrong', () => {
    expect(at('ru', 'soon', now) + from('kk', '', now)).toBe('');
  });
});

describe('lengths of time', () => {
  it.each([
    [12, ['12 мин', '12 мин', '12 min']],
    [125, ['2 сағ 5 мин', '2 ч 5 мин', '2 h 5 min']],
    [120, ['2 сағ', '2 ч', '2 h']],
    [1440, ['1 күн', '1 день', '1 day']],
    [3 * 1440 + 250, ['3 күн 4 сағ', '3 дня 4 ч', '3 days 4 h']],
    [0, ['1 минутқа жетпейді', 'меньше минуты', 'under a minute']],
    [-5, ['1 минутқа жетпейді', 'меньше минуты', 'under a minute']],
  ])('%i minutes', (minutes, words) => {
    expect(LANGUAGES.map((language) => spaced(duration(language, minutes * 60_000)))).toEqual(words);
  });
});
