/**
 * Golos Text (SIL Open Font License, fonts/LICENSE) for letters, from the package @fontsource/golos-text 5.3.0. The
 * parts of its alphabet come in four files, and one Kazakh word may need letters of two. They are WOFF, because
 * pdfkit cannot take a part out of WOFF2.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What of Unicode each part has, as its package says (unicode.json). */
const PARTS = {
  cyrillic: '0301,0400-045F,0490-0491,04B0-04B1,2116',
  latin:
    '0000-00FF,0131,0152-0153,02BB-02BC,02C6,02DA,02DC,0304,0308,0329,2000-206F,20AC,2122,2191,2193,2212,2215,FEFF,FFFD',
  'cyrillic-ext': '0460-052F,1C80-1C8A,20B4,2DE0-2DFF,A640-A69F,FE2E-FE2F',
  'latin-ext':
    '0100-02BA,02BD-02C5,02C7-02CC,02CE-02D7,02DD-02FF,0304,0308,0329,1D00-1DBF,1E00-1E9F,1EF2-1EFF,2020,20A0-20AB,20AD-20C0,2113,2C60-2C7F,A720-A7FF',
} as const;

const WEIGHTS = { normal: 400, bold: 700 } as const;
export type Weight = keyof typeof WEIGHTS;

/** A font file under the name by which runs call it. */
export type FontFile = { name: string; data: Buffer };

const nameOf = (weight: Weight, part: string) => `${weight} ${part}`;

/** All parts in both weights, read from beside this file. */
export function readFonts(): FontFile[] {
  return Object.entries(WEIGHTS).flatMap(([weight, number]) =>
    Object.keys(PARTS).map((part) => ({
      name: nameOf(weight as Weight, part),
      data: readFileSync(path.join(import.meta.dirname, 'fonts', `golos-text-${part}-${number}-normal.woff`)),
    })),
  );
}

const RANGES = Object.entries(PARTS).map(([part, text]) => ({
  part,
  ranges: text.split(',').map((range) => {
    const [from = '', to = from] = range.split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  }),
}));

const partOf = (codePoint: number): string | undefined =>
  RANGES.find(({ ranges }) => ranges.some(({ from, to }) => codePoint >= from && codePoint <= to))?.part;

/** A piece of a text that one font has all letters of. */
export type Run = { font: string; text: string };

/** The text cut into runs. A letter that no part has (an emoji) is a question mark, and never an empty box. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = [];
  for (const letter of text) {
    const part = partOf(letter.codePointAt(0) ?? 0);
    const font = nameOf(weight, part ?? 'latin');
    const shown = part === undefined ? '?' : letter;
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}
