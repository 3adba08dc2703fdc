/** Walks any journey, screen after screen, by what is on each screen: a new question needs only its answer in a book. */
import type { Page } from 'playwright';
import type { FileTyped } from './claims.ts';
import type { Hands } from './hands.ts';
import { screenOf } from './journey.ts';

/** What is answered, wherever it is asked. */
export type Book = {
  /** By the name of the field: what is typed, or the values that are chosen. */
  answers: Readonly<Record<string, string | readonly string[]>>;
  files?: Readonly<Record<string, FileTyped>>;
  /** What is pressed on a screen once, instead of answering it, before it is left. */
  first?: Readonly<Record<string, readonly string[]>>;
};

export type Seen = { screen: string; moment: 'arrived' | 'answered'; page: Page };

export type Traveller = {
  page: Page;
  hands: Hands;
  /** The citizen's own window, where there is one: what is asked there is answered there. */
  citizen?: { page: Page; hands: Hands };
  watch?: (seen: Seen) => Promise<void>;
  /** Stops on that screen without answering it. */
  until?: string;
};

const MAX_SCREENS = 60;
const SCREEN_MS = 30_000;
/** After so long without an answer a press is taken for one that missed. */
const HESITATES_MS = 15_000;
/** A screen to which nothing is added for so long is whole. */
const STILL_MS = 80;

/** From the screen that is shown to the journey's last one, whose name is answered. */
export async function travel({ page, hands, citizen, watch, until }: Traveller, book: Book): Promise<string> {
  const pressed = new Set<string>();
  for (let screens = 0; screens < MAX_SCREENS; screens += 1) {
    const screen = await named(page);
    if (screen === until) return screen;
    await watch?.({ screen, moment: 'arrived', page });
    if (screen.endsWith('.done')) return screen;
    const first = (book.first?.[screen] ?? []).find((one) => !pressed.has(`${screen} ${one}`));
    const isElsewhere = citizen !== undefined && GIVEN_AWAY.includes(await mainAction(page));
    const here = isElsewhere ? citizen : { page, hands };
    if (isElsewhere) await here.page.locator(PRIMARY).waitFor({ timeout: SCREEN_MS });
    const asked = await named(here.page);
    if (isElsewhere) await watch?.({ screen: asked, moment: 'arrived', page: here.page });
    if (first !== undefined) pressed.add(`${screen} ${first}`);
    else {
      await answer(here.page, here.hands, book);
      await watch?.({ screen: asked, moment: 'answered', page: here.page });
    }
    const goOn = first ?? (await mainAction(here.page)) ?? 'next';
    await here.hands.press(goOn);
    // As anyone would: whoever sees nothing happen presses once more.
    if (!(await moves(here.page, asked))) await here.hands.press(goOn);
    await isLeft(here.page, asked);
  }
  throw new Error(`no end after ${MAX_SCREENS} screens`);
}

/** Where the citizen answers on their own screen the clerk has nothing to press, or only a way to take it back. */
const GIVEN_AWAY: readonly (string | null)[] = [null, 'turn', 'turn-here'];

const PRIMARY = '.screen-primary [data-action]';

const named = async (page: Page): Promise<string> => (await screenOf(page)) ?? '';

/** What the primary button of the screen is called, or null where it has none. */
async function mainAction(page: Page): Promise<string | null> {
  const primary = page.locator(PRIMARY);
  return (await primary.count()) === 0 ? null : primary.last().getAttribute('data-action');
}

/** Answers every field of the screen that the book knows, those that come with an answer too. */
async function answer(page: Page, hands: Hands, { answers, files = {} }: Book): Promise<void> {
  await page
    .locator('main [role="status"][aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: SCREEN_MS });
  const done = new Set<string>();
  const isNext = (name: string) => !done.has(name) && (name in answers || name in files);
  for (;;) {
    let next = (await fieldsNow(page)).find(isNext);
    // Where there seems to be nothing to answer, it may be on its way from the core.
    if (next === undefined && done.size === 0) next = (await fieldsOf(page)).find(isNext);
    if (next === undefined) return;
    done.add(next);
    const file = files[next];
    const wanted = answers[next];
    if (file) await attach(page, hands, next, file);
    else if (typeof wanted === 'string' && (await isTyped(page, next))) {
      // What a correction brings with it is not typed once more.
      if (!(await isThere(page, next, wanted))) await hands.type(next, wanted);
    } else for (const value of [wanted ?? []].flat()) await choose(hands, next, value);
    const follows = `${next.slice(0, next.lastIndexOf('.'))}.bin`;
    // A lender is looked for as one types, and chosen of those that were found.
    if (next.endsWith('lender.name') && follows in answers)
      await page.locator(`[name="${follows}"]`).first().waitFor();
  }
}

/** In the order they stand on the screen, once what is asked of the core has come too. */
async function fieldsOf(page: Page): Promise<string[]> {
  let names = await fieldsNow(page);
  for (let before = -1; names.length !== before;) {
    before = names.length;
    await page.waitForTimeout(STILL_MS);
    names = await fieldsNow(page);
  }
  return names;
}

const fieldsNow = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...new Set([...document.querySelectorAll('main [name]')].map((one) => one.getAttribute('name') ?? '')),
  ]);

const isTyped = async (page: Page, name: string): Promise<boolean> =>
  (await page.locator(`[name="${name}"]:not([type="radio"], [type="checkbox"])`).count()) > 0;

const LETTERS = /[^\p{L}\p{N}]/gu;

/** Whether the field says that already, however it is written. */
async function isThere(page: Page, name: string, wanted: string): Promise<boolean> {
  const typed = await page.locator(`[name="${name}"]`).first().inputValue();
  return typed !== '' && typed.replaceAll(LETTERS, '').endsWith(wanted.replaceAll(LETTERS, ''));
}

/** `yes` ticks a box that stands for itself. */
const choose = (hands: Hands, name: string, value: string): Promise<void> =>
  hands.choose(name, value === 'yes-box' ? undefined : value);

async function attach(page: Page, hands: Hands, name: string, file: FileTyped): Promise<void> {
  const before = await page.locator('[data-attachment]').count();
  await hands.attach(name, file);
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-attachment]').length > count,
    before,
    { timeout: SCREEN_MS },
  );
}

/** Whether the screen does anything within a while. */
const moves = (page: Page, screen: string): Promise<boolean> =>
  isLeft(page, screen, HESITATES_MS).then(
    () => true,
    (error: Error) => !error.message.includes('Timeout'),
  );

/** Waits until another question is shown; throws with what the screen says where it is not satisfied. */
async function isLeft(page: Page, screen: string, ms = SCREEN_MS): Promise<void> {
  const left = await page.waitForFunction(
    (was) => {
      const shown = document.querySelector('main[data-screen]')?.getAttribute('data-screen');
      const wrong = document.querySelector('.error-summary:not([data-mended])')?.textContent;
      return shown !== was ? 'left' : (wrong ?? false);
    },
    screen,
    { timeout: ms },
  );
  const how = await left.jsonValue();
  if (how !== 'left') throw new Error(`${screen} is not satisfied: ${String(how)}`);
}
