import type { Problem } from '../../shared/api/result.ts';
import { problemText } from '../../shared/texts/problemText.ts';
import type { FieldProblem } from '../journeys/typed.ts';
import type { Texts } from './texts.tsx';

/** A problem in the language of the screen, with its moments as of now. */
export function problemWords(
  { language }: Texts,
  { code, params }: Pick<Problem, 'code' | 'params'>,
): string {
  return problemText(language, params === undefined ? { code } : { code, params }, Date.now());
}

/** What a summary of mistakes says of those that were mended. */
export const mendedWords = ({ t }: Texts) => ({
  one: t('common.errorSummary.mended'),
  all: t('common.errorSummary.allMended'),
});

/** The same of the one question of a screen. That it was answered is no word on whether the answer is right. */
export const answeredWords = ({ t }: Texts) => ({
  one: t('common.errorSummary.goOn'),
  all: t('common.errorSummary.chosen'),
});

/** The words at the field `path`, where it is one of `problems`. */
export function fieldError(
  texts: Texts,
  problems: readonly FieldProblem[],
  path: string,
): string | undefined {
  const problem = problems.find((one) => one.path === path);
  return problem && problemWords(texts, problem);
}
