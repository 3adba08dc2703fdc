/** The citizen's own window, beside the clerk's: both real, in three languages. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import { findings } from './axe.ts';
import { answerClaim, beginAct, CLAIM } from './claims.ts';
import { deskState, openDesk, type Desk } from './desk.ts';
import { action, CALM, choose, seeScreen, seeState, shownEntry, signIn, walk } from './journey.ts';
import { citizenPage } from './kiosk.ts';
import { PEOPLE, SERGEI, ULZHAN, type Person } from './people.ts';
import { writtenBy } from './written.ts';

let desk: Desk;
let citizen: Page;
beforeAll(async () => {
  desk = await openDesk({ args: ['--citizen-window'] });
  citizen = await citizenPage(desk.kiosk.app);
});
afterAll(() => desk?.remove());

const shown = () => citizen.locator('main').innerText();
const NAME = 'attestation.consent.understood';

/** From the desk to the text that is to be confirmed; the question before it is answered on the citizen's screen. */
async function toConfirm(person: Person): Promise<void> {
  await walk(desk.page, person, { until: 'session.understanding' });
  await seeScreen(citizen, 'citizen.understanding');
  await choose(citizen, NAME, 'true');
  await action(citizen, 'next').click();
  await seeScreen(desk.page, 'ban.confirm');
  await seeScreen(citizen, 'citizen.confirm');
}

const statement = (page: Page) => page.locator('.statement article p').allInnerTexts();

/** A stroke across the place to sign. */
async function sign(page: Page): Promise<void> {
  await page.locator('canvas').scrollIntoViewIfNeeded();
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('no place to sign');
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 20; i += 1)
    await page.mouse.move(box.x + 40 + i * 12, box.y + box.height / 2 + (i % 2 ? 20 : -20));
  await page.mouse.up();
  await page.waitForSelector('canvas[data-signed="true"]');
}

/** The body of an entry as the journal has it. */
const bodyOf = (id: string): Body<'ban.set'> =>
  writtenBy(desk.data).find((one) => one.id === id)?.body as Body<'ban.set'>;

test('it greets, shows each question with what is written down, and axe finds nothing', async () => {
  await seeScreen(citizen, 'citizen.rest');
  expect(await findings(citizen)).toEqual([]);
  await signIn(desk.page);
  await walk(desk.page, ULZHAN, { until: 'session.identity' });
  await seeScreen(citizen, 'citizen.question');
  await action(desk.page, 'back').click();
  await expect.poll(shown).toContain(ULZHAN.fullName);
  expect(await shown()).toContain('Сіз кімсіз?');
  expect(await findings(citizen)).toEqual([]);
});

test('one touch covers both windows, and the clerk uncovers them', async () => {
  await action(citizen, 'cover').click();
  await desk.page.waitForSelector('[data-action="uncover"]');
  await citizen.waitForSelector('.cover');
  expect(await findings(citizen)).toEqual([]);
  await action(desk.page, 'uncover').click();
  await citizen.waitForSelector('.cover', { state: 'detached' });
});

test('nothing of the citizen is left when the session is', async () => {
  await action(desk.page, 'cancel').click();
  await action(desk.page, 'keep').click();
  await seeScreen(citizen, 'citizen.rest');
  expect(await citizen.content()).not.toContain(ULZHAN.fullName);
  await seeScreen(desk.page, 'desk.home');
});

test.each(PEOPLE)('the citizen confirms and signs on their own screen in $language', async (person) => {
  await walk(desk.page, person, { until: 'session.understanding' });
  await seeScreen(citizen, 'citizen.understanding');
  expect(await citizen.evaluate(() => document.documentElement.lang)).toBe(person.language);
  expect(await findings(citizen)).toEqual([]);
  expect(await findings(desk.page)).toEqual([]);
  await choose(citizen, NAME, 'true');
  await action(citizen, 'next').click();
  await seeScreen(citizen, 'citizen.confirm');
  expect(await findings(citizen)).toEqual([]);
  expect(await findings(desk.page)).toEqual([]);
  expect(await action(desk.page, 'confirm').count()).toBe(0);
  expect(await statement(citizen)).toEqual(await statement(desk.page));
  await sign(citizen);
  await action(citizen, 'confirm').click();
  await seeScreen(desk.page, 'ban.done');
  const { id } = await shownEntry(desk.page);
  expect(bodyOf(id)).toMatchObject({
    attestation: { consent: { understood: true } },
    confirmation: { screen: 'citizen', signature: { mime: 'image/png', label: 'signature' } },
  });
  // What became of it is there to be read as well.
  await expect.poll(shown).toContain(await desk.page.locator('h1').innerText());
  await seeState(desk.page, id, 'in-force');
  await action(desk.page, 'finish').click();
  await seeScreen(citizen, 'citizen.rest');
  expect(await citizen.content()).not.toContain(person.fullName);
});

test('what the citizen answers alone is asked on their screen, and nothing of it is seen on the other', async () => {
  await walk(desk.page, ULZHAN, { journey: 'lift', until: 'lift.guard' });
  await action(desk.page, 'begin').click();
  for (const [question, value] of Object.entries(CALM)) {
    await seeScreen(citizen, `citizen.${question}`);
    expect(await findings(citizen)).toEqual([]);
    expect(await desk.page.locator(`[name="guard.${question}"]`).count()).toBe(0);
    await choose(citizen, `guard.${question}`, value);
    await action(citizen, 'next').click();
  }
  await seeScreen(desk.page, 'lift.check');
  await seeScreen(citizen, 'citizen.question');
  await action(desk.page, 'cancel').click();
  await action(desk.page, 'keep').click();
  await seeScreen(desk.page, 'desk.home');
});

test('a claim is read back and confirmed on the citizen’s own screen, loan by loan', async () => {
  await beginAct(desk.page, SERGEI, 'claim.file');
  await answerClaim(desk.page, CLAIM);
  await expect.poll(shown).toContain('450 000 ₸');
  await action(desk.page, 'next').click();
  await seeScreen(citizen, 'citizen.understanding');
  await choose(citizen, NAME, 'true');
  await action(citizen, 'next').click();
  await seeScreen(desk.page, 'claim.confirm');
  await seeScreen(citizen, 'citizen.confirm');
  const words = await statement(citizen);
  expect(words).toEqual(await statement(desk.page));
  expect(words.join(' ')).toContain('ӘҒҚҢӨҰҮҺІ');
  expect(await action(desk.page, 'confirm').count()).toBe(0);
  await action(citizen, 'confirm').click();
  await seeScreen(desk.page, 'claim.done');
  const { id } = await shownEntry(desk.page);
  expect(bodyOf(id)).toMatchObject({ confirmation: { screen: 'citizen' } });
  await seeState(desk.page, id, 'recorded');
  await action(desk.page, 'finish').click();
  await seeScreen(citizen, 'citizen.rest');
});

test('a change after the text was shown has to be confirmed anew', async () => {
  await toConfirm(ULZHAN);
  const before = await statement(citizen);
  await sign(citizen);
  await action(desk.page, 'back').click();
  await desk.page.locator('[data-row="phone"] [data-action="change"]').click();
  await seeScreen(desk.page, 'session.citizen');
  await desk.page.locator('[name="citizen.phone"]').fill('87029998877');
  await action(desk.page, 'next').click();
  await seeScreen(desk.page, 'ban.check');
  await seeScreen(citizen, 'citizen.question');
  await action(desk.page, 'next').click();
  await seeScreen(citizen, 'citizen.confirm');
  const after = await statement(citizen);
  expect(after.filter((line) => !before.includes(line)).join()).toContain('+7 702 999 88 77');
  expect(await citizen.locator('canvas').getAttribute('data-signed')).toBe('false');
  expect(await deskState(desk.page)).toMatchObject({ drafts: 3 });
});

test('a window that is closed leaves the same words on the turned screen; back again, they are read there', async () => {
  const words = await statement(citizen);
  await desk.kiosk.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().endsWith('#/citizen')) window.destroy();
  });
  await desk.page.waitForSelector('.turn-screen');
  expect(await statement(desk.page)).toEqual(words);
  await desk.kiosk.app.evaluate(({ screen }) => void screen.emit('display-metrics-changed'));
  citizen = await citizenPage(desk.kiosk.app);
  await seeScreen(citizen, 'citizen.confirm');
  expect(await statement(citizen)).toEqual(words);
});

test('without a signature the button counts alike', async () => {
  await action(citizen, 'confirm').click();
  await seeScreen(desk.page, 'ban.done');
  const { id } = await shownEntry(desk.page);
  expect(Object.keys(bodyOf(id).confirmation ?? {}).toSorted()).toEqual(['at', 'screen', 'shown']);
  await action(desk.page, 'finish').click();
  await seeScreen(desk.page, 'desk.home');
});

test('a page that dies, the citizen’s or the clerk’s, is loaded anew and nothing is lost', async () => {
  await toConfirm(ULZHAN);
  const { drafts } = await deskState(desk.page);
  await crash('#/citizen');
  await expect.poll(() => screenIn('#/citizen'), { timeout: 20_000 }).toBe('citizen.confirm');
  await crash('index.html');
  // The session was of the page that is gone: until the clerk opens it again nothing of it is shown.
  await expect.poll(() => screenIn('index.html'), { timeout: 20_000 }).toBe('desk.home');
  expect(await screenIn('#/citizen')).toBe('citizen.rest');
  const state = await inPage('index.html', "kiosk.call('desk.state', {})");
  expect(state).toMatchObject({ value: { drafts, clerk: { number: '1001' } } });
  await inPage('index.html', `document.querySelector('[data-action="resume"]').click()`);
  await expect.poll(() => screenIn('#/citizen'), { timeout: 20_000 }).toBe('citizen.confirm');
});

/**
 * Runs a script in the page whose address ends so; null where it is not there yet. A driver's own handle
 * of a page does not outlive its crash, and a page that is gone never answers.
 */
const inPage = (ending: string, script: string): Promise<unknown> =>
  desk.kiosk.app.evaluate(
    ({ webContents }, [end, code]) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(end));
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      const late = new Promise((resolve) => setTimeout(() => resolve(null), 1_000));
      return Promise.race([contents.executeJavaScript(code).catch(() => null), late]);
    },
    [ending, script] as const,
  );
const screenIn = (ending: string) =>
  inPage(ending, "document.querySelector('main[data-screen]')?.dataset.screen ?? null");

const crash = (ending: string): Promise<void> =>
  desk.kiosk.app.evaluate(({ webContents }, end) => {
    for (const contents of webContents.getAllWebContents())
      if (contents.getURL().endsWith(end)) contents.forcefullyCrashRenderer();
  }, ending);
