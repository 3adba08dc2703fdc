/** Keys, enrolment and certificates (registry-protocol, section 6). */
import { z } from 'zod';
import { Policy } from './policy.ts';
import { Instant, KeyId, PublicJwk, PublicKey, Signature, text, Uuid } from './scalars.ts';

/** What the root key signs: every key of the registry, the retired ones too. */
export const Keys = z.object({
  keys: z.array(
    z.object({
      kid: KeyId,
      use: z.enum(['sign', 'encrypt']),
      jwk: PublicJwk,
      from: Instant,
      until: Instant,
    }),
  ),
  issued: Instant,
  sig: Signature,
});
export type Keys = z.infer<typeof Keys>;

/** `operator` is ours: whoever runs a registry signs in to its console, and has no access to cases. */
export const Role = z.enum(['device', 'lender', 'prosecutor', 'operator']);
export type Role = z.infer<typeof Role>;

export const EnrolmentRequest = z.object({
  code: z.string().min(1).max(200),
  publicKey: PublicKey,
  encryptionKey: PublicKey.optional(),
  name: text(120),
  center: text(80).optional(),
  proof: Signature,
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

/** The registry's word that a key belongs to a device of a center. */
export const Certificate = z.object({
  device: Uuid,
  publicKey: PublicKey,
  center: text(80).optional(),
  from: Instant,
  kid: KeyId,
  sig: Signature,
});
export type Certificate = z.infer<typeof Certificate>;

export const Enrolled = z.object({
  device: Uuid,
  cert: Certificate,
  root: PublicJwk,
  keys: Keys,
  policy: Policy,
});
export type Enrolled = z.infer<typeof Enrolled>;
