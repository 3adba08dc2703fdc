/** Entries of the registry's own journal (registry-protocol, section 10). */
import { z } from 'zod';
import { Instant, KeyId, Position, Salt, Sha256, Signature, Uuid } from './scalars.ts';

/** The version this code writes. */
export const OWN_VERSION = 1;

export const OwnKind = z.enum([
  'order.answered',
  'case.assigned',
  'case.decided',
  'case.requested',
  'case.lender',
  'representation.sent',
  'export.requested',
  'export.released',
  'export.fetched',
  'lift.released',
  'review.agreed',
  'consent.released',
  'passkey.enrolled',
  'passkey.revoked',
  'console.signed-in',
]);
export type OwnKind = z.infer<typeof OwnKind>;

/** Like a kiosk's entry, by the registry's key: `sig` covers the header without itself, `digest` salt and body. */
export const OwnEntry = z.strictObject({
  v: Position,
  seq: Position,
  id: Uuid,
  kind: OwnKind,
  at: Instant,
  prev: Sha256,
  digest: Sha256,
  kid: KeyId,
  sig: Signature,
  salt: Salt,
  body: z.record(z.string(), z.unknown()),
});
export type OwnEntry = z.infer<typeof OwnEntry>;

/** The members that are signed, and the signature: what the hash of an entry covers. */
export function ownHeaderOf(entry: OwnEntry): Omit<OwnEntry, 'salt' | 'body'> {
  const { v, seq, id, kind, at, prev, digest, kid, sig } = entry;
  return { v, seq, id, kind, at, prev, digest, kid, sig };
}
