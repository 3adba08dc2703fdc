/** How each language says a number, a sum, a day, a time and a row of digits; how it writes them is in ../. */
import { plural } from '../plural.ts';
import type { Language } from '../language.ts';
import { englishNumber, englishOrdinal, englishYear } from './english.ts';
import { kazakhNumber, kazakhOrdinal } from './kazakh.ts';
import { russianNumber, russianOrdinalGenitive, type Case, type Gender } from './russian.ts';

/** The word before and the word after, in small letters; '' where there is none. */
export type Beside = { readonly before: string; readonly after: string };

export type Tongue = {
  readonly number: (n: number, beside: Beside) => string;
  /** «үшінші»: what a number with a bare hyphen before a word is, where the language writes so. */
  readonly ordinal: (n: number) => string;
  readonly money: (tenge: number, tiyn: number, beside: Beside) => string;
  /** `month` as the language writes it beside a day, with its ending; `year` null where none is written. */
  readonly date: (day: number, month: string, year: number | null) => string;
  /** `ending` is what is written after the digits, «де» of `10:42-де`. */
  readonly time: (hour: number, minute: number, ending: string, beside: Beside) => string;
  readonly digit: (n: number) => string;
  readonly plus: string;
  /** Signs and short words that a voice would spell or swallow. */
  readonly words: readonly (readonly [written: RegExp, said: string])[];
};

const kk: Tongue = {
  number: kazakhNumber,
  ordinal: kazakhOrdinal,
  money: (tenge, tiyn) => sum([kazakhNumber(tenge), 'теңге'], tiyn > 0 ? [kazakhNumber(tiyn), 'тиын'] : []),
  date: (day, month, year) =>
    `${year === null ? '' : `${kazakhOrdinal(year)} жылғы `}${kazakhOrdinal(day)} ${month}`,
  time: (hour, minute, ending) => `${clock(kazakhNumber, hour, minute, 'нөл')}${ending}`,
  digit: kazakhNumber,
  plus: 'плюс',
  words: [
    [/Qalqan/gu, 'Қалқан'],
    [/ЖСН/gu, 'жэ сэ эн'],
    [/БСН/gu, 'бэ сэ эн'],
    [/№/gu, 'нөмірі '],
    [/₸/gu, 'теңге'],
    [/QR/gu, 'кью ар'],
    [/(\p{N}|\p{L})-V(?=\P{L}|$)/gu, '$1 бес'],
  ],
};

/** Words that want the genitive after them. */
const GENITIVE = /^(из|до|от|с|со|после|около|более|менее|свыше|без|не раньше|позже)$/;
const FEMININE = /^(минут|секунд|цифр|букв|тысяч|недел|запис|заявк|попыт|сумм|копе|строк|страниц)/;
const NEUTER = /^(мест|заявлени|слов|числ)/;

const caseAfter = ({ before }: Beside): Case => (GENITIVE.test(before) ? 'genitive' : 'nominative');
const genderOf = ({ after }: Beside): Gender =>
  FEMININE.test(after) ? 'feminine' : NEUTER.test(after) ? 'neuter' : 'masculine';

const TIYN = { one: 'тиын', few: 'тиына', many: 'тиынов' } as const;

const ru: Tongue = {
  number: (n, beside) => russianNumber(n, genderOf(beside), caseAfter(beside)),
  ordinal: (n) => russianNumber(n),
  money: (tenge, tiyn, beside) => {
    const form = caseAfter(beside);
    const coin = form === 'genitive' && plural('ru', tiyn) === 'few' ? TIYN.many : TIYN[plural('ru', tiyn)];
    return sum(
      [russianNumber(tenge, 'masculine', form), 'тенге'],
      tiyn > 0 ? [russianNumber(tiyn, 'masculine', form), coin] : [],
    );
  },
  date: (day, month, year) =>
    `${russianOrdinalGenitive(day)} ${month}${year === null ? '' : ` ${russianOrdinalGenitive(year)} года`}`,
  time: (hour, minute, _ending, beside) => {
    const form = caseAfter(beside);
    const say = (n: number) => russianNumber(n, 'masculine', form);
    return clock(say, hour, minute, russianNumber(0, 'masculine', form));
  },
  digit: (n) => russianNumber(n),
  plus: 'плюс',
  words: [
    [/Qalqan/gu, 'Калкан'],
    [/ИИН/gu, 'и и эн'],
    [/БИН/gu, 'бин'],
    [/ЭЦП/gu, 'э цэ пэ'],
    [/№/gu, 'номер '],
    [/₸/gu, 'тенге'],
    [/QR/gu, 'кью ар'],
    [/(\p{N}|\p{L})-V(?=\P{L}|$)/gu, '$1 пять'],
  ],
};

const en: Tongue = {
  number: englishNumber,
  ordinal: englishNumber,
  money: (tenge, tiyn) => sum([englishNumber(tenge), 'tenge'], tiyn > 0 ? [englishNumber(tiyn), 'tiyn'] : []),
  date: (day, month, year) =>
    `the ${englishOrdinal(day)} of ${month}${year === null ? '' : ` ${englishYear(year)}`}`,
  time: (hour, minute) =>
    minute === 0 && hour > 0 && hour <= 12
      ? `${englishNumber(hour)} o'clock`
      : clock(englishNumber, hour, minute, 'oh'),
  digit: englishNumber,
  plus: 'plus',
  words: [
    [/Qalqan/gu, 'Kalkan'],
    [/ИИН|\bIIN\b/gu, 'I I N'],
    [/БИН|\bBIN\b/gu, 'B I N'],
    [/№/gu, 'number '],
    [/₸/gu, 'tenge'],
    [/(\p{N}|\p{L})-V(?=\P{L}|$)/gu, '$1 five'],
  ],
};

export const tongues: Readonly<Record<Language, Tongue>> = { kk, ru, en };

const sum = (...parts: readonly string[][]): string => parts.flat().join(' ');

/** «он қырық екі», «десять ноль пять»: hours, then minutes of two digits. */
function clock(say: (n: number) => string, hour: number, minute: number, zero: string): string {
  if (minute === 0) return `${say(hour)} ${zero} ${zero}`;
  return minute < 10 ? `${say(hour)} ${zero} ${say(minute)}` : `${say(hour)} ${say(minute)}`;
}
