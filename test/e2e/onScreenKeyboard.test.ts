import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCamera } from '../demo/camera.ts';
import { findings } from './axe.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, choose, field, seeScreen, signIn, walk } from './journey.ts';
import { PEOPLE, type Person } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

const keyboard = (page: Page) => page.locator('.keyboard');
const key = (page: Page, name: string) => page.locator(`.keyboard [data-skbtn="${name}"]`);

async function tap(page: Page, ...keys: string[]): Promise<void> {
  for (const name of keys) await key(page, name).click();
}

/** Types with the keys alone; the layout's own capital letters come by themselves. */
async function typeByTouch(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).click();
  await keyboard(page).waitFor();
  await tap(page, ...Array.from(text, (letter) => (letter === ' ' ? '{space}' : letter)));
}

/** What a finger must be able to hit, and see: the size of keys, their gaps, and the field above them. */
async function measured(page: Page, name: string) {
  return page.evaluate((wanted) => {
    const keys = [...document.querySelectorAll('.keyboard [data-skbtn]')].map((one) =>
      one.getBoundingClientRect(),
    );
    const top = document.querySelector('.keyboard')?.getBoundingClientRect().top ?? 0;
    const box = document.querySelector(`[name="${wanted}"]`)?.getBoundingClientRect();
    const gaps = keys.slice(1).flatMap((one, n) => {
      const before = keys[n];
      return before && before.top === one.top ? [one.left - before.right] : [];
    });
    return {
      smallest: Math.min(...keys.flatMap(({ width, height }) => [width, height])),
      gap: Math.min(...gaps),
      isFieldSeen: box !== undefined && box.top >= 0 && box.bottom <= top,
      isCut:
        document.documentElement.scrollWidth > window.innerWidth ||
        keys.some(({ right }) => right > window.innerWidth),
    };
  }, name);
}

const SIZES = [
  { width: 1280, height: 1024 },
  { width: 1920, height: 1080 },
];

async function wellMeasured(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
    const found = await measured(page, name);
    expect(found, `${name} at ${size.width}`).toMatchObject({ isFieldSeen: true, isCut: false });
    expect(found.smallest).toBeGreaterThanOrEqual(64);
    expect(found.gap).toBeGreaterThanOrEqual(15.5);
  }
}

async function pictures(page: Page, language: Person['language'], name: string): Promise<void> {
  const folder = process.env.QALQAN_PICTURES;
  if (folder !== undefined) await createCamera(page, path.join(folder, 'keyboard')).shoot(language, name);
}

test.each(PEOPLE.filter(({ language }) => language !== 'en'))(
  'by touch alone, with keys on the screen, in $language',
  async (person) => {
    const { page } = desk;
    await signIn(page);
    await action(page, 'start-session').click();
    await seeScreen(page, 'session.language');
    await choose(page, 'citizen.language', person.language);
    await action(page, 'next').click();
    await seeScreen(page, 'session.help');
    await action(page, 'keyboard').click();
    await action(page, 'next').click();
    await seeScreen(page, 'session.helper');
    // Nobody is asked for the name of a helper whom they do not have.
    expect(await field(page, 'attestation.helper').count()).toBe(0);
    await choose(page, 'citizen.representative', 'helper');
    await field(page, 'attestation.helper').click();
    await keyboard(page).waitFor();
    await wellMeasured(page, 'attestation.helper');
    expect(await findings(page)).toEqual([]);
    await pictures(page, person.language, 'session.helper-keyboard');
    await action(page, 'next').click();
    await seeScreen(page, 'session.consent');
    await field(page, 'attestation.consent.personalData').check();
    await action(page, 'next').click();

    await seeScreen(page, 'session.citizen');
    await typeByTouch(page, 'citizen.iin', person.iin);
    expect(await key(page, '{space}').count()).toBe(0);
    await wellMeasured(page, 'citizen.iin');
    expect(await findings(page)).toEqual([]);
    await pictures(page, person.language, 'session.citizen-digits');
    await typeByTouch(page, 'citizen.fullName', person.fullName);
    await wellMeasured(page, 'citizen.fullName');
    await pictures(page, person.language, 'session.citizen-letters');
    for (const part of ['day', 'month', 'year'] as const) {
      await typeByTouch(page, `citizen.birthDate.${part}`, person.birthDate[part]);
      await wellMeasured(page, `citizen.birthDate.${part}`);
    }
    await typeByTouch(page, 'citizen.phone', person.phone);
    await wellMeasured(page, 'citizen.phone');
    expect(await field(page, 'citizen.fullName').inputValue()).toBe(person.fullName);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('citizen.phone');
    await action(page, 'next').click();

    // The next question is a new one: nothing is focused, so there are no keys.
    await seeScreen(page, 'session.identity');
    await expect.poll(() => keyboard(page).count()).toBe(0);
    await walk(page, person, { until: 'ban.check' });
    await action(page, 'back').click();
    await action(page, 'cancel').click();
    await action(page, 'discard').click();
    await page.locator('.dialog-confirm [data-action="discard"]').click();
    await seeScreen(page, 'desk.home');
    await action(page, 'sign-out').click();
  },
);
