/** Where sentences begin and end, for reading aloud one after the other. */

/** A sentence within a text: `text.slice(start, end)`, without the spaces around it. */
export type Sentence = { readonly start: number; readonly end: number };

/** What ends in a dot within a sentence; single letters (initials) are known by their length. */
const SHORTENED = new Set(
  'др пр ст ул им тел руб коп см стр обл просп кв мин млн млрд т.б т.с.с т.д т.п т.е бап сағ көш etc e.g i.e no mr mrs dr'.split(
    ' ',
  ),
);

/** The sentences of `text` in order; a line break always parts them. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number): void => {
    const trimmed = trimmedTo(text, start, end);
    if (trimmed) sentences.push(trimmed);
    start = end;
  };
  for (const { index, 0: found } of text.matchAll(/\n|[.!?…]+["»”')\]]*\s+/gu)) {
    const end = index + found.length;
    if (found.includes('\n') || !goesOn(text.slice(start, index + 1), text.slice(end))) close(end);
  }
  close(text.length);
  return sentences;
}

/** Whether the sentence goes on after this dot: it shortens a word, or what follows is no beginning. */
function goesOn(before: string, after: string): boolean {
  if (/^["«“'(]*\p{Ll}/u.test(after)) return true;
  const word = /([\p{L}.]+)\.$/u.exec(before)?.[1]?.toLowerCase();
  return word !== undefined && (/^(\p{L}|\p{L}\.\p{L})$/u.test(word) || SHORTENED.has(word));
}

function trimmedTo(text: string, from: number, to: number): Sentence | null {
  const part = text.slice(from, to);
  const words = part.trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const start = from + part.indexOf(words);
  return { start, end: start + words.length };
}
