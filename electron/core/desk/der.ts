/** As much of DER (ITU-T X.690) as finds a certificate in a signature. */

export type Der = { readonly tag: number; readonly whole: Buffer; readonly content: Buffer };

/** The values that stand one after another in `bytes`; null where they are not whole. */
export function readDer(bytes: Buffer): readonly Der[] | null {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const one = oneAt(bytes, at);
    if (one === null) return null;
    found.push(one);
    at += one.whole.length;
  }
  return found;
}

function oneAt(bytes: Buffer, at: number): Der | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const longer = first < 0x80 ? 0 : first & 0x7f;
  // Nothing here is longer than four bytes of length can say; an open length is not DER.
  if (first === 0x80 || longer > 4 || at + 2 + longer > bytes.length) return null;
  const length = longer === 0 ? first : bytes.readUIntBE(at + 2, longer);
  const start = at + 2 + longer;
  const end = start + length;
  return end > bytes.length
    ? null
    : { tag, whole: bytes.subarray(at, end), content: bytes.subarray(start, end) };
}
