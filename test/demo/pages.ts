/** Pages that no visit of a citizen comes to, or only one with a camera: as whoever walks them for the audit of accessibility. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Person } from '../e2e/people.ts';
import type { Looker } from '../faults/a11y/look.ts';
import { handsOf } from '../faults/a11y/walker.ts';
import { openDeskFor, PARTS, type PartName } from '../faults/a11y/walks.ts';
import { createCamera } from './camera.ts';

/** The walks that pass them, each at a desk of its own. */
const WALKS: readonly PartName[] = ['desk', 'camera', 'compared', 'revoked'];
const PAGE =
  /^(desk\.(audit|call-list|day|health|people|repair|revoked|rotate)|session\.(attest|code|compared|face)|claim\.camera)\b/;

/** Whether a picture of that name is of such a page. */
export const isPage = (name: string): boolean => PAGE.test(name);

/** Shoots each of them once into `<folder>/<language>`. */
export async function shootPages(folder: string, person: Person, say: (line: string) => void): Promise<void> {
  for (const part of WALKS) {
    const own = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-pages-'));
    const desk = await openDeskFor(part, person, own);
    try {
      const { page } = desk;
      const camera = createCamera(page, folder);
      const looker = shootingBy(camera.shoot, person, say);
      const hands = await handsOf(page, 'touch');
      await PARTS[part].walk({
        desk,
        person,
        looker,
        way: 'touch',
        hands,
        expect: () => {},
        folder: own,
        isThorough: false,
      });
    } finally {
      await desk.remove();
      fs.rmSync(own, { recursive: true, force: true });
    }
  }
}

/** Looks by shooting; the number of whoever sits at the desk stands after the page's name, not before it. */
function shootingBy(
  shoot: ReturnType<typeof createCamera>['shoot'],
  { language }: Person,
  say: (line: string) => void,
): Looker {
  const seen = new Set<string>();
  const look: Looker['look'] = async (page, name) => {
    const file = name.replace(/^\d+ /, '').replaceAll(' ', '-');
    if (!isPage(file) || seen.has(file)) return;
    seen.add(file);
    const size = page.viewportSize();
    await shoot(language, file, page);
    if (size) await page.setViewportSize(size);
    say(`${language}: ${file}`);
  };
  return { look, glance: look, looks: () => seen.size, found: () => [], screens: () => [] };
}
