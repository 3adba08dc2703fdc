/** PINs: kept as scrypt verifiers (RFC 7914), sent only sealed to one device. */
import { randomBytes, scrypt } from 'node:crypto';
import type { PinVerifier } from '../../shared/protocol/schema/policy.ts';
import { sealTo } from '../../shared/protocol/sealing.ts';

const COST = { N: 2 ** 15, r: 8, p: 1 };
const HASH_BYTES = 32;
/** scrypt needs 128·N·r bytes, exactly Node's default limit, which it refuses to reach. */
const MOST_MEMORY = 2 * 128 * COST.N * COST.r;

/** A new verifier of a PIN. */
export async function pinVerifier(pin: string): Promise<PinVerifier> {
  const salt = randomBytes(16);
  const hash = await new Promise<Buffer>((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, HASH_BYTES, { ...COST, maxmem: MOST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return {
    alg: 'scrypt',
    n: COST.N,
    r: COST.r,
    p: COST.p,
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
  };
}

/** A verifier, sealed to one device. */
export const sealPin = (verifier: PinVerifier, encryptionKey: string): Promise<string> =>
  sealTo(Buffer.from(JSON.stringify(verifier)), encryptionKey);
