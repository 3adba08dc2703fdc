import { expect, test } from 'vitest';
import { FEWEST_PEOPLE } from '../../shared/protocol/schema/stats.ts';
import { hide } from './suppress.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'];

/** What somebody sees of a column of people, each of whom is in one row. */
function shown(counts: readonly number[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const hidden = hide(new Map(counts.map((count, i) => [ROWS[i] ?? '', count])), total);
  return JSON.stringify([
    counts.map((count, i) => (hidden.rows.has(ROWS[i] ?? '') ? null : count)),
    hidden.total ? null : total,
  ]);
}

/** Every table of `rows` rows about `most` people at most: no other one has the same total as any of them. */
function* tables(rows: number, most: number): Generator<number[]> {
  if (rows === 0) yield [];
  else
    for (let count = 0; count <= most; count++)
      for (const others of tables(rows - 1, most - count)) yield [count, ...others];
}

const SIZES = [
  { rows: 1, most: 40 },
  { rows: 2, most: 40 },
  { rows: 3, most: 30 },
  { rows: 4, most: 22 },
  { rows: 5, most: 20 },
];

test.for(SIZES)(
  'of $rows rows nobody can work out what is hidden, even who knows the rule',
  ({ rows, most }) => {
    const known: unknown[] = [];
    for (const [seen, possible] of Map.groupBy(tables(rows, most), shown)) {
      const [cells] = JSON.parse(seen) as [(number | null)[], number | null];
      for (const [i, cell] of cells.entries()) {
        const values = new Set(possible.map((table) => table[i] ?? 0));
        // Shown is none, or enough people; hidden could be one figure as well as another.
        if (values.size < 2 ? cell === null || (cell > 0 && cell < FEWEST_PEOPLE) : cell !== null)
          known.push([seen, i, ...values]);
      }
    }
    expect(known).toEqual([]);
  },
);

test('no more is hidden than it takes', () => {
  const of = (...counts: number[]) => JSON.parse(shown(counts)) as unknown;
  expect(of(9, 8, 7)).toEqual([[9, 8, 7], 24]);
  expect(of(9, 0, 7)).toEqual([[9, 0, 7], 16]);
  expect(of(9, 2, 7)).toEqual([[null, null, 7], 18]);
  expect(of(9, 2, 3)).toEqual([[9, null, null], 14]);
  expect(of(9, 4, 4)).toEqual([[null, null, null], 17]);
  expect(of(3, 0, 0)).toEqual([[null, 0, 0], null]);
  expect(of(0, 0, 0)).toEqual([[0, 0, 0], 0]);
});
