/** Looks at one screen in every setting that is asked for: axe, and the layout. */
import type { Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import { TextSize, type DeskSettings } from '../../../shared/api/views.ts';
import type { Kiosk as WindowKiosk } from '../../../shared/api/wire.ts';
import { SIZES } from '../../demo/camera.ts';
import { findings as askAxe } from '../../e2e/axe.ts';
import { screenOf } from '../../e2e/journey.ts';
import { judgeLayout } from './judge.ts';
import { readLayout } from './layout.ts';

type Look = Pick<DeskSettings, 'textSize' | 'contrast'>;
export type Setting = Look & { size: (typeof SIZES)[number] };

const USUAL: Look = { textSize: '24', contrast: 'normal' };

/** All of them: four sizes of letters by two contrasts, each size of letters in both sizes of window. */
export const SETTINGS: readonly Setting[] = (['normal', 'high'] as const).flatMap((contrast, n) =>
  TextSize.options.map((textSize, m) => ({ textSize, contrast, size: SIZES[(n + m) % 2 === 0 ? 1 : 0] })),
);

/** Of so many settings one is used for what is not a screen of its own: its mistakes, what a press adds to it. */
const VARIATIONS = 4;
const MISTAKES = 'with mistakes';

export type Looker = {
  /**
   * Looks at `page`, unless something of that name was looked at: a screen in all settings, another look of the same
   * screen in a few.
   */
  look(page: Page, name: string): Promise<void>;
  /** Looks at it as it is shown now, where the desk cannot change that. */
  glance(page: Page, name: string): Promise<void>;
  /** How many looks those were, each setting by itself. */
  looks(): number;
  /** What was found, each with where it was. */
  found(): string[];
  /** The stable names of the screens that were looked at in all settings (`data-screen`). */
  screens(): string[];
};

/** Looks in the settings that `choose` names for a screen, at a desk whose window is `desk`, in `language`. */
export function createLooker(
  desk: Page,
  language: string,
  choose: (name: string) => readonly Setting[],
): Looker {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  const screens = new Set<string>();
  let looks = 0;
  const note = (what: string, where: string) => found.set(what, [...(found.get(what) ?? []), where]);

  async function lookNow(page: Page, name: string, how: string): Promise<void> {
    await settled(page);
    for (const what of judgeLayout(await readLayout(page))) note(`${name} ${what}`, how);
    for (const what of await askAxe(page)) note(`${name} axe: ${what}`, how);
    looks += 1;
  }

  /** Does `looking` unless it was done, and leaves the window as large as it was. */
  async function once(page: Page, name: string, looking: (isScreen: boolean) => Promise<void>) {
    if (seen.has(name)) return;
    seen.add(name);
    const screen = (await screenOf(page)) ?? '';
    const isScreen = !name.endsWith(MISTAKES) && !screens.has(screen);
    if (isScreen) screens.add(screen);
    const size = page.viewportSize();
    await looking(isScreen);
    if (size) await page.setViewportSize(size);
  }

  return {
    look: (page, name) =>
      once(page, name, async (isScreen) => {
        const all = choose(name);
        const few = isScreen ? all : all.slice(0, Math.ceil(all.length / VARIATIONS));
        for (const setting of bySize(few)) {
          const { textSize, contrast, size } = setting;
          await set(desk, page, setting);
          await page.setViewportSize(size);
          await lookNow(page, name, `${textSize} ${contrast} ${size.width}`);
        }
        await set(desk, page, USUAL);
      }),
    glance: (page, name) => once(page, name, () => lookNow(page, name, 'as it is')),
    looks: () => looks,
    found: () =>
      [...found].map(([what, where]) => `${language} ${what.replaceAll('\n', ' ')} (${where.join(', ')})`),
    screens: () => [...screens].toSorted(),
  };
}

/** The larger window first, as the desk has it: each change of size lays the whole screen out and paints it anew. */
const bySize = (settings: readonly Setting[]): Setting[] =>
  settings.toSorted((one, other) => other.size.width - one.size.width);

/** Changes how the desk is shown, as its own screens do, and waits until `page` is shown so. */
async function set(desk: Page, page: Page, { textSize, contrast }: Look): Promise<void> {
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
    state: 'attached',
  });
}

/** What measures itself has measured: two frames, and a moment for what is asked of the core. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 40)));
      }),
  );
