/** The signed receipt in a paper's QR (registry-protocol, section 12). */
import { z } from 'zod';
import { Certificate } from './keys.ts';
import { Instant, KeyId, Position, Sha256, Signature, text, Uuid } from './scalars.ts';

/** `number` and what follows are there once the registry has answered. */
export const Receipt = z.strictObject({
  v: z.literal(1),
  entry: Uuid,
  hash: Sha256,
  device: Uuid,
  seq: Position,
  kind: z.string().min(1).max(80),
  at: Instant,
  iinLast4: z.string().regex(/^\d{4}$/, 'iinLast4'),
  summary: text(120),
  cert: Certificate,
  number: z.string().optional(),
  effectiveFrom: Instant.optional(),
  verdictSig: Signature.optional(),
  kid: KeyId.optional(),
  sig: Signature,
});
export type Receipt = z.infer<typeof Receipt>;
