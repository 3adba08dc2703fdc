import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkName, initials, maskedInitials } from './names.ts';

describe('checkName', () => {
  it.each([
    ['Әубәкірова Қымбат Өтегенқызы', 'Әубәкірова Қымбат Өтегенқызы'],
    ['  Иванов   Пётр\u00A0Сергеевич ', 'Иванов Пётр Сергеевич'],
    ['Ким-Ли Д.', 'Ким-Ли Д.'],
    ['Ким\u2010Ли', 'Ким-Ли'],
    ["O'Brien Seán", "O'Brien Seán"],
    ['Müller-Lüdenscheidt Jürgen', 'Müller-Lüdenscheidt Jürgen'],
    ['Һасанов Ұлан Іңкәрұлы', 'Һасанов Ұлан Іңкәрұлы'],
    ['Йод'.normalize('NFD'), 'Йод'],
    ['Ғани Қызғалдақ Әңгіме Өр Ұл Үміт Һәм Іңір', 'Ғани Қызғалдақ Әңгіме Өр Ұл Үміт Һәм Іңір'],
    ['Өмірзақ’ұлы Д’Арк', 'Өмірзақ’ұлы Д’Арк'],
    [`Ә${'ә'.repeat(119)}`, `Ә${'ә'.repeat(119)}`],
  ])('takes %j as %j', (text, value) => {
    expect(checkName(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'name.empty'],
    [' \u00A0 ', 'name.empty'],
    ['Иванов 2', 'name.digits'],
    ['Иванов Ⅱ', 'name.digits'],
    ['Иванов 😀', 'name.characters'],
    ['Иванов\u0000', 'name.characters'],
    ['Иванов\uD800', 'name.characters'],
    ['Иванов\u202E', 'name.characters'],
    ['Иванов; Пётр', 'name.characters'],
    ['<b>Иванов</b>', 'name.characters'],
    ['- . -', 'name.characters'],
    ['А'.repeat(121), 'name.tooLong'],
    [`Роман ${'слово '.repeat(5000)}`, 'name.tooLong'],
  ])('says what is wrong with %.20j: %s', (text, code) => {
    expect(checkName(text)).toEqual({ ok: false, code });
  });

  it('gives out only what it takes in again unchanged, in NFC and short enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const checked = checkName(text);
        if (!checked.ok) return;
        expect(checkName(checked.value)).toEqual(checked);
        expect(checked.value).toBe(checked.value.normalize('NFC'));
        expect(checked.value.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

describe('initials', () => {
  it('keep the surname for the desk and nothing but letters for paper', () => {
    expect(initials('Әубәкірова Қымбат Өтегенқызы')).toBe('Әубәкірова Қ. Ө.');
    expect(maskedInitials('Әубәкірова Қымбат Өтегенқызы')).toBe('Ә. Қ. Ө.');
  });

  it.each([
    ['Иванов', 'Иванов', 'И.'],
    ['иванов пётр', 'иванов П.', 'И. П.'],
    ["О'Коннор 'Абд - ", "О'Коннор А.", 'О. А.'],
    ['', '', ''],
  ])('of %j are %j and %j', (name, desk, paper) => {
    expect(initials(name)).toBe(desk);
    expect(maskedInitials(name)).toBe(paper);
  });
});
