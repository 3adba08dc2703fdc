/** A parcel as a file: the manifest in a block of fixed size, the sealed content after it. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Manifest, PARCEL_BLOCK_BYTES } from '../schema/parcel.ts';
import { openPieces, sealPieces } from './chunks.ts';
import { readRecords, writeRecords, type ParcelRecord } from './records.ts';

const READ_BYTES = 1024 * 1024;

export type Sealed = Manifest['sealed'];

/** A manifest twice: as received, which is what its signature covers, and as its schema reads it. */
export type ReadManifest = { received: Manifest; manifest: Manifest };

/**
 * Writes a parcel into an open, empty file and returns its manifest: `sign` is given what was sealed and
 * makes it. Until the last moment the block is blank, so what is not finished is no parcel. `told` hears
 * how many bytes are written. It is durable when it resolves. Throws where the disk does.
 */
export async function writeParcel<M extends Manifest>(
  file: FileHandle,
  records: AsyncIterable<ParcelRecord>,
  key: Uint8Array,
  sign: (sealed: Sealed) => M,
  told: (bytes: number) => void = () => {},
): Promise<M> {
  await writeAll(file, Buffer.alloc(PARCEL_BLOCK_BYTES, ' '), 0);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of sealPieces(writeRecords(records), key)) {
    await writeAll(file, piece, PARCEL_BLOCK_BYTES + bytes);
    hash.update(piece);
    bytes += piece.length;
    told(bytes);
  }
  const manifest = sign({ bytes, sha256: hash.digest('hex') });
  const block = manifestBlock(manifest);
  // The content first: a manifest is never on the disk without it.
  await file.sync();
  await writeAll(file, block, 0);
  await file.sync();
  return manifest;
}

/** The block of a manifest: its JSON, padded with spaces, a new line at the end. Throws where it does not fit. */
export function manifestBlock(manifest: object): Buffer {
  const block = Buffer.alloc(PARCEL_BLOCK_BYTES, ' ');
  const text = Buffer.from(JSON.stringify(manifest));
  if (text.length >= PARCEL_BLOCK_BYTES) throw new RangeError('the manifest does not fit');
  text.copy(block);
  block.write('\n', PARCEL_BLOCK_BYTES - 1);
  return block;
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** The manifest of a file; null where it has none, or one in another spelling. Nothing of it is verified. */
export async function readManifest(file: FileHandle): Promise<ReadManifest | null> {
  const block = Buffer.alloc(PARCEL_BLOCK_BYTES);
  const { bytesRead } = await file.read(block, 0, PARCEL_BLOCK_BYTES, 0);
  try {
    const received: unknown = JSON.parse(block.toString('utf8', 0, bytesRead));
    const parsed = Manifest.safeParse(received);
    // One manifest, one block: not even the padding can be changed unseen.
    return parsed.success && manifestBlock(received as Manifest).equals(block)
      ? { received: received as Manifest, manifest: parsed.data }
      : null;
  } catch {
    return null;
  }
}

/** Whether the file holds, after its block, exactly what the manifest says: neither cut, nor changed, nor longer. */
export async function isWhole(file: FileHandle, sealed: Sealed): Promise<boolean> {
  const { size } = await file.stat();
  if (size !== PARCEL_BLOCK_BYTES + sealed.bytes) return false;
  const hash = createHash('sha256');
  for await (const piece of sealedBytes(file, sealed)) hash.update(piece);
  return hash.digest('hex') === sealed.sha256;
}

/** The records of a parcel, opened with its content key. Throws where it is not what was sealed. */
export const recordsIn = (file: FileHandle, sealed: Sealed, key: Uint8Array): AsyncGenerator<ParcelRecord> =>
  readRecords(openPieces(sealedBytes(file, sealed), key));

async function* sealedBytes(file: FileHandle, sealed: Sealed): AsyncGenerator<Buffer> {
  for (let at = 0; at < sealed.bytes;) {
    const wanted = Math.min(READ_BYTES, sealed.bytes - at);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, PARCEL_BLOCK_BYTES + at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
