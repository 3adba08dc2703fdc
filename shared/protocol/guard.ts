/**
 * The answers behind the coercion guard, sealed so that only the registry reads them (registry-protocol, section 2):
 * a compact JWE, ECDH-ES over X25519 with A256GCM, of JSON padded to 4 KiB. Whatever was answered, it is of one length.
 */
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import type { KeyObject } from 'node:crypto';
import type { Guard } from './schema/bodies.ts';
import { GuardRead, type GuardContent } from './schema/guard.ts';
import type { PublicJwk } from './schema/scalars.ts';

/** What is sealed is exactly so long, in bytes. */
const PADDED_BYTES = 4096;

/** So many earlier rounds go along with a guard at most; where there are so many, others may have stayed behind. */
export const MOST_ROUNDS = 30;

/** Seals to the registry's key. Throws a RangeError where the answers do not fit. */
export async function sealGuard(
  content: GuardContent,
  { kid, jwk }: { kid: string; jwk: PublicJwk },
): Promise<string> {
  const text = Buffer.from(JSON.stringify(content));
  if (text.length > PADDED_BYTES) throw new RangeError('the answers are longer than their seal');
  // Spaces after JSON are no part of it.
  const padded = Buffer.concat([text], PADDED_BYTES).fill(' ', text.length);
  return new CompactEncrypt(padded)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid })
    .encrypt(await importJWK({ ...jwk }, 'ECDH-ES'));
}

/**
 * What the registry reads of a guard: help that was once asked for stays asked for, whatever was answered in later
 * rounds. Null where any of it cannot be opened, or may be missing, and what can be does not ask for help.
 */
export async function openRounds(
  { sealed, earlier = [] }: Pick<Guard, 'sealed' | 'earlier'>,
  key: KeyObject,
): Promise<GuardRead | null> {
  const rounds = await Promise.all([sealed, ...earlier].map((one) => openGuard(one, key)));
  const read = rounds.filter((round) => round !== null);
  const [last] = read;
  const distress = read.some((round) => round.distress);
  if (last === undefined || (!distress && (read.length < rounds.length || earlier.length >= MOST_ROUNDS)))
    return null;
  return { ...last, distress };
}

/** What was sealed to `key`, or null: not sealed to it, or not answers. */
export async function openGuard(sealed: string, key: KeyObject): Promise<GuardRead | null> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return GuardRead.safeParse(JSON.parse(new TextDecoder().decode(plaintext))).data ?? null;
  } catch {
    return null;
  }
}
