/** What a citizen is shown about themselves (registry-protocol, section 8). */
import { z } from 'zod';
import { BanScope } from './bodies.ts';
import { Loan } from './claims.ts';
import { Bin, Instant, Tiyn, Uuid } from './scalars.ts';
import { Reason, VerdictState } from './verdict.ts';

export const StatusRequest = z.object({ entry: Uuid });

/** Whoever acted for the citizen, by initials and four digits (ours). */
export const ActedBy = z.object({ initials: z.string(), iinLast4: z.string(), basis: z.string() });
export type ActedBy = z.infer<typeof ActedBy>;

const Held = z.object({
  entry: Uuid,
  state: VerdictState,
  number: z.string().optional(),
  recordedAt: Instant.optional(),
  effectiveFrom: Instant.optional(),
  reason: Reason.optional(),
  representative: ActedBy.optional(),
});

/**
 * What happened to one loan, oldest first; at one moment causes before effects, in the order given here.
 * `overdue` is said at the time the answer was due.
 */
export const TimelineEvent = z.object({
  at: Instant,
  what: z.enum([
    'filed',
    'held',
    'recorded',
    'procedure',
    'corrected',
    'withdrawn',
    'lender-found',
    'assigned',
    'requested',
    'decided',
    'ordered',
    'represented',
    'overdue',
    'suspended',
    'cancelled',
    'refused',
    'revoked',
    'exported',
    'ended',
  ]),
  /** The entry, order, answer or decision it is. */
  id: Uuid.optional(),
  dueAt: Instant.optional(),
  amount: Tiyn.optional(),
  reason: z.string().optional(),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** Where a loan stands, computed from what happened to it. */
export const LoanState = z.enum(['incomplete', 'ordered', 'suspended', 'cancelled', 'refused', 'closed']);
export type LoanState = z.infer<typeof LoanState>;

/** One loan of a claim. What is suspended is not cancelled: the two sums are never added. */
export const LoanStatus = z.object({
  loan: Uuid,
  lender: z.string(),
  bin: Bin.optional(),
  ...Loan.pick({ product: true, contract: true, amount: true, issuedOn: true }).shape,
  state: LoanState,
  suspended: Tiyn,
  cancelled: Tiyn,
  /** An order stands whose time is over, and the lender has not answered it. */
  overdue: z.boolean(),
  dueAt: Instant.optional(),
  timeline: z.array(TimelineEvent),
});
export type LoanStatus = z.infer<typeof LoanStatus>;

/** Everything the registry holds about one citizen, as shown at the desk. */
export const Status = z.object({
  at: Instant,
  bans: z.array(Held.extend({ scope: z.array(BanScope) })),
  /** Given for this person's loans, and by this person for the spouse's. */
  consents: z.array(
    Held.extend({
      as: z.enum(['borrower', 'spouse']),
      lender: z.string().optional(),
      bin: Bin.optional(),
      amount: Tiyn.optional(),
      until: Instant.optional(),
      endedAt: Instant.optional(),
    }),
  ),
  claims: z.array(Held.extend({ loans: z.array(LoanStatus) })),
  checks: z.array(
    z.object({ at: Instant, lender: z.string(), bin: Bin.optional(), purpose: z.string(), ban: z.string() }),
  ),
  views: z.array(z.object({ at: Instant, who: z.string(), why: z.string() })),
});
export type Status = z.infer<typeof Status>;
