/** What is inside a file: whatever known format it is, or has somewhere in it, unpacked. */
import { execFileSync } from 'node:child_process';
import zlib from 'node:zlib';

/** A part of a file, and where it came from. */
export type Part = { called: string; bytes: Buffer };

/** More than this from one place is a bomb, or no text. */
const MOST_BYTES = 64 * 1024 * 1024;
const OPTIONS = { maxOutputLength: MOST_BYTES, finishFlush: zlib.constants.Z_SYNC_FLUSH };

type Format = { called: string; magic: readonly number[]; open: (bytes: Buffer) => Buffer };

const inflate = (bytes: Buffer) => zlib.inflateSync(bytes, OPTIONS);
/**
 * What follows a gzip header (RFC 1952, 2.3), whatever stands after its end: bit 2 of the flags announces an extra
 * field, bits 3 and 4 texts that end with a zero, bit 1 a checksum.
 */
function gunzip(bytes: Buffer): Buffer {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const text of [8, 16]) if (flags & text) at = bytes.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  return zlib.inflateRawSync(bytes.subarray(at), OPTIONS);
}

const FORMATS: readonly Format[] = [
  { called: 'gzip', magic: [0x1f, 0x8b, 0x08], open: gunzip },
  ...[0x01, 0x5e, 0x9c, 0xda].map((second) => ({
    called: 'zlib',
    magic: [0x78, second],
    open: inflate,
  })),
  {
    called: 'zstd',
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    open: (bytes) => zlib.zstdDecompressSync(bytes, { maxOutputLength: MOST_BYTES }),
  },
];
/** PK 3 4: the local header of a file in a zip, whose name and extra field stand before its bytes. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const ZIP_HEADER = 30;

/** Everything that can be unpacked from `bytes`; not what is packed within that again. */
export function unpacked(bytes: Buffer): Part[] {
  return [
    ...FORMATS.flatMap((format) => ofFormat(bytes, format)),
    ...ofZip(bytes),
    ...ofBrotli(bytes),
    ...ofPdf(bytes),
  ];
}

function ofFormat(bytes: Buffer, { called, magic, open }: Format): Part[] {
  return places(bytes, Buffer.from(magic)).flatMap((at) =>
    opened(`${called} at ${at}`, () => open(bytes.subarray(at))),
  );
}

function ofZip(bytes: Buffer): Part[] {
  return places(bytes, ZIP).flatMap((at) => {
    if (at + ZIP_HEADER > bytes.length) return [];
    const from = at + ZIP_HEADER + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    return opened(`zip at ${at}`, () => zlib.inflateRawSync(bytes.subarray(from), OPTIONS));
  });
}

/** Brotli has no mark of its own: Chromium's caches hold a whole answer of it. */
const ofBrotli = (bytes: Buffer): Part[] =>
  opened('brotli', () => zlib.brotliDecompressSync(bytes, { maxOutputLength: MOST_BYTES }));

/** Letters of a PDF are numbers of pictures: only a reader of PDFs knows them again. */
function ofPdf(bytes: Buffer): Part[] {
  return places(bytes, Buffer.from('%PDF-')).flatMap((at) =>
    opened(`PDF at ${at}`, () =>
      execFileSync('pdftotext', ['-q', '-raw', '-enc', 'UTF-8', '-', '-'], {
        input: bytes.subarray(at),
        stdio: ['pipe', 'pipe', 'ignore'],
        maxBuffer: MOST_BYTES,
      }),
    ),
  );
}

function opened(called: string, open: () => Buffer): Part[] {
  try {
    const bytes = open();
    return bytes.length === 0 ? [] : [{ called, bytes }];
  } catch {
    // It only looked like it.
    return [];
  }
}

function places(bytes: Buffer, magic: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) found.push(at);
  return found;
}
