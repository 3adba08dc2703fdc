/** A lender as it was typed, and as it is signed; `path` is where it is in the entry's body: `loans.0.lender`. */
import { checkFreeText } from '../../../shared/domain/freeText.ts';
import type { Lender } from '../../../shared/protocol/schema/claims.ts';
import { text } from '../../../shared/texts/catalogue.ts';
import { isLanguage } from '../../../shared/texts/language.ts';
import type { z } from 'zod';
import { textProblems } from '../freeText.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';
import { UNKNOWN_LENDER } from './unknown.ts';

/** The protocol's limit in UTF-16 units. */
const MAX_LENDER_NAME = 200;

export const lenderPaths = (path: string): string[] => [`${path}.name`, `${path}.bin`];

export function lenderProblems(typed: Typed, path: string): FieldProblem[] {
  const name = `${path}.name`;
  const isChosen = textOf(typed, `${path}.bin`) !== '';
  if (isChosen) return textProblems(typed, name, MAX_LENDER_NAME);
  return [{ path: name, code: textOf(typed, name).trim() === '' ? 'lender.empty' : 'lender.choose' }];
}

/** The lender, where `lenderProblems` finds nothing; one that nobody knows has a name alone. */
export function lenderTyped(typed: Typed, path: string): z.infer<typeof Lender> {
  const bin = textOf(typed, `${path}.bin`);
  const named = checkFreeText(textOf(typed, `${path}.name`), MAX_LENDER_NAME);
  const language = textOf(typed, 'citizen.language');
  const name = named.ok ? named.value : text(isLanguage(language) ? language : 'kk', 'claim.nobody');
  return bin === UNKNOWN_LENDER ? { name } : { bin, name };
}
