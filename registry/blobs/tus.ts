/** The headers of tus 1.0 (https://tus.io/protocols/resumable-upload, with creation, checksum and expiration). */
import { createHash } from 'node:crypto';

export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,checksum,expiration';
/** The media type of every piece. */
export const PIECE_TYPE = 'application/offset+octet-stream';
/** tus asks for SHA-1; the first is the one that is meant. */
export const CHECKSUMS = ['sha256', 'sha1'] as const;

type Header = string | string[] | undefined;

/** A length or an offset in bytes, or null where the header holds none. */
export function countIn(header: Header): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/**
 * Upload-Metadata as a map: pairs with a comma between, each a key and its value in Base64. Null where
 * it is not of that form, names a key twice, or a value is not UTF-8.
 */
export function metadataIn(header: Header): Map<string, string> | null {
  if (typeof header !== 'string') return null;
  const pairs = new Map<string, string>();
  for (const pair of header.split(',')) {
    const [, key, value = ''] = /^ ?([\x21-\x2b\x2d-\x7e]+)(?: ([A-Za-z0-9+/]*={0,2}))? ?$/.exec(pair) ?? [];
    const text = value.length % 4 === 0 ? utf8(Buffer.from(value, 'base64')) : null;
    if (key === undefined || text === null || pairs.has(key)) return null;
    pairs.set(key, text);
  }
  return pairs;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Upload-Checksum against a piece: 'form' is a header we cannot read or an algorithm we do not know. */
export function checksumOf(header: Header, piece: Uint8Array): 'fits' | 'differs' | 'form' {
  if (header === undefined) return 'fits';
  if (typeof header !== 'string') return 'form';
  const [, name, sum] = /^(\w+) ([A-Za-z0-9+/]+={0,2})$/.exec(header) ?? [];
  const algorithm = CHECKSUMS.find((known) => known === name);
  if (!algorithm || sum === undefined) return 'form';
  return createHash(algorithm).update(piece).digest('base64') === sum ? 'fits' : 'differs';
}

/** The moment of Upload-Expires, as HTTP writes dates (RFC 9110, 5.6.7). */
export const httpDate = (ms: number): string => new Date(ms).toUTCString();
