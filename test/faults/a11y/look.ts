/** Looks at one screen in every setting that is asked for: axe, and the layout in both sizes of window. */
import type { Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import { TextSize, type DeskSettings } from '../../../shared/api/views.ts';
import type { Kiosk as WindowKiosk } from '../../../shared/api/wire.ts';
import { SIZES } from '../../demo/camera.ts';
import { findings as askAxe } from '../../e2e/axe.ts';
import { judgeLayout } from './judge.ts';
import { readLayout } from './layout.ts';

export type Setting = Pick<DeskSettings, 'textSize' | 'contrast'>;

const USUAL: Setting = { textSize: '24', contrast: 'normal' };

/** All of them: four sizes of letters by two contrasts. */
export const SETTINGS: readonly Setting[] = (['normal', 'high'] as const).flatMap((contrast) =>
  TextSize.options.map((textSize) => ({ textSize, contrast })),
);

export type Looker = {
  /** Looks at `page`, unless a screen of that name was looked at; the desk's window `desk` is where settings are changed. */
  look(page: Page, name: string): Promise<void>;
  /** How many screens were looked at, each setting and size of window by itself. */
  looks(): number;
  /** What was found, each with where it was. */
  found(): string[];
};

/** Looks in the settings that `choose` names for a screen, at a desk whose window is `desk`, in `language`. */
export function createLooker(
  desk: Page,
  language: string,
  choose: (name: string) => readonly Setting[],
): Looker {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  let looks = 0;
  const note = (what: string, where: string) => found.set(what, [...(found.get(what) ?? []), where]);

  async function lookIn(page: Page, name: string, setting: Setting): Promise<void> {
    await set(desk, page, setting);
    const how = `${setting.textSize} ${setting.contrast}`;
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await settled(page);
      for (const what of judgeLayout(await readLayout(page))) note(`${name} ${what}`, `${how} ${size.width}`);
      looks += 1;
    }
    for (const what of await askAxe(page)) note(`${name} axe: ${what}`, how);
  }

  return {
    async look(page, name) {
      if (seen.has(name)) return;
      seen.add(name);
      const size = page.viewportSize();
      for (const setting of choose(name)) await lookIn(page, name, setting);
      await set(desk, page, USUAL);
      if (size) await page.setViewportSize(size);
    },
    looks: () => looks,
    found: () =>
      [...found].map(([what, where]) => `${language} ${what.replaceAll('\n', ' ')} (${where.join(', ')})`),
  };
}

/** Changes how the desk is shown, as its own screens do, and waits until `page` is shown so. */
async function set(desk: Page, page: Page, { textSize, contrast }: Setting): Promise<void> {
  await desk.evaluate(
    async ([key, look]) => {
      const { kiosk } = window as unknown as { kiosk: WindowKiosk };
      const state = await kiosk.call('desk.state', {});
      if (!state.ok) throw new Error(state.problem.code);
      const settings = { ...state.value.settings, ...look };
      const result = await kiosk.call('desk.settings', { key, settings });
      if (!result.ok) throw new Error(result.problem.code);
    },
    [uuidv7(), { textSize, contrast }] as const,
  );
  await page.waitForSelector(`html[data-text-size="${textSize}"][data-contrast="${contrast}"]`, {
    timeout: 10_000,
  });
}

/** What measures itself has measured: two frames, and a moment for what is asked of the core. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 60)));
      }),
  );
