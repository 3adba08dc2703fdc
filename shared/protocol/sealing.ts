/** Sealing to one reader: a compact JWE (RFC 7516), ECDH-ES over X25519 with A256GCM. Who sealed it is not told. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { asJwk } from './signing.ts';
import type { PublicKey } from './schema/scalars.ts';

/** `content` sealed to an X25519 key, a JWK or its raw bytes in base64url. Rejects where the key is none. */
export async function sealTo(content: Uint8Array, to: PublicKey): Promise<string> {
  const key = createPublicKey({ key: asJwk(to, 'X25519'), format: 'jwk' });
  return new CompactEncrypt(content).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' }).encrypt(key);
}

/** What was sealed to `key`; null, never an error, where it was sealed to another one or is no JWE. */
export async function openSealed(sealed: string, key: KeyObject): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return plaintext;
  } catch {
    return null;
  }
}
