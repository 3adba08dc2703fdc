/** Days in words and in digits. Our own month names: Chromium has no Kazakh ones. */
import { datePartsOf, epochMsOf, localTimeAt, type IsoDate } from '../domain/dates.ts';
import type { Language } from './language.ts';

/** Month names as they stand beside a day: Russian in the genitive, the others as they are. */
export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** `2026 жылғы 22 қараша`, `22 ноября 2026 года`, `22 November 2026`. */
export function longDate(language: Language, date: IsoDate): string {
  const { year } = datePartsOf(date);
  if (language === 'kk') return `${year} жылғы ${dayAndMonth(language, date)}`;
  return language === 'ru'
    ? `${dayAndMonth(language, date)} ${year} года`
    : `${dayAndMonth(language, date)} ${year}`;
}

/** `22 қараша`, `22 ноября`, `22 November`. */
export function dayAndMonth(language: Language, date: IsoDate): string {
  const { day, month } = datePartsOf(date);
  return `${day} ${MONTHS[language][Number(month) - 1] ?? ''}`;
}

/** `22.11.2026`, the same in every language, as documents in Kazakhstan have it. */
export function shortDate(date: IsoDate): string {
  return date.split('-').toReversed().join('.');
}

/** The time of day at +05:00, `10:42`, of an RFC 3339 instant; empty where it is not one. */
export function timeOfDay(instant: string): string {
  const epochMs = epochMsOf(instant);
  if (epochMs === null) return '';
  const { hour, minute } = localTimeAt(epochMs);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** The whole moment, for paper: `2026 жылғы 22 қараша, 10:42`; empty where it is not an instant. */
export function dateAndTime(language: Language, instant: string): string {
  const epochMs = epochMsOf(instant);
  return epochMs === null ? '' : `${longDate(language, localTimeAt(epochMs).date)}, ${timeOfDay(instant)}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
