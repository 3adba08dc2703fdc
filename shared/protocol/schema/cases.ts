/** Cases as prosecutors see and work on them (registry-protocol, section 10). */
import { z } from 'zod';
import { Blob } from './blob.ts';
import { Ground, Procedure } from './claims.ts';
import { AnswerReceipt, Order } from './lender.ts';
import { OwnEntry } from './own.ts';
import { Citizen } from './people.ts';
import { Bin, Iin, Instant, IsoDate, Phone, Sha256, text, Tiyn, Uuid } from './scalars.ts';
import { LoanState, LoanStatus } from './status.ts';

/** Why a person's data are looked at; it is logged, and the citizen sees it. */
export const Why = z.enum(['investigation', 'supervision', 'complaint', 'court']);
export type Why = z.infer<typeof Why>;

/** One case in a list: nothing in it says who the citizen is. */
export const CaseLine = z.object({
  claim: Uuid,
  loan: Uuid,
  number: z.string().optional(),
  lender: z.string(),
  bin: Bin.optional(),
  product: z.string(),
  amount: Tiyn,
  issuedOn: IsoDate,
  openedAt: Instant,
  center: z.string().optional(),
  region: z.string().optional(),
  vulnerable: z.array(z.string()),
  state: LoanState,
  suspended: Tiyn,
  cancelled: Tiyn,
  overdue: z.boolean(),
  dueAt: Instant.optional(),
  /** The prosecutor it is assigned to. */
  assignee: Uuid.optional(),
});
export type CaseLine = z.infer<typeof CaseLine>;

/** `next` is what `after` is asked with for the next page; none where there is no more. */
export const CaseList = z.object({ items: z.array(CaseLine), next: z.string().optional() });
export type CaseList = z.infer<typeof CaseList>;

export const CaseSearch = z.object({ iin: Iin, why: Why });

/** Everything about one case. */
export const CasePage = CaseLine.extend({
  citizen: Citizen,
  grounds: z.array(Ground),
  story: z.string(),
  discoveredOn: IsoDate,
  evidence: z.array(Blob),
  procedures: z.array(Procedure),
  timeline: LoanStatus.shape.timeline,
  orders: z.array(Order),
  answers: z.array(AnswerReceipt),
  /** What was done about it, from the registry's own journal. */
  acts: z.array(OwnEntry),
});
export type CasePage = z.infer<typeof CasePage>;

export const Assignment = z.object({ to: Uuid });
/** `dismissed` closes the case and takes its orders back; `upheld` says that the fraud is established. */
export const Decision = z.object({ decision: z.enum(['upheld', 'dismissed']), reason: text(2_000) });
export const RequestForMissing = z.object({ what: text(2_000) });
export const FoundLender = z.object({ bin: Bin });

const CaseName = z.object({ claim: Uuid, loan: Uuid });
export type CaseName = z.infer<typeof CaseName>;

/** A year of the largest lender; beyond it two letters are easier to answer than one. */
export const MOST_REPRESENTED = 2_000;

/** A representation to a lender over many cases: `text` is what it asks for, in the letter's language. */
export const RepresentationRequest = z.object({
  bin: Bin,
  cases: z.array(CaseName).min(1).max(MOST_REPRESENTED),
  language: z.enum(['kk', 'ru']),
  text: text(10_000),
});
export type RepresentationRequest = z.infer<typeof RepresentationRequest>;

export const Representation = z.object({
  id: Uuid,
  number: z.string(),
  bin: Bin,
  by: Uuid,
  at: Instant,
  language: z.enum(['kk', 'ru']),
  cases: z.array(CaseName),
  letter: Blob,
});
export type Representation = z.infer<typeof Representation>;

export const RepresentationList = z.object({ items: z.array(Representation) });

export const ExportRequest = z.object({ claim: Uuid, why: Why });

/** An export that was asked for: by whom and why, and who released it, where somebody has. */
export const ExportLine = z.object({
  export: Uuid,
  claim: Uuid,
  number: z.string().optional(),
  why: Why,
  at: Instant,
  by: z.object({ id: Uuid, name: z.string() }),
  released: z.object({ at: Instant, id: Uuid, name: z.string() }).optional(),
});
export type ExportLine = z.infer<typeof ExportLine>;

export const ExportList = z.object({ items: z.array(ExportLine) });

/** How much waits for whoever asks. `isMore` where there is more than was counted. */
const Waiting = z.object({ n: z.int().min(0), isMore: z.boolean() });

export const Work = z.object({
  overdue: Waiting,
  unknown: Waiting,
  reviews: Waiting,
  exports: Waiting,
});
export type Work = z.infer<typeof Work>;

/** A file of a sealed export. */
export const SealedFile = z.object({ name: z.string(), sha256: Sha256, bytes: z.int().min(0) });

/** The first file of a sealed export: names all others by their hash, and is signed. */
export const ExportManifest = z.object({
  v: z.literal(1),
  export: Uuid,
  claim: Uuid,
  at: Instant,
  why: Why,
  requestedBy: Uuid,
  releasedBy: Uuid,
  files: z.array(SealedFile),
  kid: z.string(),
  sig: z.string(),
});
export type ExportManifest = z.infer<typeof ExportManifest>;

/** A lift or a consent that waits for somebody to look at it; nothing in it says who the citizen is. */
export const ReviewLine = z.object({
  kind: z.enum(['ban.lift', 'spouse.consent']),
  entry: Uuid,
  review: z.enum(['distress', 'unreadable', 'random']),
  recordedAt: Instant,
  effectiveFrom: Instant,
  center: z.string().optional(),
  region: z.string().optional(),
});
export type ReviewLine = z.infer<typeof ReviewLine>;

export const ReviewList = z.object({ items: z.array(ReviewLine) });

/** Another phone than the act's that the person gave in another act, and when that came. */
export const PhoneBefore = z.object({ phone: Phone, at: Instant });
export type PhoneBefore = z.infer<typeof PhoneBefore>;

export const ReviewedPerson = z.object({
  as: z.enum(['citizen', 'spouse']),
  ...Citizen.pick({ iin: true, fullName: true, phone: true, language: true }).shape,
  /** The latest first. */
  phonesBefore: z.array(PhoneBefore),
});
export type ReviewedPerson = z.infer<typeof ReviewedPerson>;

/** With whom to call, and whether one of the two has agreed already. */
export const Review = ReviewLine.extend({ people: z.array(ReviewedPerson), agreed: z.boolean() });
export type Review = z.infer<typeof Review>;

/** Whether it goes on now; false where a second prosecutor has to agree. */
export const Agreed = z.object({ released: z.boolean() });
