/** A close look at screens that neither the demo's tour nor the walk with axe passes. */
import path from 'node:path';
import type { Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import type { Kiosk } from '../../shared/api/wire.ts';
import { createCamera } from '../demo/camera.ts';
import { findings } from './axe.ts';

const LANGUAGES = ['ru', 'en', 'kk'] as const;

/**
 * Looks at a screen in each language: axe must find nothing. Where `QALQAN_PICTURES` names a folder, it is
 * shot into that as well.
 */
export function looks(of: string): (page: Page, name: string) => Promise<void> {
  const folder = process.env.QALQAN_PICTURES;
  return async (page, name) => {
    const size = page.viewportSize();
    for (const language of LANGUAGES) {
      await page.evaluate(
        ([wanted, key]) =>
          (window as unknown as { kiosk: Kiosk }).kiosk.call('desk.settings', {
            key,
            settings: { language: wanted, textSize: '24', contrast: 'normal' },
          }),
        [language, uuidv7()] as const,
      );
      // In a session the citizen's language stays.
      await page
        .waitForFunction((wanted) => document.documentElement.lang === wanted, language, { timeout: 3_000 })
        .catch(() => {});
      expect(await findings(page), `${name} in ${language}`).toEqual([]);
      if (folder !== undefined) await createCamera(page, path.join(folder, of)).shoot(language, name);
    }
    if (size) await page.setViewportSize(size);
  };
}
