import type { Language } from './language.ts';

/**
 * Plural forms.
 *
 * i18next chooses a form through Intl.PluralRules, and Chromium has no Kazakh data; so we choose it
 * ourselves. A text that depends on a number is a group of exactly three texts, `one`, `few` and
 * `many`, in every language, and the key says which: t(`desk.home.drafts.${plural(language, n)}`, { n }).
 * No value is ever called `count`: that name switches on i18next's own plurals.
 */
export type PluralForm = 'one' | 'few' | 'many';

/** A group of texts, one for each plural form. */
export type PluralTexts = Readonly<Record<PluralForm, string>>;

/**
 * The plural form of the whole number `n` (0 or more).
 * Russian as in CLDR (1, 21, 101 → one; 2–4, 22 → few; the rest → many), English 1 → one, Kazakh
 * nouns do not change after a number, so always many.
 */
export function plural(language: Language, n: number): PluralForm {
  if (language === 'kk') return 'many';
  if (language === 'en') return n === 1 ? 'one' : 'many';
  const units = n % 10;
  const teens = n % 100 >= 11 && n % 100 <= 14;
  if (teens || units === 0 || units >= 5) return 'many';
  return units === 1 ? 'one' : 'few';
}

/** A group for Kazakh: one text for every number. */
export function unchanging(text: string): PluralTexts {
  return { one: text, few: text, many: text };
}

/** A group for English: `one` for 1, `many` for every other number. */
export function oneMany(one: string, many: string): PluralTexts {
  return { one, few: many, many };
}

/** A group for Russian: 1 займ, 2 займа, 5 займов. */
export function oneFewMany(one: string, few: string, many: string): PluralTexts {
  return { one, few, many };
}
