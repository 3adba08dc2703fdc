/**
 * A sentence as a voice should say it. Programs that speak say numbers badly, and differently in each
 * language: so sums, days, times, numbers and rows of digits are words before they get there.
 */
import { MONTHS } from '../dates.ts';
import type { Language } from '../language.ts';
import { tongues, type Beside, type Tongue } from './tongues.ts';

/** `1 234,50 ₸`; groups by any space. */
const MONEY = /(\d{1,3}(?:[\s\u00A0\u202F]\d{3})+|\d+)(?:[.,](\d{1,2}))?[\s\u00A0\u202F]?₸/gu;
const PHONE = /\+7[\s-]?(\d{3})[\s-]?(\d{3})[\s-]?(\d{2})[\s-]?(\d{2})(?!\d)/gu;
/** ИИН and БИН as they are shown: `510214 400 125`. */
const TWELVE = /(?<!\d)(\d{6}) ?(\d{3}) ?(\d{3})(?!\d)/gu;
const SHORT_DATE = /(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)/gu;
const TIME = /(?<!\d)(\d{1,2}):(\d{2})(?:-(\p{L}+))?(?!\d)/gu;
const YEAR: Readonly<Record<Language, RegExp | null>> = {
  kk: /(?<!\d)(\d{4})(?= жыл)/gu,
  ru: /(?<!\d)(\d{4})(?= год[а-я]*)/gu,
  en: null,
};
const KAZAKH_ORDINAL = /(?<!\d)(\d{1,4})-(?=\p{L}{3})/gu;
/** A whole number, its thousands parted by no-break spaces. */
const NUMBER = /\d{1,3}(?:\u00A0\d{3})+|\d+/gu;
/** Longer rows are no amounts but numbers of papers: said digit by digit. */
const LONGEST_NUMBER = 6;

/** `text` with every number in words of `language`; what is not a number, or short for something, stays. */
export function inWords(language: Language, text: string): string {
  const tongue = tongues[language];
  const digits = (row: string) => [...row].map((digit) => tongue.digit(Number(digit))).join(' ');
  const rows = (...groups: string[]) => groups.map(digits).join(', ');
  const written = replaced(text.normalize('NFC'), MONEY, ([, tenge = '', tiyn = ''], beside) =>
    tongue.money(whole(tenge), Number(tiyn.padEnd(2, '0')), beside),
  );
  const steps: readonly ((said: string) => string)[] = [
    (said) =>
      replaced(
        said,
        PHONE,
        ([, a = '', b = '', c = '', d = '']) => `${tongue.plus} ${rows('7', a, b, c, d)}`,
      ),
    (said) => replaced(said, TWELVE, ([, a = '', b = '', c = '']) => rows(a.slice(0, 3), a.slice(3), b, c)),
    (said) => datesInWords(language, tongue, said),
    (said) =>
      replaced(said, TIME, ([, hour = '', minute = '', ending = ''], beside) =>
        tongue.time(Number(hour), Number(minute), ending, beside),
      ),
    (said) =>
      language === 'kk'
        ? replaced(said, KAZAKH_ORDINAL, ([, n = '']) => `${tongue.ordinal(Number(n))} `)
        : said,
    (said) =>
      replaced(said, NUMBER, ([row], beside) =>
        isRow(row) ? digits(row) : tongue.number(whole(row), beside),
      ),
    (said) => tongue.words.reduce((all, [sign, word]) => all.replaceAll(sign, word), said),
  ];
  return tidy(steps.reduce((said, step) => step(said), written));
}

function datesInWords(language: Language, tongue: Tongue, text: string): string {
  const months = MONTHS[language];
  const names = months.join('|');
  const short = replaced(text, SHORT_DATE, ([, day = '', month = '', year = '']) =>
    tongue.date(Number(day), months[Number(month) - 1] ?? '', Number(year)),
  );
  const long =
    language === 'kk'
      ? new RegExp(
          `(?:(?<!\\d)(?<year>\\d{4}) жылғы )?(?<!\\d)(?<day>\\d{1,2}) (?<month>(?:${names})\\p{L}*)`,
          'gu',
        )
      : new RegExp(
          `(?<!\\d)(?<day>\\d{1,2}) (?<month>${names})(?: (?<year>\\d{4})${language === 'ru' ? ' года' : '(?!\\d)'})?`,
          'gu',
        );
  const said = replaced(short, long, ({ groups = {} }) =>
    tongue.date(
      Number(groups['day']),
      groups['month'] ?? '',
      groups['year'] === undefined ? null : Number(groups['year']),
    ),
  );
  const year = YEAR[language];
  return year === null ? said : replaced(said, year, ([n = '']) => yearAlone(language, tongue, Number(n)));
}

/** «2026 жылғы» is an ordinal; «2026 года» too, in the genitive that a date has. */
function yearAlone(language: Language, tongue: Tongue, year: number): string {
  if (language === 'kk') return tongue.ordinal(year);
  return tongue
    .date(1, '', year)
    .replace(/^\S+\s+/u, '')
    .replace(/ года$/u, '')
    .trim();
}

/** Digits that are a number of a paper or the end of one: too long for an amount, or with noughts in front. */
const isRow = (row: string): boolean =>
  !row.includes('\u00A0') && (row.length > LONGEST_NUMBER || (row.length > 1 && row.startsWith('0')));

const whole = (digits: string): number => Number(digits.replaceAll(/\D/gu, ''));

type Found = RegExpExecArray | RegExpMatchArray;

/** Replaces what `pattern` finds; `say` also learns of the words beside it. */
function replaced(text: string, pattern: RegExp, say: (found: Found, beside: Beside) => string): string {
  let said = '';
  let last = 0;
  for (const found of text.matchAll(pattern)) {
    const end = found.index + found[0].length;
    const before = /(\p{L}+)[\s\u00A0]+$/u.exec(text.slice(0, found.index))?.[1] ?? '';
    const after = /^[\s\u00A0]+(\p{L}+)/u.exec(text.slice(end))?.[1] ?? '';
    said +=
      text.slice(last, found.index) +
      say(found, { before: before.toLowerCase(), after: after.toLowerCase() });
    last = end;
  }
  return said + text.slice(last);
}

/** Nothing that a voice would take for a command or a picture, and single spaces. */
const tidy = (text: string): string =>
  text
    .replaceAll(/[[\]<>{}•·*_|\p{C}\p{So}]/gu, ' ')
    .replaceAll(/[\s\u00A0\u202F]+/gu, ' ')
    .replaceAll(/ (?=[.,!?;:])/gu, '')
    .trim();
