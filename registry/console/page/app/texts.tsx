/** The language of the page, and how it says days, moments and sums. */
import { createContext, useContext } from 'react';
import { dateAt, type IsoDate } from '../../../../shared/domain/dates.ts';
import type { Tiyn } from '../../../../shared/domain/money.ts';
import { consoleText, isConsoleKey, type ConsoleKey } from '../../../../shared/texts/consoleTexts.ts';
import type { TextValues } from '../../../../shared/texts/catalogue.ts';
import { shortDate, timeOfDay } from '../../../../shared/texts/dates.ts';
import { isLanguage, type Language } from '../../../../shared/texts/language.ts';
import { money } from '../../../../shared/texts/numbers.ts';

export const LanguageContext = createContext<Language>('kk');

export type Texts = {
  readonly language: Language;
  readonly t: (key: ConsoleKey, values?: TextValues) => string;
  /** The text under a key made of what came from outside, or `otherwise`. */
  readonly named: (key: string, otherwise: string) => string;
};

export function useTexts(): Texts {
  const language = useContext(LanguageContext);
  return {
    language,
    t: (key, values) => consoleText(language, key, values),
    named: (key, otherwise) => (isConsoleKey(key) ? consoleText(language, key) : otherwise),
  };
}

/** `22.11.2026` of a day or of a moment. */
export const day = (at: string): string =>
  shortDate((at.length === 10 ? at : dateAt(Date.parse(at))) as IsoDate);

/** `22.11.2026 10:42`. */
export const moment = (at: string): string => `${day(at)}\u00A0${timeOfDay(at)}`;

/** `1 234,50 ₸`. */
export const sum = (language: Language, amount: number): string => money(language, amount as Tiyn);

const KEPT = 'qalqan.console.language';

/** The language chosen here last; else the browser's, else Kazakh. */
export function firstLanguage(): Language {
  const [kept, spoken] = [localStorage.getItem(KEPT), navigator.language.slice(0, 2)];
  if (isLanguage(kept)) return kept;
  return isLanguage(spoken) ? spoken : 'kk';
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
