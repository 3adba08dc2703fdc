/** Attachments that look like documents, and tus spoken by hand. */
import { createHash, randomBytes } from 'node:crypto';
import type { Blob, BlobType } from '../../shared/protocol/schema/blob.ts';
import type { Answer, Asking, TestDevice } from './device.ts';

const STARTS: Record<BlobType, Buffer> = {
  'application/pdf': Buffer.from('%PDF-1.7\n'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
};

/** A file of `bytes` bytes that begins as one of that type, and has never been before. */
export function newContent(mime: BlobType, bytes: number): Buffer {
  return Buffer.concat([STARTS[mime], randomBytes(Math.max(0, bytes - STARTS[mime].length))]).subarray(
    0,
    bytes,
  );
}

/** How an entry names the content. */
export const named = (content: Buffer, mime: BlobType): Blob => ({
  sha256: createHash('sha256').update(content).digest('hex'),
  bytes: content.length,
  mime,
  label: '',
});

export const tus = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The headers of a creation; `said` may lie. */
export const creation = (
  device: TestDevice,
  blob: Blob,
  said: Partial<Record<'sha256' | 'mime' | 'device', string>> = {},
) => ({
  ...tus,
  'upload-length': String(blob.bytes),
  'upload-metadata': Object.entries({ sha256: blob.sha256, mime: blob.mime, device: device.id, ...said })
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(','),
});

export const begin = (device: TestDevice, blob: Blob, said = {}): Promise<Answer<{ code?: string }>> =>
  device.ask('POST', '/v1/blobs', { headers: creation(device, blob, said) });

/** Sends a piece at an offset. */
export const patch = (
  device: TestDevice,
  sha256: string,
  offset: number,
  piece: Buffer,
  asking: Asking = {},
): Promise<Answer<{ code?: string }>> =>
  device.ask('PATCH', `/v1/blobs/${sha256}`, {
    body: piece,
    ...asking,
    headers: {
      ...tus,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      ...asking.headers,
    },
  });

export const head = (device: TestDevice, sha256: string): Promise<Answer> =>
  device.ask('HEAD', `/v1/blobs/${sha256}`, { headers: tus });

/** Sends all of it in one piece. Answers the status of the last request. */
export async function upload(
  device: TestDevice,
  content: Buffer,
  mime: BlobType,
): Promise<Answer<{ code?: string }>> {
  const blob = named(content, mime);
  const begun = await begin(device, blob);
  return begun.status === 201 ? patch(device, blob.sha256, 0, content) : begun;
}
