import { NAMED_BASES } from '../domain/representatives.ts';
import { text } from './catalogue.ts';
import type { Language } from './language.ts';

/** By what right somebody acts for another, in words; one without a name of ours as the policy writes it. */
export function basisWords(language: Language, basis: string): string {
  const named = NAMED_BASES.find((one) => one === basis);
  return named === undefined ? basis : text(language, `representative.bases.${named}`);
}
