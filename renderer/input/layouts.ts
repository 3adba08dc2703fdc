/** What lies on the keys of the on-screen keyboard. A key in braces does something; any other types itself. */
import type { Language } from '../../shared/texts/language.ts';

/** `signs` is the other side of the letters; `digits` is a pad for fields of numbers. */
export type LayoutName = 'kk' | 'ru' | 'latin' | 'signs' | 'digits';
export type Letters = Extract<LayoutName, 'kk' | 'ru' | 'latin'>;

/** One row below each of the letters. The keys that do something keep their places from layout to layout. */
const UNDER = '{signs} {letters} , {space} . {close}';

/** Small letters; each row is as wide as the keyboard. The nine Kazakh letters have a row of their own. */
const SMALL: Readonly<Record<LayoutName, readonly string[]>> = {
  kk: [
    'ә і ң ғ ү ұ қ ө һ',
    'й ц у к е н г ш щ з х ъ',
    'ф ы в а п р о л д ж э ё',
    '{shift} я ч с м и т ь б ю - {erase}',
    UNDER,
  ],
  ru: ['й ц у к е н г ш щ з х ъ', 'ф ы в а п р о л д ж э ё', '{shift} я ч с м и т ь б ю - {erase}', UNDER],
  latin: ['q w e r t y u i o p', "a s d f g h j k l '", '{shift} z x c v b n m - {erase}', UNDER],
  signs: ['1 2 3 4 5 6 7 8 9 0', '- / № ( ) « » : ; ?', '! + " \' @ % {erase}', '{back} , {space} . {close}'],
  digits: ['1 2 3', '4 5 6', '7 8 9', '+ 0 ,', '{erase} {close}'],
};

const large = (row: string): string =>
  row
    .split(' ')
    .map((key) => (key.startsWith('{') ? key : key.toUpperCase()))
    .join(' ');

/** The rows of a layout, in capital letters where `isLarge`; `newLine` for fields of several lines. */
export function rowsOf(layout: LayoutName, isLarge: boolean, newLine: boolean): string[] {
  const rows = isLarge ? SMALL[layout].map(large) : [...SMALL[layout]];
  return newLine ? rows.map((row) => row.replace('. {close}', '. {line} {close}')) : rows;
}

const CYCLE = { kk: 'ru', ru: 'latin', latin: 'kk' } as const;

/** The letters that come after `letters` when the key of languages is pressed. */
export const lettersAfter = (letters: Letters): Letters => CYCLE[letters];

/** The letters a session in that language begins with. */
export const lettersOf = (language: Language): Letters => (language === 'en' ? 'latin' : language);

/** The name of the letters as it stands on their key. */
export const LETTERS_NAMES: Readonly<Record<Letters, string>> = { kk: 'ҚАЗ', ru: 'РУС', latin: 'LAT' };
