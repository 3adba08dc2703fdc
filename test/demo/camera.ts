/** Pictures of the window in the sizes that kiosks have. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { readPng, sheet, shrink, smallPng, type Picture } from './png.ts';

/** In pixels: a wide screen, and the square-ish one of older kiosks. */
export const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 1024 },
] as const;

export type Camera = {
  /**
   * Shoots what is shown into `<folder>/<language>/<name>-<width>x<height>.png`, once in each of its sizes;
   * what does not fit is on a second picture, `<name>-end-…`, where that shows anything else. Another window than
   * the camera's is `of`.
   */
  shoot: (language: string, name: string, of?: Page) => Promise<void>;
  /** Everything shot so far, small, in the order it was shot: `<folder>/<language>-<width>x<height>.png`. */
  writeSheets: () => void;
};

const COLUMNS = 5;
const SHRINK = 4;

/** A camera for one window; `sizes` are those that it takes. */
export function createCamera(
  page: Page,
  folder: string,
  sizes: readonly (typeof SIZES)[number][] = SIZES,
): Camera {
  const sheets = new Map<string, Picture[]>();

  const look = async (of: Page): Promise<Picture> =>
    readPng(await of.screenshot({ animations: 'disabled', caret: 'hide' }));

  function keep(language: string, name: string, picture: Picture): void {
    const { width, height } = picture;
    fs.writeFileSync(path.join(folder, language, `${name}-${width}x${height}.png`), smallPng(picture));
    const sheetOf = `${language}-${width}x${height}`;
    sheets.set(sheetOf, [...(sheets.get(sheetOf) ?? []), shrink(picture, SHRINK)]);
  }

  return {
    shoot: async (language, name, of = page) => {
      fs.mkdirSync(path.join(folder, language), { recursive: true });
      // Nothing is pointed at in a picture.
      await of.mouse.move(0, 0);
      for (const size of sizes) {
        await of.setViewportSize(size);
        await scrollTo(of, 'top');
        const top = await look(of);
        keep(language, name, top);
        const end = (await scrollTo(of, 'end')) ? await look(of) : top;
        // What only a screen reader sees scrolls too: the same picture twice is of no use.
        if (!Buffer.from(end.pixels).equals(top.pixels)) keep(language, `${name}-end`, end);
        await scrollTo(of, 'top');
      }
    },
    writeSheets: () => {
      for (const [of, pictures] of sheets) {
        fs.writeFileSync(path.join(folder, `${of}.png`), smallPng(sheet(pictures, COLUMNS)));
      }
    },
  };
}

/** The sheets of a language, as `writeSheets` has them, of all pictures that lie in its folder, by their names. */
export function writeSheetsOf(folder: string, language: string): void {
  const names = fs.readdirSync(path.join(folder, language)).toSorted();
  for (const { width, height } of SIZES) {
    const size = `-${width}x${height}.png`;
    const pictures = names
      .filter((name) => name.endsWith(size))
      .map((name) => shrink(readPng(fs.readFileSync(path.join(folder, language, name))), SHRINK));
    fs.writeFileSync(path.join(folder, `${language}${size}`), smallPng(sheet(pictures, COLUMNS)));
  }
}

/** Scrolls whatever scrolls on the screen; false where all of it is in sight anyway. */
async function scrollTo(page: Page, where: 'top' | 'end'): Promise<boolean> {
  const moved = await page.evaluate((to) => {
    // What lies under a dialog or a cover is not what is shown.
    if (document.querySelector('[role="dialog"], [role="alertdialog"], [data-action="uncover"]'))
      return false;
    const places = [
      document.scrollingElement,
      ...document.querySelectorAll('main, main *, .screen, .screen-body'),
    ];
    const long = places.filter((place) => place !== null && place.scrollHeight > place.clientHeight + 24);
    const before = long.map((place) => place?.scrollTop);
    for (const place of long)
      place?.scrollTo({ top: to === 'end' ? place.scrollHeight : 0, behavior: 'instant' });
    return long.some((place, index) => place?.scrollTop !== before[index]);
  }, where);
  if (moved) await page.waitForTimeout(150);
  return moved;
}
