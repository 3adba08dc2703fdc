/**
 * Many like answers in one step, such as the loans of a claim: a list, and for each item a few screens
 * of its own. Which of them is open is kept with what was typed, so that a session resumes there.
 */
import { textOf, type Typed, type TypedValue } from './typed.ts';

/** One screen of one item; null is the list of them all. */
export type Spot<P extends string> = { readonly index: number; readonly part: P } | null;

const nameOf = (list: string) => `${list}.at`;

/** Where the step of `list` stands; a place that no longer exists is the list. */
export function spotOf<P extends string>(typed: Typed, list: string, parts: readonly P[]): Spot<P> {
  const [index = '', name = ''] = textOf(typed, nameOf(list)).split('/');
  const part = parts.find((one) => one === name);
  return part !== undefined && /^\d+$/.test(index) ? { index: Number(index), part } : null;
}

/** What to type so that the step stands there. */
export const spotChange = <P extends string>(list: string, spot: Spot<P>): Typed => ({
  [nameOf(list)]: spot === null ? '' : `${spot.index}/${spot.part}`,
});

/** How many items there are: each has a text under `key`, without which it is not begun. */
export function countOf(typed: Typed, list: string, key: string): number {
  let count = 0;
  while (textOf(typed, `${list}.${count}.${key}`) !== '') count += 1;
  return count;
}

/** What to type so that the item `index` is gone and those after it move up. */
export function withoutItem(typed: Typed, list: string, index: number): Typed {
  const changes: Record<string, TypedValue> = {};
  for (const name of Object.keys(typed)) {
    const [n, rest] = placeIn(list, name);
    if (n === null || n < index) continue;
    // A place takes what stands after it; the last one is left empty.
    for (const at of n > index ? [n - 1, n] : [n])
      changes[`${list}.${at}.${rest}`] = typed[`${list}.${at + 1}.${rest}`] ?? '';
  }
  return changes;
}

/** The index and the rest of `loans.3.amount` in the list `loans`. */
function placeIn(list: string, name: string): [number, string] | [null, ''] {
  if (!name.startsWith(`${list}.`)) return [null, ''];
  const [, index, rest] = /^(\d+)\.(.+)$/.exec(name.slice(list.length + 1)) ?? [];
  return index === undefined || rest === undefined ? [null, ''] : [Number(index), rest];
}
