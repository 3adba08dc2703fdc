/**
 * How often two people are taken for one, and one for two, on what @vladmandic/human ships: 40 descriptors
 * with names, and one picture of a page of small faces. Both are far too few, and the page was sorted by
 * the engine itself, so its figures flatter. Nothing of it is kept.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { z } from 'zod';
import { ROOT } from '../e2e/registry.ts';

const PACKAGE = path.join(ROOT, 'node_modules/@vladmandic/human');
/** 18 faces a row, in 6 rows; the first row is one man, the last three are other people. */
const TILES = { columns: 18, rows: 6, top: 283, pitch: 112.4, size: 106 };

/** Scores of pairs of the same person, and of two people. */
export type Pairs = { readonly same: readonly number[]; readonly other: readonly number[] };

/** `false match` and `false non-match` at `threshold`, with how many there were of each. */
export function figures(name: string, { same, other }: Pairs, threshold: number): string {
  const matched = other.filter((score) => score >= threshold).length;
  const missed = same.filter((score) => score < threshold).length;
  return `${name}: false match ${matched} of ${other.length}, false non-match ${missed} of ${same.length}`;
}

const Named = z.array(z.object({ name: z.string(), embedding: z.array(z.number()) }));

/** The descriptors that the package's example of matching comes with. */
export function namedPairs(): Pairs {
  const file = path.join(PACKAGE, 'demo/facematch/faces.json');
  const people = Named.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  const same: number[] = [];
  const other: number[] = [];
  for (const [index, one] of people.entries())
    for (const second of people.slice(index + 1))
      (one.name === second.name ? same : other).push(similarity(one.embedding, second.embedding));
  return { same, other };
}

/** As the package computes it (src/face/match.ts): 1 for the same, 0 for nothing alike. */
function similarity(one: readonly number[], other: readonly number[]): number {
  const distance = 25 * one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);
  return Math.min(1, Math.max(0, (1 - Math.sqrt(distance) / 100 - 0.2) / 0.6));
}

/** Each face of the first row against the others of it, and against those of the last three. */
export async function tilePairs(page: Page): Promise<Pairs & { readonly seen: number }> {
  const picture = fs.readFileSync(path.join(PACKAGE, 'assets/screenshot-facematch.jpg')).toString('base64');
  return page.evaluate(
    async ({ data, tiles }) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.codePointAt(0) ?? 0);
      const sheet = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const { ask } = (
        globalThis as unknown as { faces: { ask: (what: object, m?: Transferable[]) => Promise<unknown> } }
      ).faces;
      const cut = async (row: number, column: number) => {
        const canvas = new OffscreenCanvas(480, 480);
        const context = canvas.getContext('2d');
        const x = (column * sheet.width) / tiles.columns;
        const y = tiles.top + row * tiles.pitch;
        context?.drawImage(sheet, x, y, tiles.size, tiles.size, 90, 90, 300, 300);
        return createImageBitmap(canvas);
      };
      const keep = async (row: number, column: number, as: string) => {
        const tile = await cut(row, column);
        return (await ask({ call: 'keep', picture: tile, as }, [tile])) === true;
      };
      const same: number[] = [];
      const other: number[] = [];
      let seen = 0;
      for (let first = 0; first < tiles.columns; first += 3) {
        if (!(await keep(0, first, 'document'))) continue;
        for (const row of [0, 3, 4, 5]) {
          for (let column = row === 0 ? first + 1 : 0; column < tiles.columns; column += 1) {
            if (!(await keep(row, column, 'live'))) continue;
            seen += 1;
            (row === 0 ? same : other).push((await ask({ call: 'compare' })) as number);
          }
        }
      }
      return { same, other, seen };
    },
    { data: picture, tiles: TILES },
  );
}
