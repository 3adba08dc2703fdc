/**
 * Enrolment codes (registry-protocol, section 6): a one-time secret with the SHA-256 of the
 * registry's root key, so that a hostile network cannot stand in for the registry.
 * 10 secret bytes and 32 bytes of thumbprint, Crockford's base 32, groups of four.
 */
import { randomBytes } from 'node:crypto';
import { thumbprint } from './signing.ts';
import type { PublicJwk } from './schema/scalars.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 10;
const CODE_BYTES = SECRET_BYTES + 32;

/** A new code for a registry with this root key: `XXXX-XXXX-…`. */
export function newEnrolmentCode(root: PublicJwk): string {
  const bytes = Buffer.concat([randomBytes(SECRET_BYTES), Buffer.from(thumbprint(root), 'base64url')]);
  const letters = toBase32(bytes);
  return letters.match(/.{1,4}/g)?.join('-') ?? letters;
}

/**
 * The thumbprint of the root key that a code carries (base64url), or null when the text is no code.
 * Case, spaces and dashes do not matter; O is read as 0, I and L as 1.
 */
export function rootOfCode(code: string): string | null {
  const bytes = fromBase32(plainCode(code));
  return bytes?.length === CODE_BYTES ? bytes.subarray(SECRET_BYTES).toString('base64url') : null;
}

/** A code as a person may have typed it, in the one form that is compared and hashed. */
export const plainCode = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

function fromBase32(letters: string): Buffer | null {
  let bits = '';
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    bits += value.toString(2).padStart(5, '0');
  }
  const whole = bits.slice(0, Math.floor(bits.length / 8) * 8);
  return Buffer.from((whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
