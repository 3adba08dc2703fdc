/**
 * All texts in three languages.
 *
 * - Russian sets the keys; the compiler and catalogue.test.ts hold kk and en to the same ones.
 * - `{{name}}` is a value, in i18next's way; i18next runs with `interpolation.escapeValue: false`,
 *   because React escapes.
 * - A text that depends on a number is a group `one`, `few`, `many`: see plural.ts.
 * - Values that are times come ready from moments.ts: `{{at}}` from `at`, `{{from}}` from `from`,
 *   `{{duration}}` from `duration`. They carry their own endings, as Kazakh needs.
 */
import { en } from './en/index.ts';
import { kk } from './kk/index.ts';
import type { Language } from './language.ts';
import { fill, lookUp } from './lookUp.ts';
import { ru } from './ru/index.ts';
import type { KeysOf, SameKeys } from './shape.ts';

/** A whole catalogue. */
export type Catalogue = SameKeys<typeof ru>;

/** The key of one text, as a path with dots. */
export type TextKey = KeysOf<typeof ru>;

/** The catalogue of each language; give it to i18next as `{ [language]: { translation } }`. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { kk, ru, en };

/** Values for the `{{name}}` places of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * The text under `key` in `language`, with `values` put in: for paper, verdicts and command lines,
 * where there is no i18next. A place without a value stays as it is, so that it is seen.
 */
export function text(language: Language, key: TextKey, values: TextValues = {}): string {
  const found = lookUp(catalogues[language], key);
  if (found === null) throw new Error(`no text ${key} in ${language}`);
  return fill(found, values);
}

/** Whether there is a text under `key`, for keys that come from outside, as codes of verdicts do. */
export function isTextKey(key: string): key is TextKey {
  return lookUp(ru, key) !== null;
}
