/** Finding a lender in the policy's list by what a person remembers of it: a name, a brand, a БИН. */

export type KnownLender = {
  readonly bin: string;
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly brands: readonly string[];
};

/** One sound for each letter, so that Kazakh, Russian and Latin spellings of a name meet. */
const SOUNDS: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  q: 'k',
  w: 'v',
  y: 'i',
  x: 'ks',
};

/** `text` by its sound: lower case, without accents, one alphabet, no letter twice in a row. */
export function soundOf(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  return Array.from(plain, (letter) => SOUNDS[letter] ?? letter)
    .join('')
    .replaceAll('zh', 'j')
    .replaceAll('kh', 'h')
    .replaceAll(/c(?!h)/g, 'k')
    .replaceAll(/(\p{L})\1+/gu, '$1');
}

const wordsOf = (text: string): string[] =>
  soundOf(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

/** Shorter words are only found whole or by their beginning: one slip makes another word of them. */
const SLIP_LENGTH = 5;
const MIDDLE_LENGTH = 3;

/**
 * The lenders that fit `query`, the best first, at most `limit`; none for an empty one. Digits are the
 * beginning of a БИН. Each word typed must be the beginning of a word of the name or brand, lie in its
 * middle, or differ from its beginning by one letter.
 */
export function findLenders<L extends KnownLender>(
  lenders: readonly L[],
  query: string,
  limit: number,
): readonly L[] {
  const digits = query.replaceAll(/\s/g, '');
  if (/^\d{3,}$/.test(digits)) return lenders.filter(({ bin }) => bin.startsWith(digits)).slice(0, limit);
  const typed = wordsOf(query);
  if (typed.length === 0) return [];
  return lenders
    .map((lender) => ({ lender, distance: distanceTo(lender, typed) }))
    .filter(({ distance }) => distance !== null)
    .toSorted((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
    .slice(0, limit)
    .map(({ lender }) => lender);
}

/** How far the words are from the nearest of a lender's names; null where they do not fit. */
function distanceTo({ name, brands }: KnownLender, typed: readonly string[]): number | null {
  const distances = [name.kk, name.ru, name.en, ...brands]
    .map((one) => {
      const words = wordsOf(one);
      const each = typed.map((word) => wordDistance(words, word));
      // A name that says more than was typed stands behind one that says just that.
      return each.includes(null) ? null : each.reduce<number>((sum, d) => sum + (d ?? 0), words.length / 100);
    })
    .filter((distance) => distance !== null);
  return distances.length === 0 ? null : Math.min(...distances);
}

function wordDistance(words: readonly string[], typed: string): number | null {
  if (words.includes(typed)) return 0;
  if (words.some((word) => word.startsWith(typed))) return 1;
  if (typed.length >= MIDDLE_LENGTH && words.some((word) => word.includes(typed))) return 2;
  const isSlip = typed.length >= SLIP_LENGTH && words.some((word) => beginsLike(word, typed));
  return isSlip ? 3 : null;
}

/** Whether `word` begins with `typed` but for one letter that is wrong, missing, too many, or two that are swapped. */
function beginsLike(word: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same += 1;
  const rest = typed.slice(same);
  return (
    word.startsWith(rest.slice(1), same + 1) ||
    word.startsWith(rest, same + 1) ||
    word.startsWith(rest.slice(1), same) ||
    word.startsWith(`${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`, same)
  );
}
