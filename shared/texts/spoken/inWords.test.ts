import { expect, test } from 'vitest';
import { checkMoney, type Tiyn } from '../../domain/money.ts';
import { formatIin, parseIin } from '../../domain/iin.ts';
import { catalogues } from '../catalogue.ts';
import { dateAndTime, longDate, shortDate } from '../dates.ts';
import { parseIsoDate } from '../../domain/dates.ts';
import { LANGUAGES } from '../language.ts';
import { at, from } from '../moments.ts';
import { money } from '../numbers.ts';
import { inWords } from './inWords.ts';

const sum = (text: string): Tiyn => {
  const read = checkMoney(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

test.each([
  ['0', 'нөл теңге', 'ноль тенге', 'zero tenge'],
  ['1', 'бір теңге', 'один тенге', 'one tenge'],
  ['150 000', 'жүз елу мың теңге', 'сто пятьдесят тысяч тенге', 'one hundred fifty thousand tenge'],
  [
    '1 234,50',
    'бір мың екі жүз отыз төрт теңге елу тиын',
    'одна тысяча двести тридцать четыре тенге пятьдесят тиынов',
    'one thousand two hundred thirty-four tenge fifty tiyn',
  ],
  ['2,01', 'екі теңге бір тиын', 'два тенге один тиын', 'two tenge one tiyn'],
])('%s ₸ as it is shown is said in words', (text, kk, ru, en) => {
  const amount = sum(text);
  expect(LANGUAGES.map((one) => inWords(one, money(one, amount)))).toEqual([kk, ru, en]);
});

test('days are said as days, long and short alike', () => {
  const day = parseIsoDate('2026-11-22');
  if (day === null) throw new Error('no day');
  const said = [
    'екі мың жиырма алтыншы жылғы жиырма екінші қараша',
    'двадцать второго ноября две тысячи двадцать шестого года',
    'the twenty-second of November twenty twenty-six',
  ];
  expect(LANGUAGES.map((one) => inWords(one, longDate(one, day)))).toEqual(said);
  expect(LANGUAGES.map((one) => inWords(one, shortDate(day)))).toEqual(said);
});

const NOON = '2026-11-22T10:42:00.000+05:00';
const NOW = Date.parse(NOON);

test('moments are said with what stands around them', () => {
  expect(LANGUAGES.map((one) => inWords(one, at(one, NOON, NOW)))).toEqual([
    'он қырық екіде',
    'в десять сорок два',
    'at ten forty-two',
  ]);
  expect(inWords('kk', from('kk', '2026-11-22T09:40:00.000+05:00', NOW))).toBe('тоғыз қырықтан');
  expect(inWords('ru', 'Нет связи с 10:42')).toBe('Нет связи с десяти сорока двух');
  expect(inWords('ru', 'в 9:05')).toBe('в девять ноль пять');
  expect(inWords('en', 'at 9:05 and 10:00')).toBe("at nine oh five and ten o'clock");
  expect(inWords('kk', dateAndTime('kk', NOON))).toBe(
    'екі мың жиырма алтыншы жылғы жиырма екінші қараша, он қырық екі',
  );
});

test('an ИИН and a telephone are read digit by digit', () => {
  const iin = parseIin('500101300003');
  if (iin === null) throw new Error('no ИИН');
  expect(inWords('ru', `ИИН ${formatIin(iin)}`)).toBe(
    'и и эн пять ноль ноль, один ноль один, три ноль ноль, ноль ноль три',
  );
  expect(inWords('kk', '+7 701 123 45 67')).toBe('плюс жеті, жеті нөл бір, бір екі үш, төрт бес, алты жеті');
  expect(inWords('en', 'Document 046237511')).toBe('Document zero four six two three seven five one one');
  expect(inWords('ru', '•••• 0125')).toBe('ноль один два пять');
});

test('numbers in a sentence go with the words beside them', () => {
  expect(inWords('ru', 'Шаг 3 из 6')).toBe('Шаг три из шести');
  expect(inWords('ru', '2 минуты, 21 день, 1 место')).toBe('две минуты, двадцать один день, одно место');
  expect(inWords('ru', 'можно до 120 букв')).toBe('можно до ста двадцати букв');
  expect(inWords('kk', '3-қадам, барлығы 6')).toBe('үшінші қадам, барлығы алты');
  expect(inWords('kk', '2013 жылғы 21 мамырдағы № 94-V Заңы')).toBe(
    'екі мың он үшінші жылғы жиырма бірінші мамырдағы нөмірі тоқсан төрт бес Заңы',
  );
  expect(inWords('ru', 'от 21 мая 2013 года № 94-V')).toBe(
    'от двадцать первого мая две тысячи тринадцатого года номер девяносто четыре пять',
  );
});

test('names stay as they are, and nothing is left that a voice takes for a command', () => {
  expect(inWords('kk', 'Әубәкірова Қырмызы Өмірқызы')).toBe('Әубәкірова Қырмызы Өмірқызы');
  expect(inWords('en', 'I met [[bad]] <break/> 👍')).toBe('I met bad break/');
});

test('no text of the catalogues keeps a digit', () => {
  const texts = (node: object): string[] =>
    Object.values(node).flatMap((one: unknown) =>
      typeof one === 'string' ? [one] : typeof one === 'object' && one !== null ? texts(one) : [],
    );
  for (const one of LANGUAGES)
    for (const text of texts(catalogues[one])) expect(inWords(one, text)).not.toMatch(/\d/);
});
