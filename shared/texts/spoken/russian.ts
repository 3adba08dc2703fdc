/** Russian numbers in words: by gender, in the genitive after «с», «до», «из», and as ordinals of dates. */
import { plural } from '../plural.ts';
import { groupsOf } from './groups.ts';

export type Gender = 'masculine' | 'feminine' | 'neuter';
/** As a subject, or after a word that wants the genitive. */
export type Case = 'nominative' | 'genitive';

type Words = Readonly<Record<Case, readonly string[]>>;

const UNITS: Words = {
  nominative: ['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  genitive: ['', 'одного', 'двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти'],
};
const TEENS = ['', 'один', 'две', 'три', 'четыр', 'пят', 'шест', 'сем', 'восем', 'девят'] as const;
const TENS: Words = {
  nominative: '||двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто'.split('|'),
  genitive: '||двадцати|тридцати|сорока|пятидесяти|шестидесяти|семидесяти|восьмидесяти|девяноста'.split('|'),
};
const HUNDREDS: Words = {
  nominative: '|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот'.split('|'),
  genitive: '|ста|двухсот|трёхсот|четырёхсот|пятисот|шестисот|семисот|восьмисот|девятисот'.split('|'),
};
const SCALES = [
  ['', '', ''],
  ['тысяча', 'тысячи', 'тысяч'],
  ['миллион', 'миллиона', 'миллионов'],
  ['миллиард', 'миллиарда', 'миллиардов'],
  ['триллион', 'триллиона', 'триллионов'],
  ['квадриллион', 'квадриллиона', 'квадриллионов'],
] as const;

/** Genitive ordinals, as days and years of dates are read: «двадцать второго», «двадцать шестого года». */
const ORDINAL_UNITS =
  '|первого|второго|третьего|четвёртого|пятого|шестого|седьмого|восьмого|девятого|десятого'.split('|');
const ORDINAL_TENS =
  '||двадцатого|тридцатого|сорокового|пятидесятого|шестидесятого|семидесятого|восьмидесятого|девяностого'.split(
    '|',
  );
const ORDINAL_HUNDREDS =
  '|сотого|двухсотого|трёхсотого|четырёхсотого|пятисотого|шестисотого|семисотого|восьмисотого|девятисотого'.split(
    '|',
  );

/** `1 234` → «одна тысяча двести тридцать четыре»; `n` is whole, 0 or more. */
export function russianNumber(n: number, gender: Gender = 'masculine', form: Case = 'nominative'): string {
  if (n === 0) return form === 'genitive' ? 'ноля' : 'ноль';
  return groupsOf(n)
    .map(({ value, scale }) => {
      const of = scale === 0 ? gender : scale === 1 ? 'feminine' : 'masculine';
      return [hundreds(value, of, form), scaleWord(value, scale, form)].filter(Boolean).join(' ');
    })
    .join(' ');
}

/** `2026` → «две тысячи двадцать шестого», `1900` → «тысяча девятисотого»; from 1 to 2999. */
export function russianOrdinalGenitive(n: number): string {
  const [thousand, rest] = [Math.floor(n / 1000), n % 1000];
  if (rest === 0) return thousand === 1 ? 'тысячного' : `${UNITS.genitive[thousand] ?? ''}тысячного`;
  const before = thousand === 0 ? '' : thousand === 1 ? 'тысяча' : russianNumber(thousand * 1000);
  return [before, ordinalBelowThousand(rest)].filter(Boolean).join(' ');
}

function ordinalBelowThousand(n: number): string {
  const [hundred, rest] = [Math.floor(n / 100), n % 100];
  if (rest === 0) return ORDINAL_HUNDREDS[hundred] ?? '';
  const before = HUNDREDS.nominative[hundred] ?? '';
  return [before, ordinalBelowHundred(rest)].filter(Boolean).join(' ');
}

function ordinalBelowHundred(n: number): string {
  if (n <= 10) return ORDINAL_UNITS[n] ?? '';
  if (n < 20) return `${TEENS[n - 10] ?? ''}надцатого`;
  if (n % 10 === 0) return ORDINAL_TENS[n / 10] ?? '';
  return `${TENS.nominative[Math.floor(n / 10)] ?? ''} ${ORDINAL_UNITS[n % 10] ?? ''}`;
}

function hundreds(n: number, gender: Gender, form: Case): string {
  const [hundred, rest] = [Math.floor(n / 100), n % 100];
  const small =
    rest > 10 && rest < 20
      ? [`${TEENS[rest - 10] ?? ''}надцат${form === 'genitive' ? 'и' : 'ь'}`]
      : rest === 10
        ? [form === 'genitive' ? 'десяти' : 'десять']
        : [TENS[form][Math.floor(rest / 10)], unit(rest % 10, gender, form)];
  return [HUNDREDS[form][hundred], ...small].filter(Boolean).join(' ');
}

function unit(n: number, gender: Gender, form: Case): string {
  if (form === 'genitive') return n === 1 && gender === 'feminine' ? 'одной' : (UNITS.genitive[n] ?? '');
  if (n === 1 && gender !== 'masculine') return gender === 'feminine' ? 'одна' : 'одно';
  return n === 2 && gender === 'feminine' ? 'две' : (UNITS.nominative[n] ?? '');
}

function scaleWord(value: number, scale: number, form: Case): string {
  const [one, few, many] = SCALES[scale] ?? SCALES[0];
  const form3 = plural('ru', value);
  // In the genitive: «одной тысячи», «двух тысяч».
  if (form === 'genitive') return form3 === 'one' ? few : many;
  return { one, few, many }[form3];
}
