/** Whether an attachment is what it was said to be. */
import { createHash } from 'node:crypto';
import { blobTypeOf, TYPE_BYTES } from '../../shared/domain/blobType.ts';
import type { Reading, StoredBlob } from '../store/tables.ts';

/** The pieces of an upload from its first byte to the last that is here, one at a time. */
export async function* partsOf(store: Reading, upload: string): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (;;) {
    const part = await store
      .selectFrom('blobParts')
      .select('content')
      .where('upload', '=', upload)
      .where('start', '=', start)
      .executeTakeFirst();
    if (!part) return;
    yield part.content;
    start += part.content.length;
  }
}

/**
 * What is wrong with the whole content: the pieces here and `rest`, which follows them. Type by its
 * first bytes, content by its SHA-256; null when it is what it was said to be.
 */
export async function contentProblem(
  store: Reading,
  blob: StoredBlob,
  rest: Uint8Array,
): Promise<'blob-type' | 'blob-content' | null> {
  const hash = createHash('sha256');
  let start = Buffer.alloc(0);
  const take = (piece: Uint8Array) => {
    if (start.length < TYPE_BYTES) start = Buffer.concat([start, piece.subarray(0, TYPE_BYTES)]);
    hash.update(piece);
  };
  for await (const piece of partsOf(store, blob.upload)) take(piece);
  take(rest);
  if (hash.digest('hex') !== blob.sha256) return 'blob-content';
  return blobTypeOf(start) === blob.mime ? null : 'blob-type';
}
