/**
 * The registry's figures (registry-protocol, section 10). Sums are exact, in tiyn; what is suspended and what is
 * cancelled is never added up. Where a figure is null it is hidden, because it is about too few people.
 */
import { z } from 'zod';
import { Instant, IsoDate, LocalText, Tiyn } from './scalars.ts';

/** Figures about fewer people are hidden from whoever may not see their cases. */
export const FEWEST_PEOPLE = 5;

export const StatsBy = z.enum(['region', 'lender', 'group', 'month']);
export type StatsBy = z.infer<typeof StatsBy>;

const number = z.int().min(0);

/** How many people, with how many loans, of what sum. */
export const LoanSum = z.object({ people: number, loans: number, amount: Tiyn });
export type LoanSum = z.infer<typeof LoanSum>;

/** How long it took, in milliseconds, over so many loans; null where there was none. */
export const Span = z.object({
  loans: number,
  medianMs: z.int().min(0).nullable(),
  p90Ms: z.int().min(0).nullable(),
});
export type Span = z.infer<typeof Span>;

/**
 * What happened in a period. `filed`: what was claimed; `online`: of these, loans taken out online. `suspended`,
 * `cancelled`, `refused`: loans by what their lender had answered last when the period ended, where that was in the
 * period; each loan is in one of them. `cancelled.people` were released from a loan. `toLender` is from the desk to
 * the order, `toSuspension` from the desk to the first answer that collection is suspended.
 */
export const Figures = z.object({
  filed: z.object({ claims: number, ...LoanSum.shape }).nullable(),
  online: LoanSum.nullable(),
  suspended: LoanSum.nullable(),
  cancelled: LoanSum.nullable(),
  refused: LoanSum.nullable(),
  representations: number.nullable(),
  toLender: Span.nullable(),
  toSuspension: Span.nullable(),
});
export type Figures = z.infer<typeof Figures>;

/** By how many per cent (one decimal) a figure has grown; null where it was none before, or is hidden. */
const growth = z.number().nullable();

export const Growth = z.object({
  loans: growth,
  online: growth,
  people: growth,
  suspended: growth,
  cancelled: growth,
});
export type Growth = z.infer<typeof Growth>;

const compared = { figures: Figures, before: Figures.optional(), growth: Growth.optional() };

/**
 * One row: `key` is a region, a БИН, a group (`none` where a citizen is of none) or a month (`2026-03`); empty where
 * nobody knows it. A citizen may be of several groups, and a person of several months or lenders: people of the rows
 * do not add up to the people of the total.
 */
export const StatsRow = z.object({ key: z.string(), name: LocalText.optional(), ...compared });
export type StatsRow = z.infer<typeof StatsRow>;

/** `before` and `growth` are there where `compare` was asked for: the same period a year earlier. */
export const Stats = z.object({
  at: Instant,
  /** Both days are in the period. */
  from: IsoDate,
  to: IsoDate,
  by: StatsBy,
  /** The region all of it is about; the whole country without. */
  region: z.string().optional(),
  /** Whether figures about fewer than `FEWEST_PEOPLE` are hidden. */
  published: z.boolean(),
  total: z.object(compared),
  rows: z.array(StatsRow),
});
export type Stats = z.infer<typeof Stats>;
