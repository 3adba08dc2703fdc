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
  if (isFew(total)) return { rows, total: true };
  if (rows.size === 0) return { rows, total: false };
  const others = [...people.keys()].filter((key) => people.get(key) !== 0 && !rows.has(key)).toSorted();
  for (const key of others) {
    if (isEnough(rows, people)) break;
    rows.add(key);
  }
  return { rows, total: !isEnough(rows, people) };
}

/** What is hidden of either of two columns whose difference is one as well: of loans online, and of the others. */
export const hideBoth = (a: Hidden, b: Hidden): Hidden => ({
  rows: new Set([...a.rows, ...b.rows]),
  total: a.total || b.total,
});

const isFew = (count: number) => count > 0 && count < FEWEST_PEOPLE;

/** Not one row, nor few people, nor a sum that only rows of 1 each, or of the most that are few, can have. */
function isEnough(rows: ReadonlySet<string>, people: ReadonlyMap<string, number>): boolean {
  const counts = [...rows].map((key) => people.get(key) ?? 0);
  const sum = counts.reduce((all, count) => all + count, 0);
  const isForced = counts.every(isFew) && (sum === rows.size || sum === rows.size * (FEWEST_PEOPLE - 1));
  return rows.size >= 2 && sum >= FEWEST_PEOPLE && !isForced;
}
