/** What every sheet of a claim is given, and the words that several of them use. */
import type { ClaimedLoan, ClaimPapers } from '../../shared/api/claims.ts';
import { parseIsoDate } from '../../shared/domain/dates.ts';
import { bound } from '../../shared/texts/bound.ts';
import type { TextKey, TextValues } from '../../shared/texts/catalogue.ts';
import { longDate } from '../../shared/texts/dates.ts';
import type { Language } from '../../shared/texts/language.ts';

/** What each sheet is drawn with. */
export type SheetProps = {
  readonly papers: ClaimPapers;
  readonly language: Language;
  readonly t: (key: TextKey, values?: TextValues) => string;
};

/** A lender as the policy calls it in that language, else as the claim does. */
export const lenderName = (
  { papers, language }: Pick<SheetProps, 'papers' | 'language'>,
  { bin, name }: ClaimedLoan['lender'],
): string => papers.lenders.find((known) => known.bin === bin)?.name[language] ?? name;

/** Whether a loan still lacks something for its collection to be stopped. */
export const isOpen = ({ missing }: ClaimedLoan): boolean => missing.length > 0;

/** A day in the words of the language. */
export const dateWords = (language: Language, iso: string): string => {
  const date = parseIsoDate(iso);
  return date === null ? iso : bound(longDate(language, date));
};

/** A picture among letters, with whatever is joined to it (Unicode, UTS #51). */
const EMOJI =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*/gu;

/** Text as paper can show it: its fonts have letters of every language here and no emoji, which would be boxes. */
export const onPaper = (text: string, emoji: string): string => text.replaceAll(EMOJI, `(${emoji})`);
