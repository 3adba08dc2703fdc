/**
 * The scalar types of the protocol (registry-protocol, sections 1 and 2), each parsed strictly:
 * what is not exactly of the form is refused here and never repaired.
 */
import { z } from 'zod';
import { checkDigit } from '../../domain/iin.ts';

/** A UUID in lower case; ours are version 7 (RFC 9562). */
export const Uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'uuid');

/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'sha256');

/**
 * An Ed25519 signature (RFC 8032), 64 bytes as base64url without padding. The spare bits of the last
 * letter must be zero (RFC 4648, 3.5), here and below: one signature, one text.
 */
export const Signature = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/, 'signature');

/** 16 random bytes as base64url: keeps a digest from being guessed after its body was pruned. */
export const Salt = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/, 'salt');

/** The name of a registry key. */
export const KeyId = z.string().min(1).max(64);

/** A position in a journal or a feed: 1, 2, 3 … */
export const Position = z.int().min(1);

/** A position, or 0 where there is nothing yet. */
export const PositionOrNone = z.int().min(0);

/** RFC 3339 with an offset, seconds required. */
export const Instant = z.iso.datetime({ offset: true });

/** `YYYY-MM-DD`, a day that exists. */
export const IsoDate = z.iso.date();

/** An ISO 8601 duration such as `PT48H`. */
export const Duration = z.iso.duration();

/** Money in tiyn (1/100 tenge): a non-negative integer below 2^53. */
export const Tiyn = z.int().min(0);

/** E.164. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'phone');

/** ИИН with a good check digit; nothing else about it decides validity (see domain/iin). */
export const Iin = z
  .string()
  .regex(/^\d{12}$/, 'iin.length')
  .refine((digits) => checkDigit(digits) === Number(digits[11]), 'iin.checkDigit');

/** БИН: 12 digits. */
export const Bin = z.string().regex(/^\d{12}$/, 'bin.length');

/**
 * Human text of at most `max` UTF-16 units, in NFC: canonical JSON (RFC 8785) does not normalise,
 * so what is signed must already be normal. Lone surrogates have no UTF-8 form and are refused.
 */
export const text = (max: number, min = 1) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((s) => s.isWellFormed(), 'text.surrogate')
    .refine((s) => s.normalize('NFC') === s, 'text.nfc');

/** A text in the three languages of the product. */
export const LocalText = z.object({ kk: z.string(), ru: z.string(), en: z.string() });

export const Language = z.enum(['kk', 'ru', 'en']);
export type Language = z.infer<typeof Language>;

const RawKey = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, 'key');

/** An elliptic-curve public key as a JWK (RFC 8037). */
export const PublicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.enum(['Ed25519', 'X25519']),
  x: RawKey,
});
export type PublicJwk = z.infer<typeof PublicJwk>;

/** A public key as sent: a JWK, or base64url of its 32 raw bytes, which keeps a receipt small. */
export const PublicKey = z.union([PublicJwk, RawKey]);
export type PublicKey = z.infer<typeof PublicKey>;
