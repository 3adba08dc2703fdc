/** What a session has gathered when it is confirmed; the core adds who served, where and by which policy. */
import { z } from 'zod';
import { Blob } from '../protocol/schema/blob.ts';
import { BanScope } from '../protocol/schema/bodies.ts';
import { bodies } from '../protocol/schema/bodies.ts';
import { Ground, Lender, Loan, Procedure } from '../protocol/schema/claims.ts';
import {
  Citizen,
  Identity,
  IdentityDocument,
  PowerDocument,
  Representative,
} from '../protocol/schema/people.ts';
import { SealedGuard } from '../protocol/schema/guard.ts';
import { Bin, IsoDate, text } from '../protocol/schema/scalars.ts';

/** The part of an attestation that is answered at the desk. */
export const AttestationAnswers = z.object({
  document: IdentityDocument,
  identity: Identity,
  consent: z.object({
    personalData: z.literal(true),
    textVersion: text(40),
    readAloud: z.boolean(),
    understood: z.boolean().optional(),
  }),
  helper: text(200).optional(),
});

/** The words the citizen was shown, whole; the entry keeps their SHA-256. */
export const ConfirmationAnswers = z.object({
  screen: z.enum(['citizen', 'turned']),
  shownText: z.string().min(1).max(60_000),
  /** Attached to the draft before. */
  signature: Blob.optional(),
  /** By the citizen's own key, over what `entries.toSign` gave: detached CMS, base64. */
  cms: z
    .string()
    .max(64 * 1024)
    .optional(),
});

/** Whoever acts for the citizen, as far as the desk answers it: the core adds who served. */
const RepresentativeAnswers = Representative.extend({
  document: PowerDocument.required({ issuedOn: true, issuer: true }),
  attestation: AttestationAnswers,
});
export type RepresentativeAnswers = z.infer<typeof RepresentativeAnswers>;

export const CitizenAnswers = Citizen.extend({ representative: RepresentativeAnswers.optional() });
export type CitizenAnswers = z.infer<typeof CitizenAnswers>;

const session = {
  citizen: CitizenAnswers,
  attestation: AttestationAnswers,
  confirmation: ConfirmationAnswers,
};

export const BanSetAnswers = z.object({
  kind: z.literal('ban.set'),
  ...session,
  scope: z.array(BanScope).min(1),
});
export type BanSetAnswers = z.infer<typeof BanSetAnswers>;

/** What the citizen answered alone is in here sealed: neither the desk nor the core can read it. */
export const BanLiftAnswers = z.object({
  kind: z.literal('ban.lift'),
  ...session,
  citizen: CitizenAnswers.extend({ birthDate: IsoDate }),
  scope: z.array(BanScope).min(1),
  guard: z.object({ textVersion: text(40), sealed: SealedGuard }),
});
export type BanLiftAnswers = z.infer<typeof BanLiftAnswers>;

const claimFile = bodies['claim.file'].shape;
const claimProcedure = bodies['claim.procedure'].shape;
const claimWithdraw = bodies['claim.withdraw'].shape;

export const ClaimFileAnswers = z.object({
  kind: z.literal('claim.file'),
  ...session,
  loans: claimFile.loans,
  grounds: claimFile.grounds,
  story: claimFile.story,
  discoveredOn: claimFile.discoveredOn,
  evidence: claimFile.evidence,
  procedures: claimFile.procedures,
});
export type ClaimFileAnswers = z.infer<typeof ClaimFileAnswers>;

export const ClaimProcedureAnswers = z.object({
  kind: z.literal('claim.procedure'),
  ...session,
  claim: claimProcedure.claim,
  procedures: claimProcedure.procedures,
});
export type ClaimProcedureAnswers = z.infer<typeof ClaimProcedureAnswers>;

export const ClaimWithdrawAnswers = z.object({
  kind: z.literal('claim.withdraw'),
  ...session,
  claim: claimWithdraw.claim,
  reason: claimWithdraw.reason,
});
export type ClaimWithdrawAnswers = z.infer<typeof ClaimWithdrawAnswers>;

/** To be shown what is held about oneself takes no more than who asks. */
export const StatusViewAnswers = z.object({ kind: z.literal('status.view'), ...session });
export type StatusViewAnswers = z.infer<typeof StatusViewAnswers>;

const spouseConsent = bodies['spouse.consent'].shape;

/**
 * `citizen` is the borrower. The confirmation is the spouse's own, who gives the consent, and so are the guard and
 * what is said of the person in `spouseAttestation`.
 */
export const SpouseConsentAnswers = z.object({
  kind: z.literal('spouse.consent'),
  ...session,
  /** In person: a representative of the spouse is not served at a kiosk of ours. */
  spouse: Citizen.omit({ representative: true }),
  spouseAttestation: AttestationAnswers,
  guard: z.object({ textVersion: text(40), sealed: SealedGuard }),
  /** Nobody could use a consent that does not say whose loan it is for. */
  lender: Lender.extend({ bin: Bin }),
  amount: spouseConsent.amount,
  validUntil: IsoDate,
});
export type SpouseConsentAnswers = z.infer<typeof SpouseConsentAnswers>;

/** `citizen` is the spouse who gave the consent. */
export const SpouseRevokeAnswers = z.object({
  kind: z.literal('spouse.revoke'),
  ...session,
  consent: bodies['spouse.revoke'].shape.consent,
});
export type SpouseRevokeAnswers = z.infer<typeof SpouseRevokeAnswers>;

/** One member a journey; new journeys are added here. */
export const Answers = z.discriminatedUnion('kind', [
  BanSetAnswers,
  BanLiftAnswers,
  ClaimFileAnswers,
  ClaimProcedureAnswers,
  ClaimWithdrawAnswers,
  SpouseConsentAnswers,
  SpouseRevokeAnswers,
  StatusViewAnswers,
]);
export type Answers = z.infer<typeof Answers>;

const CorrectedAttestation = z.object({
  document: IdentityDocument.optional(),
  helper: z.string().optional(),
});

/** Whoever acted, as far as it can be answered anew. */
const CorrectedRepresentative = z.object({
  ...Representative.omit({ attestation: true }).partial().shape,
  document: PowerDocument.partial().optional(),
  attestation: CorrectedAttestation.optional(),
});
export type CorrectedRepresentative = z.infer<typeof CorrectedRepresentative>;

const corrected = {
  citizen: Citizen.partial().extend({ representative: CorrectedRepresentative.optional() }),
  attestation: CorrectedAttestation,
};

/** What a refused act said, as far as it can be answered anew: consent and confirmation are not carried over. */
export const CorrectedAnswers = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ban.set'), ...corrected, scope: z.array(BanScope) }),
  z.object({
    kind: z.literal('claim.file'),
    ...corrected,
    loans: z.array(Loan.partial().extend({ id: Loan.shape.id })),
    grounds: z.array(Ground),
    story: z.string().optional(),
    discoveredOn: IsoDate.optional(),
    evidence: z.array(Blob),
    procedures: z.array(Procedure.partial()),
  }),
  z.object({
    kind: z.literal('spouse.consent'),
    ...corrected,
    spouse: Citizen.omit({ representative: true }).partial(),
    spouseAttestation: CorrectedAttestation,
    lender: Lender.partial().optional(),
    amount: spouseConsent.amount.optional(),
    validUntil: IsoDate.optional(),
  }),
]);
export type CorrectedAnswers = z.infer<typeof CorrectedAnswers>;
