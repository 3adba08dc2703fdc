/** The Kazakh alphabet in its own order; Ё after Е, Һ after Х, as schools teach it. */
const ALPHABET = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';

const LETTER_ORDER = new Map(Array.from(ALPHABET, (letter, place) => [letter, place]));

/**
 * Compares two texts by the Kazakh alphabet, for Array.sort: signs, then digits, then Latin, then
 * Kazakh letters. Capitals do not matter unless everything else is equal; 0 only for the same text.
 */
export function compareKazakh(a: string, b: string): number {
  const [one, two] = [a.normalize('NFC'), b.normalize('NFC')];
  return compareKeys(keysOf(one), keysOf(two)) || (one < two ? -1 : Number(one > two));
}

function compareKeys(one: readonly number[], two: readonly number[]): number {
  const shared = Math.min(one.length, two.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (one[i] ?? 0) - (two[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - two.length;
}

/** One number a character; groups are a million apart, beyond any code point within a group. */
function keysOf(text: string): number[] {
  return Array.from(text.toLowerCase(), (character) => {
    const place = LETTER_ORDER.get(character);
    if (place !== undefined) return 3_000_000 + place;
    const codePoint = character.codePointAt(0) ?? 0;
    if (!/[\p{L}\p{N}]/u.test(character)) return codePoint / 2;
    return (/\p{N}/u.test(character) ? 1_000_000 : 2_000_000) + codePoint / 2;
  });
}
