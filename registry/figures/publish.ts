/**
 * What of a year's figures anybody may see. Months, quarters and the year are published one after the other as they
 * end, and what is published stays: so each is decided by what is public already. Where a figure about few people
 * would follow from a new one, alone or with all others, that one is hidden as well.
 */
import { complete, hide, isEnough, isFew } from './suppress.ts';
import { noSpan, type Places, type Span } from './span.ts';

/** How many people a period's figure is about: all of them, and each row of each table of it. */
export type Counts = {
  /** Of the year, from 0 on. */
  months: readonly number[];
  total: number;
  tables: Readonly<Record<string, ReadonlyMap<string, number>>>;
};

/** What of it is hidden. Where the total is, nothing of the period is shown: each table would tell it. */
export type Withheld = { total: boolean; tables: Readonly<Record<string, ReadonlySet<string>>> };

type Done = { counts: Counts; withheld: Withheld };
/** One table, and what is public of it by now. */
type Known = { name: string; keys: readonly string[]; span: Span };

const MONTHS = 12;

/** What to hide of each period; they come in the order in which they end, the shorter first. */
export function publish(periods: readonly Counts[]): Withheld[] {
  const names = Object.keys(periods[0]?.tables ?? {});
  const known = names.map((name): Known => {
    const keys = [...new Set(periods.flatMap(({ tables }) => [...(tables[name]?.keys() ?? [])]))].toSorted();
    return { name, keys, span: noSpan(keys.length * MONTHS) };
  });
  const totals = noSpan(MONTHS);
  const done: Done[] = [];
  for (const counts of periods) {
    const decided = isTotalSafe(counts, done, totals) ? decide(counts, done, known) : null;
    const withheld = decided ?? nothingOf(counts);
    done.push({ counts, withheld });
    if (withheld.total) continue;
    totals.take(counts.months);
    for (const table of known) take(table.span, table, counts, withheld.tables[table.name]);
  }
  return done.map(({ withheld }) => withheld);
}

const nothingOf = ({ tables }: Counts): Withheld => ({
  total: true,
  tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, new Set(rows.keys())])),
});

/** Whether the total tells nothing of a month or a quarter that is withheld. */
function isTotalSafe(counts: Counts, done: readonly Done[], totals: Span): boolean {
  if (isFew(counts.total)) return false;
  const left = uncovered(counts, done, ({ withheld }) => withheld.total);
  // What is shown of it would leave a sum that only few totals come to: with one that is withheld, all of it has to be.
  const isMixed = left.length > 0 && within(counts, done).some(({ withheld }) => !withheld.total);
  if (isMixed || (left.length > 0 && !isEnough(left.map((one) => one.total)))) return false;
  const span = totals.copy();
  span.take(counts.months);
  return done.every(
    ({ counts: { months, total }, withheld }) => !withheld.total || total === 0 || !span.follows(months),
  );
}

/** What to hide of each table of a period whose total is shown; null where no table can be shown with it. */
function decide(counts: Counts, done: readonly Done[], known: readonly Known[]): Withheld | null {
  const tables: Record<string, ReadonlySet<string>> = {};
  for (const table of known) {
    const rows = counts.tables[table.name] ?? new Map<string, number>();
    const hidden = hiddenIn(table, rows, counts, done);
    if (hidden === null) return null;
    tables[table.name] = hidden;
  }
  return { total: false, tables };
}

function hiddenIn(
  table: Known,
  rows: ReadonlyMap<string, number>,
  counts: Counts,
  done: readonly Done[],
): ReadonlySet<string> | null {
  const first = hide(rows, counts.total);
  if (first.total) return null;
  const hidden = new Set(first.rows);
  for (const key of table.keys) {
    const left = uncovered(counts, done, ({ withheld }) => withheld.total || isHidden(withheld, table, key));
    const people = left.map((one) => one.tables[table.name]?.get(key) ?? 0);
    if (left.length > 0 && people.some((count) => count > 0) && !isEnough(people)) hidden.add(key);
  }
  // Zeros last: they say least of anybody.
  const others = table.keys.toSorted(
    (a, b) => Number((rows.get(a) ?? 0) === 0) - Number((rows.get(b) ?? 0) === 0),
  );
  for (;;) {
    if (!complete(hidden, rows)) return null;
    if (isSafe(table, hidden, counts, done)) return hidden;
    const next = others.find((key) => !hidden.has(key));
    if (next === undefined) return null;
    hidden.add(next);
  }
}

/** Whether nothing about few people follows from all that is public of the table with this period in it. */
function isSafe(table: Known, hidden: ReadonlySet<string>, counts: Counts, done: readonly Done[]): boolean {
  const span = table.span.copy();
  take(span, table, counts, hidden);
  const withheld = { total: false, tables: { [table.name]: hidden } };
  return [...done, { counts, withheld }].every((one) => {
    const rows = one.counts.tables[table.name] ?? new Map<string, number>();
    if (one.withheld.total && one.counts.total > 0 && span.follows(totalOf(table, one.counts))) return false;
    return [...rows].every(
      ([key, count]) =>
        !isFew(count) || !isHidden(one.withheld, table, key) || !span.follows(cellOf(table, one.counts, key)),
    );
  });
}

const isHidden = ({ tables }: Withheld, { name }: Known, key: string) => tables[name]?.has(key) === true;

const within = (counts: Counts, done: readonly Done[]): Done[] =>
  done.filter((one) => one.counts.months.every((month) => counts.months.includes(month)));

/** The shorter periods of this one that are hidden, and in no longer one that is shown. */
function uncovered(counts: Counts, done: readonly Done[], is: (one: Done) => boolean): Counts[] {
  const inside = within(counts, done);
  const shown = inside.filter((one) => one.counts.months.length > 1 && !is(one));
  return inside
    .filter((one) => one.counts.months.length === 1 && is(one))
    .filter(({ counts: { months } }) => !shown.some((one) => one.counts.months.includes(months[0] ?? -1)))
    .map((one) => one.counts);
}

function take(span: Span, table: Known, counts: Counts, hidden: ReadonlySet<string> = new Set()): void {
  span.take(totalOf(table, counts));
  for (const key of table.keys) if (!hidden.has(key)) span.take(cellOf(table, counts, key));
}

const cellOf = ({ keys }: Known, { months }: Counts, key: string): Places =>
  months.map((month) => keys.indexOf(key) * MONTHS + month);

const totalOf = (table: Known, counts: Counts): Places =>
  table.keys.flatMap((key) => cellOf(table, counts, key));
