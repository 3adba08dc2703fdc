/**
 * A long content sealed piece by piece, so that nobody holds all of it: AES-256-GCM by the STREAM
 * construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015). The nonce counts the pieces and says which is
 * the last, so none can be left out, moved or added. A key seals one content only.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** What reading throws where a parcel is not what was written; it quotes nothing. */
export const damagedParcel = (): Error =>
  Object.assign(new Error('the parcel is not what was written'), { code: 'PARCEL_DAMAGED' });

/** Seals what comes, in order. */
export async function* sealPieces(plain: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  for await (const { piece, nonce } of numbered(plain, PIECE_BYTES)) {
    const cipher = createCipheriv(CIPHER, key, nonce);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * Opens what was sealed with `key`. Yields only what is genuine, and throws
 * (`damagedParcel`) where it is anything else.
 */
export async function* openPieces(
  sealed: AsyncIterable<Uint8Array>,
  key: Uint8Array,
): AsyncGenerator<Buffer> {
  for await (const { piece, nonce } of numbered(sealed, PIECE_BYTES + TAG_BYTES)) {
    yield opened(piece, nonce, key);
  }
}

function opened(piece: Buffer, nonce: Buffer, key: Uint8Array): Buffer {
  if (piece.length < TAG_BYTES) throw damagedParcel();
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(piece.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw damagedParcel();
  }
}

/** Pieces of `bytes` bytes each, the last of what is left, with the nonce of its place. */
async function* numbered(source: AsyncIterable<Uint8Array>, bytes: number) {
  let waiting: Uint8Array[] = [];
  let held = 0;
  let number = 0;
  for await (const part of source) {
    waiting.push(part);
    held += part.length;
    // One byte more than a piece: what is yielded here is never the last.
    if (held <= bytes) continue;
    let all = Buffer.concat(waiting);
    while (all.length > bytes) {
      yield { piece: all.subarray(0, bytes), nonce: nonceOf(number++, false) };
      all = all.subarray(bytes);
    }
    waiting = [all];
    held = all.length;
  }
  yield { piece: Buffer.concat(waiting), nonce: nonceOf(number, true) };
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(number, NONCE_BYTES - 5);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}
