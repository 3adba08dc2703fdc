/** Pictures of what was printed: all pages of all papers, a sheet a language. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readPng, shelves, smallPng, type Picture } from './png.ts';
import type { Guide } from './tour.ts';

/** Dots an inch: as small as text of 4 mm can be read. */
const DENSITY = 72;
/** In pixels: four pages of A4. */
const WIDTH = 4 * 596 + 5 * 12;

export type Papers = {
  keep: Guide['keep'];
  /** Every page kept so far, in its order: `<folder>/papers-<language>.png`. */
  writeSheets: () => void;
};

/** Papers whose files stay where they are until `writeSheets`; `folder` is for the sheets. */
export function createPapers(folder: string): Papers {
  const files = new Map<string, string[]>();
  return {
    keep: (language, _name, file) => {
      files.set(language, [...(files.get(language) ?? []), file]);
    },
    writeSheets: () => {
      fs.mkdirSync(folder, { recursive: true });
      for (const [language, of] of files) {
        // Rolls stand together, before the pages.
        const pages = of.flatMap((file) => pagesOf(file, folder)).toSorted((a, b) => a.width - b.width);
        fs.writeFileSync(path.join(folder, `papers-${language}.png`), smallPng(shelves(pages, WIDTH)));
      }
    },
  };
}

/** Each page of a PDF as it is on paper, in its order. */
function pagesOf(file: string, scratch: string): Picture[] {
  const place = fs.mkdtempSync(path.join(scratch, 'pages-'));
  execFileSync('pdftoppm', ['-q', '-r', String(DENSITY), '-png', file, path.join(place, 'page')]);
  const pages = fs
    .readdirSync(place)
    .toSorted()
    .map((name) => readPng(fs.readFileSync(path.join(place, name))));
  fs.rmSync(place, { recursive: true });
  return pages;
}
