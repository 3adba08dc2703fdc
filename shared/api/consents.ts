/** What a window is shown of a spouse's consents: derived from entries and verdicts. */
import { z } from 'zod';
import { Instant, IsoDate, Tiyn, Uuid } from '../protocol/schema/scalars.ts';
import { VerdictState } from '../protocol/schema/verdict.ts';

/** Who consents, and to what. */
export const ConsentTerms = z.object({
  /** Surname and initials of the spouse who gives it; the initials alone are for paper. */
  who: z.string(),
  initials: z.string(),
  iinLast4: z.string(),
  lender: z.string(),
  amount: Tiyn,
  /** It is good to the end of this day; a moment where another kiosk wrote one. */
  validUntil: z.union([IsoDate, Instant]),
});
export type ConsentTerms = z.infer<typeof ConsentTerms>;

/** A consent for whoever gave it. */
export const ConsentView = z.object({
  id: Uuid,
  at: Instant,
  state: z.union([z.literal('waiting'), VerdictState]),
  number: z.string().optional(),
  /** Surname and initials of the borrower. */
  borrower: z.string(),
  terms: ConsentTerms,
  /** It can be taken back: neither ended nor refused, and not taken back here before. */
  isOpen: z.boolean(),
});
export type ConsentView = z.infer<typeof ConsentView>;
