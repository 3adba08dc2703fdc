/** Who is at the desk and how that was made sure (registry-protocol, section 2). */
import { z } from 'zod';
import { Blob } from './blob.ts';
import { Iin, Instant, IsoDate, Language, Phone, Sha256, text } from './scalars.ts';

export const DocumentKind = z.enum(['id-card', 'passport', 'residence-permit', 'other']);

/** The paper shown at the desk. Formats of numbers are not confirmed anywhere, so any text goes. */
export const IdentityDocument = z.object({
  kind: DocumentKind,
  number: text(40),
  mrz: z.boolean().optional(),
});

/** How the face was matched: by the kiosk, by the clerk, or by two clerks. */
export const Identity = z.object({
  method: z.enum(['face', 'clerk', 'two-clerks']),
  score: z.number().optional(),
  liveness: z.union([z.boolean(), z.number()]).optional(),
  attempts: z.int().min(0),
  reason: text(500).optional(),
});

/** What the desk vouches for: who served, under which policy, how the citizen was identified. */
export const Attestation = z.object({
  clerk: text(40),
  center: text(80),
  session: text(80),
  policy: z.int().min(0),
  document: IdentityDocument,
  identity: Identity,
  approvedBy: text(40).optional(),
  consent: z.object({
    personalData: z.literal(true),
    textVersion: text(40),
    readAloud: z.boolean(),
    understood: z.boolean().optional(),
  }),
  helper: text(200).optional(),
  clockOffsetMs: z.int().optional(),
});
export type Attestation = z.infer<typeof Attestation>;

export const Vulnerability = z.enum(['pensioner', 'disability', 'other']);
export type Vulnerability = z.infer<typeof Vulnerability>;

/** The paper that gives somebody the power to act for another; when and by whom it was given are ours. */
export const PowerDocument = IdentityDocument.extend({
  issuedOn: IsoDate.optional(),
  issuer: text(200).optional(),
});

/** Someone who acts for the citizen, identified like the citizen. */
export const Representative = z.object({
  iin: Iin,
  fullName: text(120),
  basis: text(200),
  document: z.union([PowerDocument, text(200)]),
  attestation: Attestation,
});

export const Citizen = z.object({
  iin: Iin,
  fullName: text(120),
  birthDate: IsoDate.optional(),
  phone: Phone.optional(),
  language: Language,
  vulnerable: z.array(Vulnerability),
  representative: Representative.optional(),
});
export type Citizen = z.infer<typeof Citizen>;

/** The citizen's own act: `shown` is the SHA-256 of the text they were shown and read. */
export const Confirmation = z.object({
  at: Instant,
  screen: z.enum(['citizen', 'turned']),
  shown: Sha256,
  signature: Blob.optional(),
  cms: z
    .string()
    .max(64 * 1024)
    .optional(),
});
export type Confirmation = z.infer<typeof Confirmation>;
