/** The registry's published keys, trusted because the offline root key signed them (section 6). */
import type { KeyObject } from 'node:crypto';
import { isSealedBy, publicKey } from './signing.ts';
import { Keys } from './schema/keys.ts';
import type { PublicJwk } from './schema/scalars.ts';

/** The keys a verifier may use; retired ones stay, so that old papers can still be verified. */
export type Keyring = {
  issued: string;
  /** The signing key of that name, or null. */
  signing(kid: string): KeyObject | null;
  /** The newest key to seal to, or null. */
  encryption(): { kid: string; jwk: PublicJwk } | null;
};

/**
 * The keyring in a `GET /v1/keys` answer as received, or null: not of the form, or not signed by `root`.
 */
export function openKeyring(received: unknown, root: PublicJwk): Keyring | null {
  const keys = Keys.safeParse(received);
  if (!keys.success || !isSealedBy(received as Keys, publicKey(root))) return null;
  const signing = new Map(
    keys.data.keys
      .filter((key) => key.use === 'sign' && key.jwk.crv === 'Ed25519')
      .map((key) => [key.kid, publicKey(key.jwk)] as const),
  );
  const sealing = keys.data.keys
    .filter((key) => key.use === 'encrypt' && key.jwk.crv === 'X25519')
    .toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))[0];
  return {
    issued: keys.data.issued,
    signing: (kid) => signing.get(kid) ?? null,
    encryption: () => (sealing ? { kid: sealing.kid, jwk: sealing.jwk } : null),
  };
}

/** Whether `value`, as received, is signed by the key of the ring that its `kid` names. */
export function isSealedByRing(value: { kid: string; sig: string }, ring: Keyring): boolean {
  const key = ring.signing(value.kid);
  return key !== null && isSealedBy(value, key);
}
