import { expect, test } from 'vitest';
import { catalogues } from '../catalogue.ts';
import { LANGUAGES } from '../language.ts';
import { sentencesOf } from './sentences.ts';

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test('a text falls into its sentences, in order, without spaces around them', () => {
  expect(split('  Тыйым тегін. Оны алуға болады!  Қашан?  Кейін… ')).toEqual([
    'Тыйым тегін.',
    'Оны алуға болады!',
    'Қашан?',
    'Кейін…',
  ]);
  expect(split('«Это запрет.» Он бесплатный')).toEqual(['«Это запрет.»', 'Он бесплатный']);
});

test('a line break parts sentences that have no dot', () => {
  expect(split('ЖСН\n510214 400 125\n\n')).toEqual(['ЖСН', '510214 400 125']);
});

test('initials, shortened words, numbers and small letters part nothing', () => {
  for (const one of [
    'Мен, Әубәкірова Қ. Ө., сұраймын.',
    'Живу на ул. Абая в Алматы.',
    'Сумма 1.50 и дата 22.11.2026 верны.',
    'Несиелер, т.б. Қарыздар да кіреді.',
    'И т. д. Банк отвечает.',
    'Банк, тел. 123, ответит.',
    'Wait... then go.',
  ])
    expect(split(one)).toEqual([one]);
});

test('what holds no letter and no digit is no sentence', () => {
  expect(split(' — … \n * ')).toEqual([]);
  expect(split('')).toEqual([]);
});

test('every text of the catalogues is covered by its sentences, and none is longer than a breath', () => {
  const texts = (node: object): string[] =>
    Object.values(node).flatMap((one: unknown) =>
      typeof one === 'string' ? [one] : typeof one === 'object' && one !== null ? texts(one) : [],
    );
  for (const one of LANGUAGES)
    for (const text of texts(catalogues[one])) {
      const found = split(text);
      const left = (all: string) => all.replaceAll(/\s/gu, '');
      expect(left(found.join(''))).toBe(/[\p{L}\p{N}]/u.test(text) ? left(text) : '');
      for (const sentence of found) expect(sentence.length).toBeLessThan(400);
    }
});
