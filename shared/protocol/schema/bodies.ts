/** The kinds of entries and the body of each (registry-protocol, section 2). */
import { z } from 'zod';
import { Blob } from './blob.ts';
import { Ground, Lender, Loan, Procedure } from './claims.ts';
import { Attestation, Citizen, Confirmation } from './people.ts';
import {
  Instant,
  IsoDate,
  Position,
  PositionOrNone,
  Sha256,
  Signature,
  text,
  Tiyn,
  Uuid,
} from './scalars.ts';

export const BanScope = z.enum(['bank', 'microfinance']);
export type BanScope = z.infer<typeof BanScope>;

const scopes = z
  .array(BanScope)
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'scope.twice');

const act = { citizen: Citizen, attestation: Attestation, confirmation: Confirmation.optional() };

/** A JWE in compact form, sealed to the registry and padded: nobody at the desk reads it. */
const sealed = z
  .string()
  .min(1)
  .max(16 * 1024);

/** `earlier`: what was sealed before, where the citizen was made to answer again; it counts as well. */
const Guard = z.object({ textVersion: text(40), sealed, earlier: z.array(sealed).max(40).optional() });
export type Guard = z.infer<typeof Guard>;

/** The head of a journal: the last entry's number and hash; 0 and 64 zeros at first. */
export const Head = z.object({ seq: PositionOrNone, hash: Sha256 });
export type Head = z.infer<typeof Head>;

const JournalOpen = z.object({
  previous: z.object({ device: Uuid, head: Head, sig: Signature.optional() }).optional(),
  cause: z.enum(['new', 'restored', 'fork', 'rotted', 'rotated']),
  lost: z.array(Position),
});

const BanSet = z.object({ ...act, scope: scopes });

const BanLift = z.object({
  ...act,
  citizen: Citizen.extend({ birthDate: IsoDate }),
  scope: scopes,
  guard: Guard,
});

const ClaimFile = z.object({
  ...act,
  loans: z.array(Loan).min(1).max(50),
  grounds: z.array(Ground).min(1),
  story: text(20_000, 0),
  discoveredOn: IsoDate,
  evidence: z.array(Blob).max(200),
  procedures: z.array(Procedure).max(50),
});

const ClaimProcedure = z.object({ ...act, claim: Uuid, procedures: z.array(Procedure).min(1).max(50) });

const ClaimWithdraw = z.object({ ...act, claim: Uuid, reason: text(2_000) });

const SpouseConsent = z.object({
  ...act,
  spouse: Citizen,
  spouseAttestation: Attestation,
  spouseConfirmation: Confirmation,
  guard: Guard,
  lender: Lender,
  amount: Tiyn,
  validUntil: z.union([IsoDate, Instant]),
});

const SpouseRevoke = z.object({ ...act, consent: Uuid });

const StatusView = z.object(act);

/** The new body is checked by the kind of the entry it corrects, which only the registry can look up. */
const Correction = z.object({
  ...act,
  corrects: Uuid,
  body: z.record(z.string(), z.unknown()),
  reason: text(2_000),
});

const DeskEvent = z.object({
  what: text(80),
  who: text(80),
  about: Uuid.optional(),
  detail: z.unknown().optional(),
});

const CloseDay = z.object({
  day: IsoDate,
  clerk: text(40),
  from: PositionOrNone,
  to: PositionOrNone,
  issued: z.object({ count: z.int().min(0), digest: Sha256 }),
});

/** The schema of the body of each kind. */
export const bodies = {
  'journal.open': JournalOpen,
  'ban.set': BanSet,
  'ban.lift': BanLift,
  'claim.file': ClaimFile,
  'claim.procedure': ClaimProcedure,
  'claim.withdraw': ClaimWithdraw,
  'spouse.consent': SpouseConsent,
  'spouse.revoke': SpouseRevoke,
  'status.view': StatusView,
  correction: Correction,
  'desk.event': DeskEvent,
  'device.closeDay': CloseDay,
} as const;

export type Kind = keyof typeof bodies;
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>;

/** Whether `kind` is one this version knows; an unknown one is taken by the registry and held. */
export const isKind = (kind: string): kind is Kind => Object.hasOwn(bodies, kind);

/** The kinds whose confirmation hands the citizen a receipt: they are counted at the end of the day. */
export const RECEIPT_KINDS = [
  'ban.set',
  'ban.lift',
  'claim.file',
  'claim.procedure',
  'claim.withdraw',
  'spouse.consent',
  'spouse.revoke',
  'correction',
] as const satisfies readonly Kind[];

/** Whether an entry of this kind gives the citizen a receipt. */
export const printsReceipt = (kind: string): boolean => (RECEIPT_KINDS as readonly string[]).includes(kind);
