/** Signatures of the protocol: Ed25519 (RFC 8032) over canonical JSON, keys as JWK (RFC 8037). */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonical, without } from './canonical.ts';
import type { PublicJwk, PublicKey } from './schema/scalars.ts';

/** A private key as JWK: what is stored, sealed, and nothing else. */
export type PrivateJwk = PublicJwk & { d: string };

/** A key that signs in the name of the registry or a device. */
export type Signer = { kid: string; key: KeyObject };

/** A new key pair on the curve: Ed25519 signs, X25519 is sealed to. */
export function newKey(curve: 'Ed25519' | 'X25519'): PrivateJwk {
  const pair = curve === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return pair.privateKey.export({ format: 'jwk' }) as PrivateJwk;
}

/** The private key object of a JWK. Throws when it is none. */
export const privateKey = (jwk: PrivateJwk): KeyObject => createPrivateKey({ key: jwk, format: 'jwk' });

/** The public half of a JWK, public or private. */
export const publicJwk = ({ kty, crv, x }: PublicJwk): PublicJwk => ({ kty, crv, x });

/** A public key as it was sent, as a JWK; a bare text is the raw key of `curve`. */
export const asJwk = (key: PublicKey, curve: PublicJwk['crv'] = 'Ed25519'): PublicJwk =>
  typeof key === 'string' ? { kty: 'OKP', crv: curve, x: key } : publicJwk(key);

/** The key object of a public key as it was sent. Throws when it is none. */
export const publicKey = (key: PublicKey): KeyObject => createPublicKey({ key: asJwk(key), format: 'jwk' });

/** The name of a key by its content: RFC 7638 thumbprint, SHA-256 as base64url. */
export function thumbprint(key: PublicJwk): string {
  return createHash('sha256')
    .update(canonical(publicJwk(key)))
    .digest('base64url');
}

/** Ed25519 over the canonical form of `value`, base64url. */
export const signature = (value: unknown, key: KeyObject): string =>
  sign(null, Buffer.from(canonical(value)), key).toString('base64url');

/** Whether `sig` is `key`'s over the canonical form of `value`; false, never an error, for nonsense. */
export function isSignedBy(value: unknown, sig: string, key: KeyObject): boolean {
  try {
    return isTextSignedBy(canonical(value), sig, key);
  } catch {
    return false;
  }
}

/** The same, of a canonical form that is known already. */
export function isTextSignedBy(text: string, sig: string, key: KeyObject): boolean {
  try {
    return verify(null, Buffer.from(text), key, Buffer.from(sig, 'base64url'));
  } catch {
    return false;
  }
}

/** `value` with the signer's `kid` and a `sig` over all of it. */
export function sealWith<T extends object>(value: T, signer: Signer): T & { kid: string; sig: string } {
  const named = { ...value, kid: signer.kid };
  return { ...named, sig: signature(named, signer.key) };
}

/** Whether the `sig` of `value` covers all its other members and is `key`'s. */
export function isSealedBy(value: { sig: string }, key: KeyObject): boolean {
  return isSignedBy(without(value, 'sig'), value.sig, key);
}
