/** Base45 (RFC 9285): bytes as the alphanumeric alphabet of a QR code. Strict both ways. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Two bytes become three letters, a last single byte two. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const [high = 0, low] = bytes.subarray(i, i + 2);
    const pair = low !== undefined;
    let rest = pair ? high * 256 + low : high;
    for (let n = pair ? 3 : 2; n > 0; n--) {
      text += ALPHABET[rest % 45];
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/** The bytes, or null: a letter outside the alphabet, a wrong length, a group too large. */
export function decodeBase45(text: string): Uint8Array | null {
  if (text.length % 3 === 1) return null;
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const values = Array.from(text.slice(i, i + 3), (letter) => ALPHABET.indexOf(letter));
    if (values.includes(-1)) return null;
    const number = values.reduceRight((sum, value) => sum * 45 + value, 0);
    if (number > (values.length === 3 ? 0xffff : 0xff)) return null;
    if (values.length === 3) bytes.push(number >> 8);
    bytes.push(number & 0xff);
  }
  return Uint8Array.from(bytes);
}
