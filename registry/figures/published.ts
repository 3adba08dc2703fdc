/** The figures of a period as anybody may see them: of the whole country, with what would give somebody away left out. */
import { StatsBy } from '../../shared/protocol/schema/stats.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { Reading } from '../store/tables.ts';
import { loansOfEach } from './loans.ts';
import { daysOf, monthOf, periodOf, publishedUntil, type CalendarPeriod } from './period.ts';
import { publish } from './publish.ts';
import type { Hidden } from './suppress.ts';
import { rowsFor, type Column, type Table } from './table.ts';
import { tallyOf, type Tallies, type Tally } from './tally.ts';

/** A month of the period is a row by itself, as it was published. */
const TABLES = StatsBy.options.filter((by) => by !== 'month');

/** One period that is public by then: its tallies by each table. */
type Public = { months: readonly number[]; tallies: Readonly<Record<string, Tallies>>; total: Tally };

/** The table of a period of the calendar that is over. */
export async function publishedTable(
  store: Reading,
  by: StatsBy,
  asked: CalendarPeriod,
  policy: Policy,
): Promise<Table> {
  const calendar = publishedUntil(asked);
  const periods = calendar.map((one) => periodOf(daysOf(one).from, daysOf(one).to));
  const loans = await loansOfEach(store, periods, null);
  const all = calendar.map(({ months }, i): Public => {
    const tables = TABLES.map(
      (name) => [name, tallyOf(loans[i] ?? [], name, rowsFor(name, null, policy))] as const,
    );
    const tallies: Record<string, Tallies> = Object.fromEntries(tables);
    return { months, tallies, total: tallyOf(loans[i] ?? [], 'month', []).total };
  });
  const withheld = new Map(
    COLUMNS.map((column) => [column, publish(all.map((one) => countsOf(one, column)))]),
  );
  const last = all.at(-1);
  if (!last) throw new Error('a period without itself');
  const parts = all.filter(({ months }) => months.length === 1 && last.months.includes(months[0] ?? -1));
  const nameOf = ({ months }: Public) => monthOf(Date.UTC(asked.year, months[0] ?? 0, 2));
  /** What of that column is hidden by itself, row by row. */
  const alone = (column: Counted): Hidden => {
    const hidden = withheld.get(column) ?? [];
    const own = hidden.at(-1);
    if (!own) throw new Error('a period that nobody decided');
    const months = parts.filter((one) => hidden[all.indexOf(one)]?.total === true).map(nameOf);
    return { rows: new Set(by === 'month' ? months : own.tables[by]), total: own.total };
  };
  const rows =
    by === 'month'
      ? new Map(parts.map((one) => [nameOf(one), one.total]))
      : (last.tallies[by]?.rows ?? new Map<string, Tally>());
  // A letter of a group or region is about few people more often than not; how many went out in all is about none.
  return { total: last.total, rows, hidden: hiddenBy(alone), hasLettersHidden: by !== 'month' };
}

type Counted = Exclude<keyof Tally, 'letters'>;
const COLUMNS: readonly Counted[] = [
  'filed',
  'online',
  'inPerson',
  'suspended',
  'cancelled',
  'refused',
  'toLender',
  'toSuspension',
];

/** What is online is shown only where neither it nor the rest, which is what was filed less that, tells of few people. */
const hiddenBy = (alone: (column: Counted) => Hidden): Record<Column, Hidden> => {
  const three = [alone('filed'), alone('online'), alone('inPerson')];
  return {
    filed: alone('filed'),
    online: {
      rows: new Set(three.flatMap(({ rows }) => [...rows])),
      total: three.some(({ total }) => total),
    },
    suspended: alone('suspended'),
    cancelled: alone('cancelled'),
    refused: alone('refused'),
    toLender: alone('toLender'),
    toSuspension: alone('toSuspension'),
  };
};

const countsOf = ({ months, tallies, total }: Public, column: Counted) => ({
  months,
  total: total[column].people.size,
  tables: Object.fromEntries(
    Object.entries(tallies).map(([name, { rows }]) => [
      name,
      new Map([...rows].map(([key, tally]) => [key, tally[column].people.size])),
    ]),
  ),
});
