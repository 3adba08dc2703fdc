/** Archives of POSIX tar (IEEE 1003.1, ustar): what every system opens without us. */
import type { FileHandle } from 'node:fs/promises';

const BLOCK = 512;

/** A file to be archived: its size is known before its content. */
export type ArchivedFile = {
  name: string;
  bytes: number;
  content: AsyncIterable<Uint8Array> | readonly Uint8Array[];
};

/** The archive of `files`, in their order, piece by piece; `at` (epoch ms) is the date of each. */
export async function* tarOf(files: readonly ArchivedFile[], at: number): AsyncGenerator<Uint8Array> {
  for (const { name, bytes, content } of files) {
    yield headerOf(name, bytes, at);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield piece;
    }
    if (written !== bytes) throw new Error('a file is not as long as it was said to be');
    yield Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** The size of the archive of files so named and so long. */
export const tarBytes = (files: readonly { bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + BLOCK + Math.ceil(bytes / BLOCK) * BLOCK, 2 * BLOCK);

function headerOf(name: string, bytes: number, at: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, width: number) =>
    header.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset);
  header.write(name, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes, 124, 12);
  octal(Math.floor(at / 1000), 136, 12);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A file found in an archive; `content` is read piece by piece, and only before the next file is asked for. */
export type FoundFile = { name: string; bytes: number; content(): AsyncGenerator<Uint8Array> };

const PIECE = 1024 * 1024;

/** The files of an archive. Throws where it is none, or ends before its end. */
export async function* filesIn(archive: FileHandle): AsyncGenerator<FoundFile> {
  let position = 0;
  for (;;) {
    const header = await readAt(archive, position, BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { name, bytes } = readHeader(header);
    const start = position + BLOCK;
    yield { name, bytes, content: () => pieces(archive, start, bytes) };
    position = start + Math.ceil(bytes / BLOCK) * BLOCK;
  }
}

function readHeader(header: Buffer): { name: string; bytes: number } {
  const text = (from: number, to: number) => header.toString('latin1', from, to).replace(/\0.*$/s, '').trim();
  const said = Number.parseInt(text(148, 156), 8);
  const blank = Buffer.from(header).fill(' ', 148, 156);
  const sum = blank.reduce((all, byte) => all + byte, 0);
  const bytes = Number.parseInt(text(124, 136), 8);
  if (said !== sum || !Number.isSafeInteger(bytes) || bytes < 0) throw new Error('this is no tar archive');
  return { name: text(0, 100), bytes };
}

async function* pieces(archive: FileHandle, start: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < bytes; done += PIECE)
    yield readAt(archive, start + done, Math.min(PIECE, bytes - done));
}

async function readAt(archive: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error('the archive ends before its end');
  return buffer;
}
