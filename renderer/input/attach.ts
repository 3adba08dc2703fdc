/** Attaching a file to a session: it goes to the core part by part, where it is kept encrypted. */
import { uuidv7 } from 'uuidv7';
import { MAX_PART_BYTES } from '../../shared/api/fileCalls.ts';
import { bad, good, type Result } from '../../shared/api/result.ts';
import { MAX_BLOB_BYTES, type Blob as Kept } from '../../shared/protocol/schema/blob.ts';
import type { KioskClient } from '../app/kiosk.ts';
import { thumbnailOf } from './thumbnail.ts';

/** The schema's limit for a label, in UTF-16 units. */
const LABEL_LENGTH = 200;
const MEGABYTE = 1024 * 1024;

export type Attaching = {
  readonly draft: string;
  readonly label: string;
  readonly content: Blob;
  /** How much of it the core has, from 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/**
 * Keeps `content` with the draft, with a small picture where it is one. Problems: blob.empty, blob.size,
 * blob.type, core.noDraft, and those of the disk.
 */
export async function attach(
  kiosk: KioskClient,
  { draft, label, content, onProgress }: Attaching,
): Promise<Result<Kept>> {
  // Told at once: nobody waits for 25 MB to hear it.
  if (content.size > MAX_BLOB_BYTES) return bad('blob.size', { params: { max: MAX_BLOB_BYTES / MEGABYTE } });
  const key = uuidv7();
  const whole = { key, draft, label: labelOf(label), bytes: content.size };
  let offset = 0;
  for (;;) {
    const part = await base64Of(content.slice(offset, offset + MAX_PART_BYTES));
    const sent = await kiosk.call('blobs.add', { ...whole, offset, part });
    if (!sent.ok) return sent;
    const { received, blob } = sent.value;
    onProgress(content.size === 0 ? 1 : received / content.size);
    if (blob) {
      await keepThumbnail(kiosk, blob.sha256, content);
      return good(blob);
    }
    // A core that was restarted knows of no part and asks for the first one again.
    offset = received;
  }
}

/** The attachment's name as it may be kept; a lone surrogate from a file system has no form. */
const labelOf = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/\p{Surrogate}/gu, '')
    .slice(0, LABEL_LENGTH)
    .replaceAll(/\p{Surrogate}/gu, '');

/** A picture that cannot be read has none, and is attached all the same. */
async function keepThumbnail(kiosk: KioskClient, sha256: string, content: Blob): Promise<void> {
  const picture = await thumbnailOf(content);
  if (picture === null) return;
  const image = await base64Of(picture);
  await kiosk.call('blobs.keepThumbnail', { key: uuidv7(), sha256, image });
}

/** Parts are bytes in base64 on the way to the core. */
function base64Of(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      // A data address: what follows the comma is base64.
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('a file could not be read')));
    reader.readAsDataURL(content);
  });
}
