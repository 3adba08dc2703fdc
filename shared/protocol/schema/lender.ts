/** Lenders' checks and orders (registry-protocol, section 9). */
import { z } from 'zod';
import { Blob } from './blob.ts';
import { Loan, Procedure } from './claims.ts';
import { Iin, Instant, KeyId, Position, PositionOrNone, Signature, text, Tiyn, Uuid } from './scalars.ts';

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
  /** There where the amount needs a spouse's consent, or where there is one. */
  spouseConsent: z.object({ state: z.enum(['none', 'in-force']), until: Instant.optional() }).optional(),
  kid: KeyId,
  sig: Signature,
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** What a lender is told to do about one loan. */
export const Order = z.object({
  id: Uuid,
  feed: Position,
  kind: z.enum(['suspend', 'revoke', 'representation']),
  claim: Uuid,
  loan: Uuid,
  citizen: z.object({ iin: Iin, fullName: text(120) }),
  /** The loan as the claim describes it: by what the lender finds it. */
  terms: Loan.pick({ product: true, contract: true, amount: true, issuedOn: true, online: true }),
  /** The document a suspension rests on. */
  procedure: Procedure.optional(),
  blobs: z.array(Blob),
  /** The order that a `revoke` takes back. */
  revokes: Uuid.optional(),
  /** The letter that a `representation` belongs to. */
  representation: z.object({ id: Uuid, number: z.string() }).optional(),
  publishedAt: Instant,
  dueAt: Instant,
  kid: KeyId,
  sig: Signature,
});
export type Order = z.infer<typeof Order>;

/** A page of a lender's orders; the signature covers whose it is and what was asked. */
export const OrderPage = z.object({
  lender: Uuid,
  after: PositionOrNone,
  items: z.array(Order).max(1000),
  next: PositionOrNone,
  last: PositionOrNone,
  now: Instant,
  kid: KeyId,
  sig: Signature,
});
export type OrderPage = z.infer<typeof OrderPage>;

/** What a lender answers to an order. */
export const OrderAnswer = z.object({
  state: z.enum(['suspended', 'cancelled', 'refused']),
  amount: Tiyn,
  reason: text(2_000).optional(),
  at: Instant,
});
export type OrderAnswer = z.infer<typeof OrderAnswer>;

/** The registry's receipt of an answer; `n` counts the answers to one order from 1. */
export const AnswerReceipt = z.object({
  answer: Uuid,
  order: Uuid,
  claim: Uuid,
  loan: Uuid,
  lender: Uuid,
  n: Position,
  ...OrderAnswer.shape,
  receivedAt: Instant,
  kid: KeyId,
  sig: Signature,
});
export type AnswerReceipt = z.infer<typeof AnswerReceipt>;
