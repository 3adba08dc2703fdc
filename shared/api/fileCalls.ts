/** Attachments of drafts and acts. */
import { z } from 'zod';
import { Blob, MAX_BLOB_BYTES } from '../protocol/schema/blob.ts';
import { Sha256, text, Uuid } from '../protocol/schema/scalars.ts';
import { BlobView } from './views.ts';

const Nothing = z.object({});
const key = Uuid;

/** The most of an attachment that one call carries: what main lets through is a million characters. */
export const MAX_PART_BYTES = 512 * 1024;
/** The most a thumbnail may weigh. */
export const MAX_THUMBNAIL_BYTES = 64 * 1024;
const base64 = (bytes: number) => z.base64().max(4 * Math.ceil(bytes / 3));

export const fileCalls = {
  /**
   * Attaches a file to a draft, part by part: `bytes` is the whole, `offset` where this part begins.
   * Answers how many bytes have arrived, which is where the next part begins, also after the core was
   * restarted and knows of none; with the last part, the attachment, kept on the disk.
   * Problems: blob.empty, blob.size {max}, blob.type (told by the content), core.noDraft.
   */
  'blobs.add': {
    right: 'serve',
    input: z.object({
      key,
      draft: Uuid,
      label: text(200, 0),
      bytes: z.int().min(0),
      offset: z.int().min(0).max(MAX_BLOB_BYTES),
      part: base64(MAX_PART_BYTES),
    }),
    output: z.object({ received: z.int(), blob: Blob.optional() }),
  },
  /** What a draft or an entry has attached, in the order in which it was. */
  'blobs.list': { right: 'read', input: z.object({ act: Uuid }), output: z.array(BlobView) },
  /** Takes an attachment off a draft. */
  'blobs.remove': { right: 'serve', input: z.object({ key, draft: Uuid, sha256: Sha256 }), output: Nothing },
  /** A small JPEG or PNG of an attachment, made by the window and kept encrypted. Problems: blob.type, blob.missing. */
  'blobs.keepThumbnail': {
    right: 'serve',
    input: z.object({ key, sha256: Sha256, image: base64(MAX_THUMBNAIL_BYTES) }),
    output: Nothing,
  },
  'blobs.thumbnail': {
    right: 'read',
    input: z.object({ sha256: Sha256 }),
    output: z.object({ image: z.base64().nullable() }),
  },
} as const;
