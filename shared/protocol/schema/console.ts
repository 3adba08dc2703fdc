/** Signing in to the console (registry-protocol, section 10; WebAuthn level 3, section 5). */
import { z } from 'zod';
import { Bin, Instant, IsoDate, text, Uuid } from './scalars.ts';

/** Bytes as WebAuthn's JSON writes them. */
const Base64Url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);

const credential = {
  id: Base64Url.min(1).max(1_400),
  rawId: Base64Url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
};

export const EnrolmentCode = z.object({ code: z.string().min(1).max(200) });

/** What `navigator.credentials.create` answered. */
export const NewPasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: Base64Url, attestationObject: Base64Url }),
});

/** What `navigator.credentials.get` answered. */
export const PasskeyProof = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.nullish().transform((handle) => handle ?? undefined),
  }),
});

export const PasskeyEnrolment = EnrolmentCode.extend({ passkey: NewPasskey });

/** Somebody who uses the console; a prosecutor without a region sees the country. */
export const Person = z.object({
  id: Uuid,
  name: text(120),
  role: z.enum(['prosecutor', 'operator']),
  region: z.string().optional(),
  /** Not any more, but named in what they did. */
  revoked: z.literal(true).optional(),
});
export type Person = z.infer<typeof Person>;

export const People = z.object({ items: z.array(Person) });
export type People = z.infer<typeof People>;

/** A kiosk as those who run a registry see it: `heardAt` is when its last entry came. */
export const Desk = z.object({
  id: Uuid,
  name: text(120),
  center: z.string().optional(),
  region: z.string().optional(),
  heardAt: Instant.optional(),
  /** It delivered two entries for one place, and delivers no more. */
  forked: z.boolean(),
});
export type Desk = z.infer<typeof Desk>;

/**
 * A lender that did not answer in time, as the day began: at least how many `people` wait for it, told in steps, and
 * the day from which at least the fewest that are told of have waited.
 */
export const LateLender = z.object({ bin: Bin, people: z.int().min(1), since: IsoDate });
export type LateLender = z.infer<typeof LateLender>;

/** How things stand, without a word about anybody's case. */
export const Operation = z.object({ at: Instant, desks: z.array(Desk), late: z.array(LateLender) });
export type Operation = z.infer<typeof Operation>;
