/** What a file is by its first bytes; its name and what it is said to be do not count. */

const SIGNATURES = {
  // ISO 32000-2, 7.5.2; the header is the first thing in the file.
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  // ITU-T T.81, B.1.1.3: start of image, then another marker.
  'image/jpeg': [0xff, 0xd8, 0xff],
  // PNG (ISO/IEC 15948), 5.2.
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

/** How many bytes `blobTypeOf` needs to see. */
export const TYPE_BYTES = 8;

/** The media type of a file that begins with `start`, or null where it is none that may be attached. */
export function blobTypeOf(start: Uint8Array): keyof typeof SIGNATURES | null {
  for (const [mime, signature] of Object.entries(SIGNATURES)) {
    if (signature.every((byte, i) => start[i] === byte)) return mime as keyof typeof SIGNATURES;
  }
  return null;
}
