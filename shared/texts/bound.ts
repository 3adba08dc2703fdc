/** Kazakh particles (`да`, `ме`, `бе`): they belong to what stands before them. */
const PARTICLE = /(?<=\p{L}) (?=[дтмбп][ае](?!\p{L}))/gu;
/** Any other word of one or two letters before another: it belongs to what follows it. */
const SHORT_WORD = /(?<=^|[\s(«])(?![дтмбп][ае] )(\p{L}{1,2}) (?=[\p{L}\d«№])/gu;
/** The number and what it counts, the sign and its number. */
const OF_A_NUMBER = /(?<=\d) (?=\p{Ll}|₸)|(?<=№) (?=\S)|(?<=\p{L}) (?=₸)/gu;

/** A last word that would look lost on a line of its own, with one so short that both fit on the narrowest. */
const LAST_WORD = /(?<=\S \S+ \S{1,6}) (?=\S{1,8}$)/gu;

/**
 * The text with what belongs together bound by no-break spaces, as a typesetter would: `№ 7`, `22 ноября`, `3 күн`, and
 * a preposition with its word. For paper, whose lines nobody can make wider.
 */
export const bound = (text: string): string =>
  text
    .replaceAll(LAST_WORD, '\u00A0')
    .replaceAll(PARTICLE, '\u00A0')
    .replaceAll(OF_A_NUMBER, '\u00A0')
    .replaceAll(SHORT_WORD, '$1\u00A0');
