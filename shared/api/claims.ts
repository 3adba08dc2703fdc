/** What a window and a paper are shown of a claim: derived from its entry, those that add to it, and verdicts. */
import { z } from 'zod';
import { Ground, Loan, Procedure } from '../protocol/schema/claims.ts';
import { IdentityDocument } from '../protocol/schema/people.ts';
import { PolicyLender } from '../protocol/schema/policy.ts';
import { Instant, IsoDate, Language, LocalText, text, Uuid } from '../protocol/schema/scalars.ts';
import { EntryState } from './views.ts';

/** A lender of the policy's list, to choose from. */
export const LenderView = PolicyLender.pick({ bin: true, name: true, brands: true, kind: true });
export type LenderView = z.infer<typeof LenderView>;

const Missing = z.enum(['document', 'decision', 'named', 'lender', 'amount', 'date']);

/** A loan of a claim, and what keeps its lender from having to stop; nothing where `missing` is empty. */
export const ClaimedLoan = Loan.extend({
  missing: z.array(Missing),
  /** When the registry said that it had sent an order to the lender; what the lender does is not known here. */
  orderedAt: Instant.optional(),
});
export type ClaimedLoan = z.infer<typeof ClaimedLoan>;

export const ClaimView = z.object({
  id: Uuid,
  at: Instant,
  state: EntryState,
  number: z.string().optional(),
  /** Nine digits for paper, by which it is found at this kiosk. */
  code: z.string(),
  language: Language,
  loans: z.array(ClaimedLoan),
  documents: z.array(Procedure.pick({ kind: true, number: true, issuedOn: true, issuer: true })),
  /** When it was taken back, by an act that was not refused. */
  withdrawnAt: Instant.optional(),
  /** Documents can be added to it and it can be taken back. */
  isOpen: z.boolean(),
});
export type ClaimView = z.infer<typeof ClaimView>;

/** What the papers of a claim are filled in with; the statement and the letters need all of it. */
export const ClaimPapers = z.object({
  claim: ClaimView,
  /** The citizen's language and the other one. */
  languages: z.array(Language).length(2),
  citizen: z.object({
    fullName: z.string(),
    iin: z.string(),
    birthDate: IsoDate.optional(),
    phone: z.string().optional(),
  }),
  /** Whoever acted for the citizen, by what right, and the number of the paper that gives it. */
  representative: z
    .object({ fullName: z.string(), iin: z.string(), basis: z.string(), number: z.string() })
    .optional(),
  document: IdentityDocument.pick({ kind: true, number: true }),
  grounds: z.array(Ground),
  story: z.string(),
  discoveredOn: IsoDate,
  evidence: z.int(),
  /** A letter for each: the lender, its address where the policy knows one, and its loans. */
  letters: z.array(
    z.object({
      lender: Loan.shape.lender,
      address: z.string().optional(),
      loans: z.array(Uuid),
    }),
  ),
  /** What the policy calls the lenders that it knows, so that a paper names them in its own language. */
  lenders: z.array(PolicyLender.pick({ bin: true, name: true })),
  center: LocalText,
  address: LocalText.optional(),
  demo: z.boolean(),
  printedAt: Instant,
});
export type ClaimPapers = z.infer<typeof ClaimPapers>;

/** A slip with the code of a session that is not finished; it says nothing of the person. */
export const SlipPaper = z.object({
  slip: z.string(),
  language: Language,
  center: LocalText,
  demo: z.boolean(),
  printedAt: Instant,
});
export type SlipPaper = z.infer<typeof SlipPaper>;

/** What a clerk types to find a session or an act again: the code on paper, or the registry's number. */
export const ResumeText = text(40);
