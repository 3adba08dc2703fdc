/** The rules in force and the people of a center, both signed (registry-protocol, section 7). */
import { z } from 'zod';
import { BanScope } from './bodies.ts';
import {
  Bin,
  Duration,
  Instant,
  KeyId,
  LocalText,
  Position,
  Signature,
  text,
  Tiyn,
  Uuid,
} from './scalars.ts';

/** A lender known to the registry. Its kind decides which ban concerns it. */
export const PolicyLender = z.object({
  bin: Bin,
  name: LocalText,
  brands: z.array(z.string()),
  kind: z.enum(['bank', 'microfinance', 'other']),
  address: z.string().optional(),
  email: z.string().optional(),
});
export type PolicyLender = z.infer<typeof PolicyLender>;

export const Center = z.object({
  id: text(80),
  name: LocalText,
  region: text(80),
  address: LocalText.optional(),
});

/** Everything legal is data here, never a constant in code: a lawyer changes it without a release. */
export const Policy = z.object({
  serial: Position,
  issued: Instant,
  validUntil: Instant,
  banScopes: z.array(BanScope).min(1),
  banEffectDelay: Duration,
  liftDelay: Duration,
  liftSupervisorAge: z.int().min(0),
  /**
   * How many lifts, of 1, somebody looks at before they take effect, and for how long each look puts one off.
   * Lifts under distress wait in the same way, so with a share of 0 the waiting itself tells them apart.
   */
  liftReview: z.object({ share: z.number().min(0).max(1), delay: Duration }).optional(),
  /** The same for a spouse's consents; where there is none, they are in force at once. */
  consentReview: z.object({ share: z.number().min(0).max(1), delay: Duration }).optional(),
  representativeBases: z.array(z.object({ kind: z.string(), basis: z.string() })),
  retentionDays: z.int().min(1),
  identity: z.object({ faceThreshold: z.number().min(0).max(1), tries: z.int().min(1) }),
  mciTiyn: z.record(z.string().regex(/^\d{4}$/), Tiyn),
  spouseConsentMci: z.int().min(0),
  lenders: z.array(PolicyLender),
  centers: z.array(Center),
  texts: z.record(z.string(), z.string()),
  minKioskVersion: z.string(),
  demo: z.boolean(),
  kid: KeyId,
  sig: Signature,
});
export type Policy = z.infer<typeof Policy>;

export const StaffRole = z.enum(['clerk', 'supervisor', 'administrator']);
export type StaffRole = z.infer<typeof StaffRole>;

/** One person of a center. `pin` is a JWE of a PinVerifier to the device's encryption key. */
export const StaffMember = z.object({
  number: text(40),
  name: text(120),
  roles: z.array(StaffRole).min(1),
  pin: z.string().optional(),
  revokedAt: Instant.optional(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const StaffList = z.object({
  device: Uuid,
  center: text(80),
  serial: Position,
  issued: Instant,
  people: z.array(StaffMember),
  kid: KeyId,
  sig: Signature,
});
export type StaffList = z.infer<typeof StaffList>;

/** scrypt (RFC 7914) of a PIN in NFKC; `salt` and `hash` are base64url. */
export const PinVerifier = z.object({
  alg: z.literal('scrypt'),
  n: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string(),
  hash: z.string(),
});
export type PinVerifier = z.infer<typeof PinVerifier>;
