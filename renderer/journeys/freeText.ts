/** Texts in the citizen's own words: what has to be mended in them. */
import { checkFreeText } from '../../shared/domain/freeText.ts';
import { textOf, type FieldProblem, type Typed } from './typed.ts';

/** A text that may be left out; with `max` as the figure in what is said of one too long. */
export function textProblems(typed: Typed, path: string, max: number): FieldProblem[] {
  const checked = checkFreeText(textOf(typed, path), max);
  return checked.ok || checked.code === 'text.empty' ? [] : [{ path, code: checked.code, params: { max } }];
}

/** A text that has to be there; `empty` is the code of what is said where it is not. */
export function neededText(typed: Typed, path: string, max: number, empty: string): FieldProblem[] {
  return textOf(typed, path).trim() === '' ? [{ path, code: empty }] : textProblems(typed, path, max);
}
