import { expect, test } from 'vitest';
import { findLenders, soundOf } from './lenders.ts';

const lender = (bin: string, kk: string, ru: string, en: string, ...brands: string[]) => ({
  bin,
  name: { kk, ru, en },
  brands,
});

const KASPIY = lender('000140000032', '«Каспий Демо Банкі» АҚ', 'АО «Демо Банк Каспий»', 'Demo Bank Caspian');
const ZHETISU = lender('000140000042', '«Жетісу Демо» МҚҰ', 'МФО «Демо Жетысу»', 'Demo Zhetisu', 'TezQarjy');
const ONDIRIS = lender('000140000052', '«Өндіріс Демо»', '«Демо Ондирис»', 'Demo Ondiris');
const ALL = [KASPIY, ZHETISU, ONDIRIS];

const found = (query: string) => findLenders(ALL, query, 5).map(({ bin }) => bin);

test.each([
  ['каспий', KASPIY],
  ['Каспи', KASPIY],
  ['CASPIAN', KASPIY],
  ['каспин', KASPIY],
  ['ксапий', KASPIY],
  ['жетісу', ZHETISU],
  ['Жетысу', ZHETISU],
  ['zhetisu', ZHETISU],
  ['тез каржы', ZHETISU],
  ['tezqarjy', ZHETISU],
  ['өндіріс', ONDIRIS],
  ['ондирис', ONDIRIS],
  ['ӨНДІРІС', ONDIRIS],
  ['ондрис', ONDIRIS],
  ['демо ондирис', ONDIRIS],
  ['000140000042', ZHETISU],
  ['0001 4000 0042', ZHETISU],
])('%s is found', (query, expected) => {
  expect(found(query)[0]).toBe(expected.bin);
});

test.each(['', ' ', '«»', 'халық', 'zz', '999'])('%j finds nobody', (query) => {
  expect(found(query)).toEqual([]);
});

test('what they share finds all of them, and no more than asked for', () => {
  expect(found('демо')).toHaveLength(3);
  expect(findLenders(ALL, '000', 2)).toHaveLength(2);
});

test('letters that people mix up sound the same', () => {
  for (const [kazakh, russian] of [
    ['әғқңөұүһі', 'агкноуухи'],
    ['ЖЕТІСУ', 'жетису'],
    ['Ёлка', 'елка'],
  ] as const)
    expect(soundOf(kazakh)).toBe(soundOf(russian));
});
