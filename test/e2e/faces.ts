/** Somebody drawn who sits at the desk and does what the screen asks. */
import type { Page } from 'playwright';
import type { Features } from '../camera/head.ts';
import { personIn, photoOf, POSES, type PoseName, type Puppet } from '../camera/puppet.ts';
import type { Frame } from '../camera/render.ts';
import { action } from './journey.ts';

const PATIENCE_MS = 60_000;
const LOOK_MS = 30;

export type Sitting = { readonly page: Page; readonly puppet: Puppet };

/** A person's frames, drawn once. */
export function framesOf(features: Features): Record<PoseName, Frame> {
  const names = Object.keys(POSES) as PoseName[];
  return Object.fromEntries(names.map((name) => [name, personIn(features, POSES[name])])) as Record<
    PoseName,
    Frame
  >;
}

export const phaseOf = (page: Page): Promise<string | null> =>
  page.locator('[data-face]').first().getAttribute('data-face');

export const seePhase = (page: Page, phase: string): Promise<void> =>
  page.locator(`[data-face="${phase}"]`).first().waitFor({ timeout: PATIENCE_MS, state: 'attached' });

/** Holds the document of `features` up, and lets the clerk take its photo; `taken` is done before it is used. */
export async function showDocument(
  { page, puppet }: Sitting,
  features: Features,
  taken: () => Promise<void> = async () => {},
): Promise<void> {
  await seePhase(page, 'document');
  puppet.show(photoOf(features));
  await page.locator('video').first().waitFor();
  // Until the camera has seen it, another photo than this one would be taken.
  await page.waitForTimeout(600);
  await action(page, 'take-photo').click();
  await action(page, 'use-photo').waitFor();
  await taken();
  await action(page, 'use-photo').click();
  await page.locator('[data-face="look"], [data-face="move"]').first().waitFor({ state: 'attached' });
}

/** Does each movement as it is asked, or as `instead` says, until the try is over; answers how it ended. */
export async function sitStill(
  { page, puppet }: Sitting,
  frames: Record<PoseName, Frame>,
  instead: (asked: PoseName) => PoseName = (asked) => asked,
): Promise<string> {
  let shown: PoseName | null = null;
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const now = await page.evaluate(() => ({
      phase: document.querySelector<HTMLElement>('[data-face]')?.dataset['face'] ?? '',
      move: document.querySelector<HTMLElement>('[data-move]')?.dataset['move'] ?? 'straight',
    }));
    if (!['look', 'move', 'compare'].includes(now.phase)) return now.phase;
    const pose = instead(now.move as PoseName);
    if (pose !== shown) puppet.show(frames[pose]);
    shown = pose;
    await page.waitForTimeout(LOOK_MS);
  }
  throw new Error(`the check did not end, it is at ${await phaseOf(page)}`);
}
