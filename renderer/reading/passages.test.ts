import { afterEach, expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

function read(html: string) {
  document.body.innerHTML = `<main>${html}</main>`;
  const main = document.querySelector('main');
  return main ? passagesOf(main) : [];
}

const words = (html: string) => read(html).map((one) => one.words);

test('headings, texts and answers are read sentence by sentence, in their order', () => {
  expect(
    words(
      '<h1>Сіз кімсіз?</h1><p>Бірінші. Екінші.</p><fieldset><legend>Таңдаңыз</legend>' +
        '<div><label>Иә</label></div><div><label>Жоқ</label></div></fieldset>',
    ),
  ).toEqual(['Сіз кімсіз?', 'Бірінші.', 'Екінші.', 'Таңдаңыз', 'Иә', 'Жоқ']);
});

test('a sentence runs on through what stands within its line', () => {
  expect(words('<p>Вступит в силу <b>не раньше</b> 10:42. Потом нет.</p>')).toEqual([
    'Вступит в силу не раньше 10:42.',
    'Потом нет.',
  ]);
});

test('ways on, what is typed, settings, the clerk’s own and what is hidden are not read', () => {
  expect(
    words(
      '<button>Дальше</button><input value="500101300003"><p hidden>нет</p><p aria-hidden="true">нет</p>' +
        '<p class="visually-hidden">нет</p><p data-clerk-only>нет</p><div data-setting="x">нет</div>' +
        '<textarea>нет</textarea><div class="notice-slot"><p>нет</p></div><p>да</p>',
    ),
  ).toEqual(['да']);
});

test('the place of each passage is its very words', () => {
  const passages = read('<p>  Первое.\n  Второе <i>слово. Третье</i> тут. </p>');
  expect(passages.map(({ range }) => range.toString().replaceAll(/\s+/g, ' '))).toEqual([
    'Первое.',
    'Второе слово.',
    'Третье тут.',
  ]);
});
