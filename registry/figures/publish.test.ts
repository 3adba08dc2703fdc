import { expect, test } from 'vitest';
import { FEWEST_PEOPLE } from '../../shared/protocol/schema/stats.ts';
import { createRandom } from '../demo/random.ts';
import { publish, type Counts, type Withheld } from './publish.ts';

const isFew = (count: number) => count > 0 && count < FEWEST_PEOPLE;
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** Months, quarters and the year, each when it ends. */
const periodsOf = (months: number): number[][] =>
  Array.from({ length: months }, (_, month) => [
    [month],
    ...(month % 3 === 2 ? [[month - 2, month - 1, month]] : []),
    ...(month === 11 ? [Array.from({ length: 12 }, (_all, i) => i)] : []),
  ]).flat();

/** Somebody's loan: in which row of each table, and in which month. */
type One = { month: number; rows: Record<string, string> };

function countsOf(all: readonly One[], months: number, keys: Record<string, readonly string[]>): Counts[] {
  return periodsOf(months).map((period) => {
    const inside = all.filter(({ month }) => period.includes(month));
    const table = (name: string) =>
      new Map((keys[name] ?? []).map((key) => [key, inside.filter(({ rows }) => rows[name] === key).length]));
    const tables = Object.fromEntries(Object.keys(keys).map((name) => [name, table(name)]));
    return { months: period, total: inside.length, tables };
  });
}

/** All that is shown, as one text. */
const seen = (periods: readonly Counts[], withheld: readonly Withheld[]): string =>
  JSON.stringify(
    periods.map(({ total, tables }, i) => [
      withheld[i]?.total ? null : total,
      ...Object.entries(tables).flatMap(([name, rows]) =>
        [...rows].map(([key, count]) => (withheld[i]?.tables[name]?.has(key) ? null : count)),
      ),
    ]),
  );

/** Every table of so many cells about `most` people at most. */
function* cells(count: number, most: number): Generator<number[]> {
  if (count === 0) yield [];
  else
    for (let one = 0; one <= most; one++)
      for (const others of cells(count - 1, most - one)) yield [one, ...others];
}

test('of a quarter and its months nobody can work out a figure about few people, even who knows the rule', () => {
  const rows = ['a', 'b'];
  const possible = new Map<string, number[][]>();
  for (const table of cells(6, 14)) {
    const at = (months: readonly number[], row: number) =>
      sum(months.map((month) => table[month * 2 + row] ?? 0));
    const periods = periodsOf(3).map((months): Counts => {
      const region = new Map(rows.map((key, row) => [key, at(months, row)]));
      return { months, total: at(months, 0) + at(months, 1), tables: { region } };
    });
    const text = seen(periods, publish(periods));
    const same = possible.get(text);
    if (same) same.push(table);
    else possible.set(text, [table]);
  }
  const known: unknown[] = [];
  for (const [text, tables] of possible)
    for (let cell = 0; cell < 6; cell++) {
      const values = new Set(tables.map((table) => table[cell] ?? 0));
      const [value = 0] = values;
      if (values.size === 1 && isFew(value)) known.push([text, cell, value]);
    }
  expect(possible.size).toBeGreaterThan(1_000);
  expect(known.slice(0, 5)).toEqual([]);
});

/** What follows from sums that are known, by whole numbers: kept apart from span.ts, which it is to check. */
function follows(known: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  const rows: number[][] = [];
  const reduce = (row: readonly number[]): number[] => {
    let rest = [...row];
    for (const one of rows) {
      const at = one.findIndex((value) => value !== 0);
      const [mine = 0, theirs = 0] = [rest[at], one[at]];
      if (mine === 0) continue;
      rest = rest.map((value, i) => value * theirs - mine * (one[i] ?? 0));
      const divisor = rest.reduce((all, value) => gcd(all, Math.abs(value)), 0);
      if (divisor > 1) rest = rest.map((value) => value / divisor);
    }
    return rest;
  };
  for (const row of known) {
    const rest = reduce(row);
    if (rest.some((value) => value !== 0)) rows.push(rest);
  }
  return reduce(wanted).every((value) => value === 0);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const KEYS = { region: ['almaty', 'astana', 'shymkent', 'turkistan'], lender: ['', 'alma', 'dala'] };

test.for([
  { seed: 1, people: 40 },
  { seed: 2, people: 120 },
  { seed: 3, people: 250 },
  { seed: 4, people: 500 },
])(
  'nothing about few people follows from all that a year of $people people publishes, taken together',
  ({ seed, people }) => {
    const random = createRandom(seed);
    const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random.next() ** 2 * of.length)] ?? of[0];
    const all = Array.from({ length: people }, (): One => ({
      month: Math.floor(random.next() * 12),
      rows: { region: pick(KEYS.region as [string]), lender: pick(KEYS.lender as [string]) },
    }));
    const periods = countsOf(all, 12, KEYS);
    const withheld = publish(periods);
    // A place for each region, lender and month: what the two tables say is combined as well.
    const places = KEYS.region.flatMap((region) =>
      KEYS.lender.flatMap((lender) =>
        Array.from({ length: 12 }, (_, month) => ({ month, rows: { region, lender } })),
      ),
    );
    const cell = (months: readonly number[], name?: keyof typeof KEYS, key?: string) =>
      places.map(({ month, rows }) =>
        months.includes(month) && (name === undefined || rows[name] === key) ? 1 : 0,
      );
    const known: number[][] = [];
    const secret: { what: string; sum: number[] }[] = [];
    for (const [i, { months, total, tables }] of periods.entries()) {
      const isWithheld = withheld[i]?.total === true;
      if (!isWithheld) known.push(cell(months));
      else if (total > 0) secret.push({ what: `${months.join('+')} all`, sum: cell(months) });
      for (const name of ['region', 'lender'] as const)
        for (const [key, count] of tables[name] ?? []) {
          const isHidden = withheld[i]?.tables[name]?.has(key) === true;
          if (!isHidden) known.push(cell(months, name, key));
          if (isFew(count)) secret.push({ what: `${months.join('+')} ${key}`, sum: cell(months, name, key) });
        }
    }
    expect(secret.length).toBeGreaterThan(5);
    expect(secret.filter((one) => follows(known, one.sum)).map(({ what }) => what)).toEqual([]);
  },
);

test('what was published of a month does not depend on what comes after it', () => {
  const random = createRandom(9);
  const all = Array.from({ length: 150 }, (): One => ({
    month: Math.floor(random.next() * 12),
    rows: { region: KEYS.region[Math.floor(random.next() * 4)] ?? '', lender: 'alma' },
  }));
  const whole = publish(countsOf(all, 12, KEYS));
  const earlier = publish(countsOf(all, 7, KEYS));
  expect(whole.slice(0, earlier.length)).toEqual(earlier);
});

test('a year of many people is shown whole', () => {
  const all = Array.from({ length: 12 * 12 * 6 }, (_, i): One => ({
    month: i % 12,
    rows: {
      region: KEYS.region[Math.floor(i / 12) % 4] ?? '',
      lender: KEYS.lender[Math.floor(i / 48) % 3] ?? '',
    },
  }));
  for (const { total, tables } of publish(countsOf(all, 12, KEYS)))
    expect([total, ...Object.values(tables).map(({ size }) => size)]).toEqual([false, 0, 0]);
});
