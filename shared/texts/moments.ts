/**
 * Moments as they stand inside a sentence: `{{at}}` (when something happened or will) and `{{from}}`
 * (from or since when). They bring what the language needs around them, so that no catalogue glues
 * endings to digits: Kazakh writes `10:42-де`, but `10:43-те` and `10:40-та`.
 */
import { dateAt, epochMsOf, localTimeAt, type IsoDate } from '../domain/dates.ts';
import { dayAndMonth, longDate, timeOfDay } from './dates.ts';
import type { Language } from './language.ts';
import { plural, unchanging, oneFewMany, oneMany, type PluralTexts } from './plural.ts';

/** Locative and ablative endings by the last word of the number as it is spoken. */
const KAZAKH_ENDINGS: Readonly<Record<number, readonly [locative: string, ablative: string]>> = {
  0: ['де', 'ден'],
  1: ['де', 'ден'],
  2: ['де', 'ден'],
  3: ['те', 'тен'],
  4: ['те', 'тен'],
  5: ['те', 'тен'],
  6: ['да', 'дан'],
  7: ['де', 'ден'],
  8: ['де', 'ден'],
  9: ['да', 'дан'],
  10: ['да', 'нан'],
  20: ['да', 'дан'],
  30: ['да', 'дан'],
  40: ['та', 'тан'],
  50: ['де', 'ден'],
};

const MINUTE_MS = 60_000;
const NO_BREAK_SPACE = '\u00A0';

const DAYS: Readonly<Record<Language, PluralTexts>> = {
  kk: unchanging('күн'),
  ru: oneFewMany('день', 'дня', 'дней'),
  en: oneMany('day', 'days'),
};
const HOUR: Readonly<Record<Language, string>> = { kk: 'сағ', ru: 'ч', en: 'h' };
const MINUTE: Readonly<Record<Language, string>> = { kk: 'мин', ru: 'мин', en: 'min' };
const UNDER_A_MINUTE: Readonly<Record<Language, string>> = {
  kk: '1 минутқа жетпейді',
  ru: 'меньше минуты',
  en: 'under a minute',
};

/**
 * When: `в 10:42`, `10:42-де`, `at 10:42` for today; with the day, and the year where it is another
 * one, for any other day. `nowMs` is the kiosk's clock. Empty where `instant` is not RFC 3339.
 */
export function at(language: Language, instant: string, nowMs: number): string {
  const epochMs = epochMsOf(instant);
  if (epochMs === null) return '';
  const time = timeOfDay(instant);
  const day = dayUnlessToday(language, epochMs, nowMs);
  if (language === 'kk') return `${day === '' ? '' : `${day} күні `}${time}-${kazakhEndings(epochMs)[0]}`;
  if (language === 'ru') return day === '' ? `в ${time}` : `${day} в ${time}`;
  return day === '' ? `at ${time}` : `on ${day} at ${time}`;
}

/**
 * From or since when, for texts that bring the word themselves: `с {{from}}`, `{{from}} бері`,
 * `since {{from}}`. Today `10:42`, Kazakh `10:42-ден`; with the day otherwise.
 */
export function from(language: Language, instant: string, nowMs: number): string {
  const epochMs = epochMsOf(instant);
  if (epochMs === null) return '';
  const time = timeOfDay(instant);
  const day = dayUnlessToday(language, epochMs, nowMs);
  if (language === 'kk') return `${day === '' ? '' : `${day} `}${time}-${kazakhEndings(epochMs)[1]}`;
  if (language === 'ru') return day === '' ? time : `${time} ${day}`;
  return day === '' ? time : `${time} on ${day}`;
}

/** A length of time in whole minutes: `12 мин`, `2 ч 5 мин`, `3 дня 4 ч`. */
export function duration(language: Language, lengthMs: number): string {
  const minutes = Math.floor(lengthMs / MINUTE_MS);
  if (!(minutes >= 1)) return UNDER_A_MINUTE[language];
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [
    days > 0 ? [String(days), DAYS[language][plural(language, days)]] : [],
    hours > 0 ? [String(hours), HOUR[language]] : [],
    days === 0 && rest > 0 ? [String(rest), MINUTE[language]] : [],
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join(NO_BREAK_SPACE))
    .join(' ');
}

function dayUnlessToday(language: Language, epochMs: number, nowMs: number): string {
  const [date, today] = [dateAt(epochMs), dateAt(nowMs)];
  if (date === today) return '';
  return yearOf(date) === yearOf(today) ? dayAndMonth(language, date) : longDate(language, date);
}

function yearOf(date: IsoDate): string {
  return date.slice(0, 4);
}

function kazakhEndings(epochMs: number): readonly [locative: string, ablative: string] {
  const { minute } = localTimeAt(epochMs);
  const lastWord = minute % 10 === 0 ? minute : minute % 10;
  return KAZAKH_ENDINGS[lastWord] ?? ['де', 'ден'];
}
