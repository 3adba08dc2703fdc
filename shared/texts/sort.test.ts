import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKazakh } from './sort.ts';

const names = fc.string({
  unit: fc.constantFrom(...Array.from('аәбғдеёһхқкңнөоұүуіыйиАӘҚКһ -12aZ')),
  maxLength: 6,
});

describe('compareKazakh', () => {
  it('keeps the order of the alphabet', () => {
    const alphabet =
      'Аа Әә Бб Вв Гг Ғғ Дд Ее Ёё Жж Зз Ии Йй Кк Ққ Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт Уу Ұұ Үү Фф Хх Һһ Цц Чч Шш Щщ Ъъ Ыы Іі Ьь Ээ Юю Яя'.split(
        ' ',
      );
    expect(alphabet).toHaveLength(42);
    expect(alphabet.toReversed().toSorted(compareKazakh)).toEqual(alphabet);
  });

  it('sorts names as a Kazakh reader looks for them', () => {
    const sorted = [
      'Kaspi',
      'Абай',
      'Әбіш',
      'Баян',
      'Қанат',
      'Көк',
      'Ким Ли',
      'Ким-Ли',
      'Кимли',
      'Ұлан',
      'Умит',
      'Іңкәр',
      'Ырыс',
    ];
    expect(sorted.toSorted(compareKazakh)).toEqual([
      'Kaspi',
      'Абай',
      'Әбіш',
      'Баян',
      'Ким Ли',
      'Ким-Ли',
      'Кимли',
      'Көк',
      'Қанат',
      'Умит',
      'Ұлан',
      'Ырыс',
      'Іңкәр',
    ]);
  });

  it('is the same the other way round, and 0 only for the same text', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(Math.sign(compareKazakh(a, b))).toBe(0 - Math.sign(compareKazakh(b, a)));
        expect(compareKazakh(a, b) === 0).toBe(a.normalize('NFC') === b.normalize('NFC'));
      }),
    );
  });

  it('goes on from the second to the third', () => {
    fc.assert(
      fc.property(names, names, names, (a, b, c) => {
        const [x, y, z] = [a, b, c].toSorted(compareKazakh);
        expect(compareKazakh(x ?? '', y ?? '')).toBeLessThanOrEqual(0);
        expect(compareKazakh(y ?? '', z ?? '')).toBeLessThanOrEqual(0);
        expect(compareKazakh(x ?? '', z ?? '')).toBeLessThanOrEqual(0);
      }),
    );
  });
});
