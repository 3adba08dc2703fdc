/** Signing in to the console (registry-protocol, section 10; WebAuthn level 3, section 5). */
import { z } from 'zod';
import { text, Uuid } from './scalars.ts';

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

/** Who is signed in; without a region they see the country. */
export const Person = z.object({ id: Uuid, name: text(120), region: z.string().optional() });
export type Person = z.infer<typeof Person>;

export const People = z.object({ items: z.array(Person) });
