import { epochMsOf } from '../domain/dates.ts';
import { isTextKey, text, type TextKey, type TextValues } from './catalogue.ts';
import type { Language } from './language.ts';
import { at } from './moments.ts';
import { plural } from './plural.ts';

/** A problem as it comes from a check or from the core: its code and the figures in its text. */
type ProblemWithFigures = { code: string; params?: TextValues | undefined };

/**
 * A problem in words. Figures choose the plural form, instants are put into words (`nowMs` is the
 * kiosk's clock). A code that no catalogue knows is said plainly, never shown.
 */
export function problemText(language: Language, problem: ProblemWithFigures, nowMs: number): string {
  const params = problem.params ?? {};
  return text(language, keyOf(language, problem.code, params), inWords(language, params, nowMs));
}

function keyOf(language: Language, code: string, params: TextValues): TextKey {
  const key = `problems.${code}`;
  if (isTextKey(key)) return key;
  const figure = Object.values(params).find((value) => typeof value === 'number');
  const pluralKey = `${key}.${plural(language, figure ?? 0)}`;
  return isTextKey(pluralKey) ? pluralKey : 'problems.core.unexpected';
}

function inWords(language: Language, params: TextValues, nowMs: number): TextValues {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && epochMsOf(value) !== null ? at(language, value, nowMs) : value,
    ]),
  );
}
