/** Lenders' checks and orders, and what a citizen is shown (registry-protocol, sections 8 and 9). */
import { z } from 'zod';
import { BanScope } from './bodies.ts';
import { Procedure } from './claims.ts';
import { Blob } from './blob.ts';
import { Bin, Iin, Instant, KeyId, Position, Signature, text, Tiyn, Uuid } from './scalars.ts';
import { Reason, VerdictState } from './verdict.ts';

const checked = {
  iin: Iin,
  application: text(120),
  purpose: z.enum(['loan-decision', 'contract']),
  product: text(80),
  amount: Tiyn,
};

export const CheckRequest = z.object(checked);
export type CheckRequest = z.infer<typeof CheckRequest>;

/** The lender's proof of what it was told before a loan. Only the ban for its kind counts. */
export const CheckAnswer = z.object({
  check: Uuid,
  at: Instant,
  lender: Uuid,
  ...checked,
  ban: z.object({ state: z.enum(['none', 'in-force']), since: Instant.optional() }),
  spouseConsent: z.object({ state: z.enum(['none', 'in-force']), until: Instant.optional() }).optional(),
  kid: KeyId,
  sig: Signature,
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/**
 * What a lender is told to do about one loan.
 * @public part of the protocol; the registry sends none yet.
 */
export const Order = z.object({
  id: Uuid,
  feed: Position,
  kind: z.enum(['suspend', 'revoke', 'representation']),
  claim: Uuid,
  loan: Uuid,
  citizen: z.object({ iin: Iin, fullName: text(120) }),
  procedure: Procedure.optional(),
  blobs: z.array(Blob),
  publishedAt: Instant,
  dueAt: Instant,
  kid: KeyId,
  sig: Signature,
});

/**
 * What a lender answers to an order.
 * @public part of the protocol; the registry takes none yet.
 */
export const OrderAnswer = z.object({
  state: z.enum(['suspended', 'cancelled', 'refused']),
  amount: Tiyn,
  reason: text(2_000).optional(),
  at: Instant,
});

export const StatusRequest = z.object({ entry: Uuid });

const Held = z.object({
  entry: Uuid,
  state: VerdictState,
  number: z.string().optional(),
  recordedAt: Instant.optional(),
  effectiveFrom: Instant.optional(),
  reason: Reason.optional(),
});

/** Everything the registry holds about one citizen, as shown at the desk. */
export const Status = z.object({
  at: Instant,
  bans: z.array(Held.extend({ scope: z.array(BanScope) })),
  consents: z.array(Held),
  claims: z.array(Held),
  checks: z.array(
    z.object({ at: Instant, lender: z.string(), bin: Bin.optional(), purpose: z.string(), ban: z.string() }),
  ),
  views: z.array(z.object({ at: Instant, who: z.string(), why: z.string() })),
});
export type Status = z.infer<typeof Status>;
