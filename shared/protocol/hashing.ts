/** Hashes of the protocol: SHA-256 (FIPS 180-4) in lower-case hex, over canonical JSON. */
import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Entry, EntryHeader } from './schema/entry.ts';

/** SHA-256 of bytes or UTF-8 text, hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** SHA-256 of the canonical form of a JSON value, hex. */
export const hashOf = (value: unknown): string => sha256(canonical(value));

/** The digest of an entry: of its salt and body together, so that both can be pruned together. */
export const digestOf = (salt: string, body: unknown): string => digestOfText(salt, canonical(body));

/** The same, of a body whose canonical form is known already. */
export const digestOfText = (salt: string, body: string): string =>
  sha256(`{"body":${body},"salt":${canonical(salt)}}`);

/** The members of a header in one object, whatever else `entry` holds. */
export function headerOf(entry: EntryHeader | Entry): EntryHeader {
  const { v, device, seq, id, kind, at, prev, digest, sig } = entry;
  return { v, device, seq, id, kind, at, prev, digest, sig };
}

/** The hash of an entry: of its header with the signature, never of salt and body. */
export const entryHash = (entry: EntryHeader | Entry): string => hashOf(headerOf(entry));
