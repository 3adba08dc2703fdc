/** The ways of answering a screen: with whatever is quickest, by keys alone, by touch alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright';
import type { FileTyped } from './claims.ts';
import { action, field } from './journey.ts';

/** Answers what is on a screen by its stable hooks; throws where it cannot be done this way. */
export type Hands = {
  type(name: string, text: string): Promise<void>;
  /** A radio or a checkbox; `value` is left out where there is one alone of that name. */
  choose(name: string, value?: string): Promise<void>;
  attach(name: string, file: FileTyped): Promise<void>;
  press(name: string): Promise<void>;
  /** One of a few values of a setting, at work at once. */
  set(setting: string, value: string): Promise<void>;
};

const at = (name: string, value?: string): string =>
  `[name="${name}"]${value === undefined ? '' : `[value="${value}"]`}`;

const segment = (setting: string, value: string): string =>
  `[data-setting="${setting}"] [data-value="${value}"]`;
const isSet = async (page: Page, setting: string, value: string): Promise<void> =>
  void (await page.waitForSelector(`${segment(setting, value)}[aria-pressed="true"]`, { timeout: 5_000 }));

/** What tests use where the way is not what they are about. */
export const byAnyMeans = (page: Page): Hands => ({
  type: (name, text) => field(page, name).fill(text),
  choose: (name, value) => page.locator(at(name, value)).first().check(),
  attach: (name, file) => field(page, name).setInputFiles(file),
  press: (name) => action(page, name).click(),
  set: async (setting, value) => {
    await page.locator(segment(setting, value)).first().click();
    await isSet(page, setting, value);
  },
});

/** More than any screen has to tab through. */
const MAX_TABS = 120;
const MAX_ARROWS = 60;

/**
 * Has every file chooser of the page taken over from now on. Playwright does so only while somebody listens, and a key
 * may come to the page before that is in force: then the system's own window opens, and nobody sees it.
 */
const takeChoosers = (page: Page): void => void page.on('filechooser', () => undefined);

/** Tab, Space, Enter, the arrows and letters; whatever has the focus must be seen whole. */
export function byKeys(page: Page): Hands {
  takeChoosers(page);
  const isOn = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

  async function tabTo(selector: string): Promise<void> {
    for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
      if (await isOn(selector)) return seesFocus(page, selector);
      await page.keyboard.press('Tab');
    }
    throw new Error(`the focus never comes to ${selector}`);
  }

  return {
    async type(name, text) {
      await tabTo(at(name));
      const [first = '', ...more] = text.split('\n');
      await page.keyboard.type(first);
      for (const line of more) {
        await page.keyboard.press('Enter');
        await page.keyboard.type(line);
      }
    },
    async choose(name, value) {
      const isRadio = (await page.locator(`${at(name)}[type="radio"]`).count()) > 0;
      // Native radios are one stop, and the arrows go through them.
      await tabTo(isRadio ? at(name) : at(name, value));
      if (await isOn(`${at(name, value)}:checked`)) return;
      await page.keyboard.press('Space');
      for (
        let arrows = 0;
        isRadio && arrows < MAX_ARROWS && !(await isOn(`${at(name, value)}:checked`));
        arrows += 1
      )
        await page.keyboard.press('ArrowDown');
      if (!(await isOn(`${at(name, value)}:checked`)))
        throw new Error(`${name} is never ${value ?? 'ticked'}`);
    },
    async attach(name, file) {
      await tabTo(at(name));
      const chooser = page.waitForEvent('filechooser', { timeout: 30_000 });
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(file);
    },
    async press(name) {
      await tabTo(`[data-action="${name}"]`);
      await page.keyboard.press('Enter');
    },
    async set(setting, value) {
      await tabTo(segment(setting, value));
      await page.keyboard.press('Space');
      await isSet(page, setting, value);
    },
  };
}

async function seesFocus(page: Page, selector: string): Promise<void> {
  const isHidden = await page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    return !box || box.width === 0 || box.top < 0 || box.bottom > window.innerHeight;
  });
  if (isHidden) throw new Error(`${selector} has the focus out of sight`);
}

/** Wherever a key lies: capital or small, letters or signs, and each of Kazakh, Russian and Latin both ways. */
const TO_SMALL = ['', '{shift}', '{back}', '{shift}'];
const TO_OTHER_LETTERS = ['{letters}', '{shift}', '{letters}', '{shift}', '{signs}'];
const WAYS_TO_A_KEY = [...TO_SMALL, ...TO_OTHER_LETTERS];

/** A finger, and the keys on the screen: each touch begins and ends on one spot, and there is no other input. */
export async function byTouch(page: Page): Promise<Hands> {
  takeChoosers(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  let last: Touched | null = null;
  const tap = async (where: Locator) => {
    last = await touch(session, where);
  };

  async function typeLetter(letter: string): Promise<void> {
    const key = (name: string) => page.locator(`.keyboard [data-skbtn="${name.replaceAll('"', '\\"')}"]`);
    const wanted = letter === ' ' ? '{space}' : letter === '\n' ? '{line}' : letter;
    for (const way of WAYS_TO_A_KEY) {
      if (way !== '' && (await key(way).count()) > 0) await turn(page, () => tap(key(way)));
      if ((await key(wanted).count()) > 0) return tap(key(wanted));
    }
    throw new Error(`no key for ${JSON.stringify(letter)}`);
  }

  return {
    async type(name, text) {
      await tap(field(page, name));
      await page.locator('.keyboard').waitFor({ timeout: 5_000 });
      for (const letter of text) await typeLetter(letter);
      const { length } = (await field(page, name).inputValue()).replaceAll(' ', '');
      if (length < text.replaceAll(' ', '').length) throw new Error(`${name} has lost letters`);
    },
    async choose(name, value) {
      const one = page.locator(at(name, value)).first();
      if (!(await one.isChecked())) await tap(one);
      await page.waitForSelector(`${at(name, value)}:checked`, { timeout: 5_000 });
    },
    async attach(name, file) {
      const chooser = page.waitForEvent('filechooser', { timeout: 10_000 });
      await tap(field(page, name));
      await (await chooser).setFiles(file);
    },
    async press(name) {
      const before = last;
      const next = await action(page, name).boundingBox();
      // A key of the keyboard is touched as often and as fast as one likes.
      if (before !== null && next !== null && isIn(next, before))
        await sleep(Math.max(0, before.at + AGAIN_MS - performance.now()));
      await tap(action(page, name));
    },
    async set(setting, value) {
      await tap(page.locator(segment(setting, value)).first());
      await isSet(page, setting, value);
    },
  };
}

/** How long a keyboard may take to show other keys, on a machine that is busy with other things. */
const KEYS_MS = 5_000;

/** Presses what changes the keys, and waits until they are others: one who looks for a letter sees them first. */
async function turn(page: Page, press: () => Promise<void>): Promise<void> {
  const keys = () => document.querySelector('.keyboard')?.textContent ?? '';
  const before = await page.evaluate(keys);
  await press();
  await page.waitForFunction(
    (was) => (document.querySelector('.keyboard')?.textContent ?? '') !== was,
    before,
    { timeout: KEYS_MS },
  );
}

type Box = { x: number; y: number; width: number; height: number };

const isIn = (box: Box, { x, y }: Touched): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** How long a finger stays where it touches; shorter than most. */
const TOUCH_MS = 30;
/** A second touch of the same spot before that is a trembling hand's, which a button takes for one (`Button`). */
const AGAIN_MS = 600;

/** Of the last touch. */
type Touched = { x: number; y: number; at: number };

/** One touch in the middle; throws where something else lies there. */
async function touch(session: CDPSession, where: Locator): Promise<Touched> {
  await where.scrollIntoViewIfNeeded();
  // Under the bar that stays: as a finger would, the page is moved until nothing lies over it.
  await where.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (over && !element.contains(over) && !over.contains(element))
      element.scrollIntoView({ block: 'center' });
  });
  const spot = await where.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const over = document.elementFromPoint(x, y);
    return { x, y, isFree: over !== null && (element.contains(over) || over.contains(element)) };
  });
  if (!spot.isFree) throw new Error(`something lies over ${String(where)}`);
  const { x, y } = spot;
  const touchPoints = [{ x, y }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await sleep(TOUCH_MS);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return { x, y, at: performance.now() };
}
