/** Adds up what happened to loans: one tally for all of it, and one for each row. */
import type { Span, StatsBy } from '../../shared/protocol/schema/stats.ts';
import type { LoanFacts } from './loans.ts';
import { monthOf } from './period.ts';

/** Loans of some people; the sum is exact, however many there are. */
export type Sum = { people: Set<string>; claims: Set<string>; loans: number; amount: bigint };
export type Times = { people: Set<string>; afterMs: number[] };

/** `inPerson` is what `filed` has more than `online`: whoever sees those two sees it as well. */
export type Tally = {
  filed: Sum;
  online: Sum;
  inPerson: Sum;
  suspended: Sum;
  cancelled: Sum;
  refused: Sum;
  letters: Set<string>;
  toLender: Times;
  toSuspension: Times;
};

const noSum = (): Sum => ({ people: new Set(), claims: new Set(), loans: 0, amount: 0n });
const noTimes = (): Times => ({ people: new Set(), afterMs: [] });

/** Nothing yet. */
export const noTally = (): Tally => ({
  filed: noSum(),
  online: noSum(),
  inPerson: noSum(),
  suspended: noSum(),
  cancelled: noSum(),
  refused: noSum(),
  letters: new Set(),
  toLender: noTimes(),
  toSuspension: noTimes(),
});

export type Tallies = { total: Tally; rows: Map<string, Tally> };

/** The tallies of `loans`, by what is asked; `keys` are rows that are there even where nothing happened. */
export function tallyOf(loans: readonly LoanFacts[], by: StatsBy, keys: readonly string[]): Tallies {
  const total = noTally();
  const rows = new Map(keys.map((key) => [key, noTally()]));
  const into = (loan: LoanFacts, ms: number): Tally[] => [
    total,
    ...keysOf(loan, by, ms).map((key) => {
      const tally = rows.get(key) ?? noTally();
      rows.set(key, tally);
      return tally;
    }),
  ];
  for (const loan of loans) {
    const { openedAt, answered, ordered, suspended, represented } = loan;
    if (openedAt !== null) {
      for (const tally of into(loan, openedAt)) {
        add(tally.filed, loan, loan.amount);
        add(loan.isOnline ? tally.online : tally.inPerson, loan, loan.amount);
      }
    }
    if (answered)
      for (const tally of into(loan, answered.receivedAt)) add(tally[answered.state], loan, answered.amount);
    if (ordered) for (const { toLender } of into(loan, ordered.at)) note(toLender, loan, ordered.afterMs);
    if (suspended)
      for (const { toSuspension } of into(loan, suspended.at)) note(toSuspension, loan, suspended.afterMs);
    for (const { id, at } of represented) for (const { letters } of into(loan, at)) letters.add(id);
  }
  return { total, rows };
}

function add(sum: Sum, { citizen, claim }: LoanFacts, amount: number): void {
  sum.people.add(citizen);
  sum.claims.add(claim);
  sum.loans += 1;
  sum.amount += BigInt(amount);
}

function note(times: Times, { citizen }: LoanFacts, afterMs: number): void {
  times.people.add(citizen);
  times.afterMs.push(afterMs);
}

/** The rows a loan belongs to: one, but for groups, of which a citizen may be in several. */
function keysOf({ region, bin, vulnerable }: LoanFacts, by: StatsBy, ms: number): readonly string[] {
  if (by === 'month') return [monthOf(ms)];
  if (by === 'group') return vulnerable === '' ? ['none'] : vulnerable.split(',');
  return [(by === 'region' ? region : bin) ?? ''];
}

/** How long it took for half of them, and for nine in ten: the smallest time that so many were not above. */
export function spanOf({ afterMs }: Times): Span {
  const sorted = afterMs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { loans: sorted.length, medianMs: at(0.5), p90Ms: at(0.9) };
}
