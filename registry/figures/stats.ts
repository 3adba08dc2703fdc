/** The registry's figures of a period, and of the same period a year before (registry-protocol, section 10). */
import type {
  Figures,
  Growth,
  LoanSum,
  Span,
  Stats,
  StatsBy,
  StatsRow,
} from '../../shared/protocol/schema/stats.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { loansOf } from './loans.ts';
import { calendarPeriod, monthNextYear, monthsOf, periodOf, yearBefore, type Days } from './period.ts';
import { publishedTable } from './published.ts';
import { nothingHidden, rowsFor, type Column, type Table } from './table.ts';
import { noTally, spanOf, tallyOf, type Sum, type Tally } from './tally.ts';

/**
 * What is asked: both days are in the period. `isPublished` hides figures about few people; the period is then a month,
 * a quarter or a year of the calendar.
 */
export type StatsQuestion = {
  from: string;
  to: string;
  by: StatsBy;
  isCompared: boolean;
  isPublished: boolean;
  /** The region that may be seen; the whole country without. */
  region: string | null;
};

/** The figures asked for. Throws a RangeError where they are published of no period of the calendar. All of them are computed from cases, orders and answers when they are asked. */
export async function statistics(context: Context, asked: StatsQuestion): Promise<Stats> {
  const { from, to, by, region, isPublished } = asked;
  const days = { from, to };
  const policy = await currentPolicy(context.store);
  const now = await table(context, asked, days, policy);
  const before = asked.isCompared ? await earlierTable(context, asked, days, policy) : null;
  const compared = (key: string | null) => {
    const figures = figuresOf(now, key);
    if (!before) return { figures };
    const earlier = figuresOf(before, key);
    return { figures, before: earlier, growth: growthOf(figures, earlier) };
  };
  const keys = new Set([...now.rows.keys(), ...(before?.rows.keys() ?? [])]);
  return {
    at: instant(context.clock.now()),
    from,
    to,
    by,
    ...(region !== null && { region }),
    published: isPublished,
    total: compared(null),
    rows: [...keys].toSorted().map((key) => ({ key, ...nameOf(key, by, policy), ...compared(key) })),
  };
}

/** The table of a year before; its months go by the names of those they are compared with. */
async function earlierTable(
  context: Context,
  asked: StatsQuestion,
  days: Days,
  policy: Policy,
): Promise<Table> {
  const before = await table(context, asked, yearBefore(days), policy);
  const { rows, hidden } = before;
  if (asked.by !== 'month') return before;
  const renamed = Object.entries(hidden).map(([column, what]) => [
    column,
    { ...what, rows: new Set([...what.rows].map(monthNextYear)) },
  ]);
  return {
    ...before,
    rows: new Map([...rows].map(([month, tally]) => [monthNextYear(month), tally])),
    hidden: Object.fromEntries(renamed) as Table['hidden'],
  };
}

const nameOf = (key: string, by: StatsBy, { lenders }: Policy): Pick<StatsRow, 'name'> => {
  const name = by === 'lender' ? lenders.find(({ bin }) => bin === key)?.name : undefined;
  return name ? { name } : {};
};

async function table(
  { store }: Context,
  { by, region, isPublished }: StatsQuestion,
  { from, to }: Days,
  policy: Policy,
): Promise<Table> {
  const calendar = isPublished ? calendarPeriod(from, to) : null;
  if (calendar) return publishedTable(store, by, calendar, policy);
  if (isPublished) throw new RangeError('no period of the calendar');
  const period = periodOf(from, to);
  const rows = by === 'month' ? monthsOf(period) : rowsFor(by, region, policy);
  return {
    ...tallyOf(await loansOf(store, period, region), by, rows),
    hidden: nothingHidden,
    hasLettersHidden: false,
  };
}

/** One row of a table, or its total (null), with what is hidden left out. */
function figuresOf({ total, rows, hidden, hasLettersHidden }: Table, key: string | null): Figures {
  const tally = key === null ? total : (rows.get(key) ?? noTally());
  const shown = <T>(column: Column, of: (tally: Tally) => T): T | null =>
    (key === null ? hidden[column].total : hidden[column].rows.has(key)) ? null : of(tally);
  const sum = (column: 'online' | 'suspended' | 'cancelled' | 'refused'): LoanSum | null =>
    shown(column, (of) => sumOf(of[column]));
  const span = (column: 'toLender' | 'toSuspension'): Span | null =>
    shown(column, (of) => spanOf(of[column]));
  return {
    filed: shown('filed', ({ filed }) => ({ claims: filed.claims.size, ...sumOf(filed) })),
    online: sum('online'),
    suspended: sum('suspended'),
    cancelled: sum('cancelled'),
    refused: sum('refused'),
    representations: key !== null && hasLettersHidden ? null : tally.letters.size,
    toLender: span('toLender'),
    toSuspension: span('toSuspension'),
  };
}

/** Throws a RangeError where the sum is no exact number any more: 90 trillion tenge. */
function sumOf({ people, loans, amount }: Sum): LoanSum {
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('a sum above 2^53 tiyn');
  return { people: people.size, loans, amount: Number(amount) };
}

const growthOf = (now: Figures, before: Figures): Growth => ({
  loans: grown(now.filed?.loans, before.filed?.loans),
  online: grown(now.online?.loans, before.online?.loans),
  people: grown(now.filed?.people, before.filed?.people),
  suspended: grown(now.suspended?.amount, before.suspended?.amount),
  cancelled: grown(now.cancelled?.amount, before.cancelled?.amount),
});

/** In per cent, to one decimal. */
const grown = (now: number | undefined, before: number | undefined): number | null =>
  now === undefined || before === undefined || before === 0
    ? null
    : Math.round((now / before - 1) * 1000) / 10;
