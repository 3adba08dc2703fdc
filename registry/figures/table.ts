/** A table of figures: a tally for all of a period and for each row, and what of it is hidden. */
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { StatsBy } from '../../shared/protocol/schema/stats.ts';
import type { Hidden } from './suppress.ts';
import type { Tallies, Tally } from './tally.ts';

export type Column = Exclude<keyof Tally, 'letters' | 'inPerson'>;
export type Table = Tallies & {
  hidden: Readonly<Record<Column, Hidden>>;
  /** Whether representations are counted in the total alone. */
  hasLettersHidden: boolean;
};

const NOTHING: Hidden = { rows: new Set(), total: false };

/** Nothing is hidden from whoever may see the cases themselves. */
export const nothingHidden: Table['hidden'] = {
  filed: NOTHING,
  online: NOTHING,
  suspended: NOTHING,
  cancelled: NOTHING,
  refused: NOTHING,
  toLender: NOTHING,
  toSuspension: NOTHING,
};

/** The rows that are there in any case, because nothing is a figure as well; months are those of the period. */
export function rowsFor(by: Exclude<StatsBy, 'month'>, region: string | null, { centers }: Policy): string[] {
  if (by === 'group') return ['pensioner', 'disability', 'other', 'none'];
  if (by === 'lender') return [];
  return region === null ? [...new Set(centers.map((center) => center.region))] : [region];
}
