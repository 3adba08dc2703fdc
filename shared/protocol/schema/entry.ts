/** One entry of a journal (registry-protocol, section 1). */
import { z } from 'zod';
import { Instant, Position, Salt, Sha256, Signature, Uuid } from './scalars.ts';

/** An entry without what personal data may be pruned from: the same in every version. */
export const EntryHeader = z.strictObject({
  v: Position,
  device: Uuid,
  seq: Position,
  id: Uuid,
  kind: z.string().min(1).max(80),
  at: Instant,
  prev: Sha256,
  digest: Sha256,
  sig: Signature,
});
export type EntryHeader = z.infer<typeof EntryHeader>;

/** A whole entry. Unknown members are refused: the header is the same in every version. */
export const Entry = z.strictObject({
  ...EntryHeader.shape,
  salt: Salt,
  body: z.record(z.string(), z.unknown()),
});
export type Entry = z.infer<typeof Entry>;

/** An entry as it may arrive: one the registry already knows may have been pruned since. */
export const ArrivingEntry = z.union([Entry, EntryHeader]);
export type ArrivingEntry = z.infer<typeof ArrivingEntry>;

/** The version this code writes. */
export const ENTRY_VERSION = 1;

/** `prev` of the first link of every chain. */
export const GENESIS = '0'.repeat(64);

/** The most one entry may weigh as sent, in bytes. */
export const MAX_ENTRY_BYTES = 256 * 1024;

/** The most one push may hold: entries, and bytes before compression. */
export const MAX_PUSH_ENTRIES = 1000;
export const MAX_PUSH_BYTES = 8 * 1024 * 1024;
