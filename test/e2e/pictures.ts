/** Pictures of screens that the demo's tour does not pass, where a folder for them is named. */
import path from 'node:path';
import type { Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import type { Kiosk } from '../../shared/api/wire.ts';
import { createCamera } from '../demo/camera.ts';

const LANGUAGES = ['ru', 'kk'] as const;

/** Shoots a screen of the desk in Kazakh and Russian into `QALQAN_PICTURES`; without it nothing is shot. */
export function pictures(of: string): (page: Page, name: string) => Promise<void> {
  const folder = process.env.QALQAN_PICTURES;
  return async (page, name) => {
    if (folder === undefined) return;
    const size = page.viewportSize();
    const camera = createCamera(page, path.join(folder, of));
    for (const language of LANGUAGES) {
      await page.evaluate(
        ([wanted, key]) =>
          (window as unknown as { kiosk: Kiosk }).kiosk.call('desk.settings', {
            key,
            settings: { language: wanted, textSize: '24', contrast: 'normal' },
          }),
        [language, uuidv7()] as const,
      );
      await page
        .waitForFunction((wanted) => document.documentElement.lang === wanted, language, { timeout: 3_000 })
        .catch(() => {});
      await camera.shoot(language, name);
    }
    if (size) await page.setViewportSize(size);
  };
}
