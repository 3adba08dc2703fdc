import type { Checked } from './checked.ts';

/** A person's name as in the document: NFC, single spaces, at most 120 UTF-16 units. */
export type FullName = string & { readonly __fullName: unique symbol };

export type NameProblem = 'name.empty' | 'name.tooLong' | 'name.digits' | 'name.characters';

/** The protocol's limit for `fullName`. */
const MAX_LENGTH = 120;

/**
 * The name in `text` or what is wrong with it. Letters of the Cyrillic and Latin alphabets, so that
 * every document issued here or abroad in them can be copied; apostrophes, hyphens and dots.
 * Typographic hyphens become the plain one, so that one name is always written one way.
 */
export function checkName(text: string): Checked<FullName, NameProblem> {
  if (!isWellFormed(text)) return { ok: false, code: 'name.characters' };
  const name = text
    .normalize('NFC')
    .replaceAll(/[\u2010-\u2014]/g, '-')
    .replaceAll(/[ \t\r\n\u00A0\u2000-\u200A\u202F\u3000]+/g, ' ')
    .trim();
  if (name === '') return { ok: false, code: 'name.empty' };
  if (/\p{N}/u.test(name)) return { ok: false, code: 'name.digits' };
  if (!/^(?:(?=\p{L})[\p{Script=Cyrillic}\p{Script=Latin}]|[ '’ʼ`.-])+$/u.test(name)) {
    return { ok: false, code: 'name.characters' };
  }
  if (!/\p{L}/u.test(name)) return { ok: false, code: 'name.characters' };
  if (name.length > MAX_LENGTH) return { ok: false, code: 'name.tooLong' };
  return { ok: true, value: name as FullName };
}

/** Surname and initials, for the desk: `Әубәкірова Қ. Ө.`; what is one word stays whole. */
export function initials(fullName: string): string {
  const [surname = '', ...rest] = words(fullName);
  return [surname, ...rest.map(initial)].join(' ');
}

/** Initials alone, for paper: `Ә. Қ. Ө.`. */
export function maskedInitials(fullName: string): string {
  return words(fullName).map(initial).join(' ');
}

function words(name: string): string[] {
  return name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
}

function initial(word: string): string {
  const letter = /\p{L}/u.exec(word)?.[0] ?? '';
  return `${letter.toUpperCase()}.`;
}

/** Kazakh letters as whoever has no Kazakh keyboard writes them. */
const PLAIN: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
};

/**
 * `text` for search: its words in small letters, each with a space before it, without diacritics and with
 * Kazakh letters as their Russian neighbours, so that "омирзакова" finds "Өмірзақова"; hyphens and apostrophes part words. Empty where there is no letter and no digit.
 */
export function foldName(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[әғқңөұүһі]/g, (letter) => PLAIN[letter] ?? letter);
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ` ${word}`).join('');
}

/** Without lone surrogates. `isWellFormed` of String is newer than the oldest Chromium we run on. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
