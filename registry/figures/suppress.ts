/** Hides figures about few people, so that neither they nor the total give them away. */
import { FEWEST_PEOPLE } from '../../shared/protocol/schema/stats.ts';

/** Which rows of one column are hidden, and whether its total is. */
export type Hidden = { rows: ReadonlySet<string>; total: boolean };

/**
 * What to hide of a column: `people` says how many each row is about, `total` how many all of it is. Rows about 1 to
 * `FEWEST_PEOPLE - 1` are hidden. Since the total less what is shown tells what the hidden rows come to together,
 * others are hidden with them until that tells nothing; where there are not enough, the total is hidden. Which others
 * must not depend on how large they are, or who knows the rule would learn from what was not chosen. That nothing
 * follows from what is shown is tested by going through every small table there is.
 */
export function hide(people: ReadonlyMap<string, number>, total: number): Hidden {
  const rows = new Set([...people].filter(([, count]) => isFew(count)).map(([key]) => key));
  return isFew(total) ? { rows, total: true } : { rows, total: !complete(rows, people) };
}

/** Adds rows to those that are hidden until their sum tells nothing; false where all of them are not enough. */
export function complete(hidden: Set<string>, people: ReadonlyMap<string, number>): boolean {
  const isDone = () => hidden.size === 0 || isEnough([...hidden].map((key) => people.get(key) ?? 0));
  for (const key of [...people.keys()].toSorted()) {
    if (isDone()) return true;
    if (people.get(key) !== 0) hidden.add(key);
  }
  return isDone();
}

export const isFew = (count: number): boolean => count > 0 && count < FEWEST_PEOPLE;

/** Whether the sum of these tells nothing of any: not one, nor few people, nor what only 1 each, or the most that are few, come to. */
export function isEnough(counts: readonly number[]): boolean {
  const some = counts.filter((count) => count > 0);
  const sum = some.reduce((all, count) => all + count, 0);
  const isForced = some.every(isFew) && (sum === some.length || sum === some.length * (FEWEST_PEOPLE - 1));
  return some.length >= 2 && sum >= FEWEST_PEOPLE && !isForced;
}
