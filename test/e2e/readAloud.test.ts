/** Reading aloud in the real windows, with the real voice: what is heard is marked, and the citizen leads. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCamera } from '../demo/camera.ts';
import { findings } from './axe.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import { action, choose, field, seeScreen, signIn, walk } from './journey.ts';
import { citizenPage } from './kiosk.ts';
import { SERGEI, ULZHAN } from './people.ts';

/** Set to a folder, pictures of what is read go there. */
const PICTURES = process.env['QALQAN_PICTURES'];

let desk: Desk;
let citizen: Page;
beforeAll(async () => {
  desk = await openDesk({ args: ['--citizen-window'] });
  await signIn(desk.page);
  citizen = await citizenPage(desk.kiosk.app);
  await listen(desk.page);
  await listen(citizen);
});
afterAll(() => desk?.remove());

type Listening = typeof window & { heard: string[] };

/** Writes down every sentence that is marked: a short one is gone again before anybody asks. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    (window as Listening).heard = heard;
    const mark = CSS.highlights.set.bind(CSS.highlights);
    CSS.highlights.set = (name, highlight) => {
      for (const range of highlight) if (range instanceof Range) heard.push(range.toString());
      return mark(name, highlight);
    };
  });

/** What was marked since it was asked last. */
const heard = (page: Page): Promise<string[]> => page.evaluate(() => (window as Listening).heard.splice(0));

const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => CSS.highlights.has('reading'));

async function hears(page: Page, sentence: string): Promise<void> {
  const all: string[] = [];
  await waitFor(async () => {
    all.push(...(await heard(page)));
    return all.includes(sentence);
  }, `“${sentence}” is heard`);
}

/** Makes the voice of this page so many times as fast, so that a test need not listen to all of it. */
const hurry = (page: Page, rate: number): Promise<void> =>
  page.evaluate((times) => {
    const calm = window.Audio;
    window.Audio = class extends calm {
      override play(): Promise<void> {
        this.playbackRate = times;
        return super.play();
      }
    };
  }, rate);

const HEADING = 'Сізге қай тіл ыңғайлы?';
const level = (page: Page) => page.locator('[data-level]').getAttribute('data-level');

test('a screen is read sentence by sentence, paused, read on, begun anew, and silent once it is left', async () => {
  const { page } = desk;
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await choose(page, 'citizen.language', 'kk');
  await action(page, 'read-aloud').click();
  // Nothing is heard before it was said that others will hear it.
  expect(await heard(page)).toEqual([]);
  await action(page, 'read-here').click();
  await hears(page, HEADING);
  await hears(page, 'Сұрақтар мен талон осы тілде болады.');
  await action(page, 'pause-reading').click();
  await heard(page);
  // Nothing is heard for as long as it takes to look at the sentence that is marked and at what stands below it.
  const look = findings(page);
  await page.waitForTimeout(1_500);
  expect(await look).toEqual([]);
  expect([await heard(page), await isMarked(page)]).toEqual([[], true]);
  await action(page, 'resume-reading').click();
  await waitFor(async () => (await heard(page)).length > 0, 'it is read on');
  await action(page, 'repeat-reading').click();
  await hears(page, HEADING);
});

test('it is louder by the screen and by the key of a headset; the citizen’s own window takes over', async () => {
  const { page } = desk;
  expect(await level(page)).toBe('4');
  await action(page, 'quieter').click();
  expect(await level(page)).toBe('3');
  await desk.kiosk.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().endsWith('#/citizen'))
        window.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'VolumeUp' });
  });
  await waitFor(
    async () => (await level(page)) === '4',
    'the key of a headset is heard by the one that speaks',
  );
  await action(citizen, 'read-aloud').click();
  await action(citizen, 'read-here').click();
  await hears(citizen, HEADING);
  await waitFor(async () => !(await isMarked(page)), 'two do not speak at once');
  await action(page, 'next').click();
  await seeScreen(page, 'session.help');
  await waitFor(async () => !(await isMarked(citizen)), 'another question is silent until it is asked for');
});

test('a consent that was heard to its end is noted as read aloud, and covering makes silence', async () => {
  const { page } = desk;
  for (const screen of ['session.helper', 'session.consent']) {
    await action(page, 'next').click();
    await seeScreen(page, screen);
  }
  const box = field(page, 'attestation.consent.readAloud');
  await heard(page);
  await action(page, 'read-aloud').click();
  await waitFor(async () => (await heard(page)).length > 0, 'it is read without being asked again');
  await action(page, 'cover').click();
  await waitFor(async () => !(await isMarked(page)), 'covering makes silence');
  await action(page, 'uncover').click();
  expect(await box.isChecked()).toBe(false);
  await hurry(page, 14);
  await action(page, 'read-aloud').click();
  await page.waitForSelector('[name="attestation.consent.readAloud"]:checked', { timeout: 90_000 });
  expect(await action(page, 'read-aloud').innerText()).toContain('Дауыстап оқу');
  await action(page, 'cancel').click();
  await action(page, 'discard').click();
  await page.locator('.dialog-confirm [data-action="discard"]').click();
  await seeScreen(page, 'desk.home');
});

test.each([
  { person: ULZHAN, until: 'ban.check', count: 8 },
  { person: SERGEI, until: 'session.consent', count: 3 },
])('each question up to $until can be read, in $person.language', async ({ person, until, count }) => {
  const { page } = desk;
  const camera = PICTURES === undefined ? null : createCamera(page, PICTURES);
  const seen = new Set<string>();
  await walk(page, person, {
    until,
    watch: async (screen, moment) => {
      if (moment !== 'answered') return;
      seen.add(screen);
      await heard(page);
      await action(page, 'read-aloud').click();
      if (seen.size === 1) {
        if (camera) await camera.shoot(person.language, 'reading-ask');
        await action(page, 'read-here').click();
      }
      await waitFor(async () => (await heard(page)).length > 0, `${screen} is read in ${person.language}`);
      await action(page, 'pause-reading').click();
      if (camera) await camera.shoot(person.language, `reading-${screen}`);
    },
  });
  expect(seen.size).toBe(count);
  await action(page, 'cancel').click();
  await action(page, 'discard').click();
  await page.locator('.dialog-confirm [data-action="discard"]').click();
  await seeScreen(page, 'desk.home');
});

test('no sound is left in a file', () => {
  const files = fs.readdirSync(desk.folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(?:wav|ogg)$/.test(path.basename(file)))).toEqual([]);
});
