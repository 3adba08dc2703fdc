/** Parcels: what a kiosk and the registry write to a removable disk for each other (docs/another-road.md). */
import { z } from 'zod';
import { BlobType, MAX_BLOB_BYTES } from './blob.ts';
import { Head } from './bodies.ts';
import { MAX_PUSH_BYTES } from './entry.ts';
import { Keys } from './keys.ts';
import { PushCode } from './push.ts';
import { Instant, KeyId, Position, PositionOrNone, Sha256, Signature, Uuid } from './scalars.ts';

/** The manifest and the white space after it take exactly this much; the sealed content follows. */
export const PARCEL_BLOCK_BYTES = 16 * 1024;
/** The most attachments one parcel takes along, in bytes: a file stays below 4 GiB, which FAT32 cannot pass. */
export const MAX_PARCEL_BLOB_BYTES = 2 * 1024 ** 3;

const common = {
  parcel: z.literal(1),
  device: Uuid,
  /** Counts the exports of one device from 1; an answer has the number of what it answers. */
  number: Position,
  at: Instant,
  /** The content key, 32 bytes, as a compact JWE to the one who may read. */
  key: z.string().min(1).max(2048),
  sealed: z.object({ bytes: z.int().min(1), sha256: Sha256 }),
};

/** What a kiosk exported, signed by the device. Nothing in it is about a person. */
export const EntriesManifest = z.object({
  ...common,
  holds: z.literal('entries'),
  /** SHA-256 of canonical(the manifest of the export before that was finished); 64 zeros at first. */
  prev: Sha256,
  before: Head,
  after: Head,
  entries: z.int().min(0),
  blobs: z.int().min(0),
  /** The last number of the feed of verdicts that the kiosk has: answers begin after it. */
  feed: PositionOrNone,
  sig: Signature,
});
export type EntriesManifest = z.infer<typeof EntriesManifest>;

/** What the registry answered, signed by its key `kid`, which `keys` vouches for by the root key. */
export const AnswersManifest = z.object({
  ...common,
  holds: z.literal('answers'),
  /** SHA-256 of canonical(the manifest that is answered). */
  answers: Sha256,
  keys: Keys,
  kid: KeyId,
  sig: Signature,
});
export type AnswersManifest = z.infer<typeof AnswersManifest>;

export const Manifest = z.discriminatedUnion('holds', [EntriesManifest, AnswersManifest]);
export type Manifest = z.infer<typeof Manifest>;

/** What a push by parcel came to: the registry's word, as an answer to a push over HTTP is. */
export const ParcelOutcome = z.object({
  head: Head,
  taken: z.int().min(0),
  known: z.int().min(0),
  problem: z.object({ code: PushCode, seq: PositionOrNone }).nullable(),
  /** The attachments of the parcel that the registry has whole, and those it will not have. */
  blobs: z.array(Sha256),
  refusedBlobs: z.array(Sha256),
});
export type ParcelOutcome = z.infer<typeof ParcelOutcome>;

const MAX_JSON_BYTES = 32 * 1024 * 1024;
const bytes = (max: number) => z.int().min(0).max(max);

/** The line before each record of the content; `bytes` follow. All but entries and blobs are JSON. */
export const RecordHead = z.discriminatedUnion('is', [
  /** The body of a push (registry-protocol, section 3). */
  z.object({ is: z.literal('entries'), bytes: bytes(MAX_PUSH_BYTES) }),
  z.object({ is: z.literal('blob'), sha256: Sha256, mime: BlobType, bytes: bytes(MAX_BLOB_BYTES) }),
  z.object({ is: z.literal('policy'), bytes: bytes(MAX_JSON_BYTES) }),
  z.object({ is: z.literal('staff'), bytes: bytes(MAX_JSON_BYTES) }),
  z.object({ is: z.literal('outcome'), bytes: bytes(MAX_JSON_BYTES) }),
  /** A page of the feed of verdicts, as it is answered to `after`. */
  z.object({ is: z.literal('page'), after: PositionOrNone, bytes: bytes(MAX_JSON_BYTES) }),
]);
export type RecordHead = z.infer<typeof RecordHead>;

/** The name of a parcel's file: the device and the number, nothing of a person. */
export const parcelName = ({ device, number }: { device: string; number: number }): string =>
  `qalqan-${device}-${String(number).padStart(6, '0')}.parcel`;

/** The name of an answer's file, from that of what it answers. */
export const answerName = (parcel: { device: string; number: number }): string =>
  parcelName(parcel).replace(/\.parcel$/, '-answer.parcel');
