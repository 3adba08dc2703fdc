/** The languages a citizen may choose; the same codes as `citizen.language` in the protocol. */
export type Language = 'kk' | 'ru' | 'en';

/** Every language, in the order in which the choice is offered: the state language first. */
export const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];

/** Each language named in itself, so that nobody has to read another one to find their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

/** Whether `value` is the code of one of our languages. */
export function isLanguage(value: unknown): value is Language {
  return value === 'kk' || value === 'ru' || value === 'en';
}
