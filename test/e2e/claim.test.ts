import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe.ts';
import { createCamera } from '../demo/camera.ts';
import {
  addDocuments,
  beginAct,
  CLAIM,
  fileClaim,
  RESOLUTION,
  signAct,
  TICKET,
  type Watch,
} from './claims.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import { action, choose, field, seeConnection, seeScreen, seeState, shownEntry, signIn } from './journey.ts';
import { ANNA, SERGEI, ULZHAN, type Person } from './people.ts';
import { textOfPdf } from './papers.ts';

let desk: Desk;
const seen = new Set<string>();
const found: Record<string, string[]> = {};

beforeAll(async () => {
  desk = await openDesk();
  await signIn(desk.page);
});
afterAll(() => desk?.remove());

/** Every screen is looked at by axe, and shot where `QALQAN_PICTURES` names a folder. */
const looking = (language: Person['language'], prefix = ''): Watch => {
  const folder = process.env.QALQAN_PICTURES;
  return async (screen) => {
    const name = `${prefix}${screen}`;
    const key = `${language} ${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const here = await findings(desk.page);
    if (here.length > 0) found[key] = here;
    if (folder !== undefined) {
      const size = desk.page.viewportSize();
      await createCamera(desk.page, path.join(folder, 'claim')).shoot(language, name);
      if (size) await desk.page.setViewportSize(size);
    }
  };
};

/** Prints the papers of the claim on the screen and returns the file, for there is no printer. */
async function printPapers(): Promise<string> {
  const folder = path.join(desk.data, 'receipts');
  const before = new Set(fs.existsSync(folder) ? fs.readdirSync(folder) : []);
  await action(desk.page, 'print-papers').click();
  let file: string | undefined;
  await waitFor(async () => {
    file = fs.readdirSync(folder).find((one) => !before.has(one));
    return file !== undefined;
  }, 'the papers are there');
  await desk.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const pictures = process.env.QALQAN_PICTURES;
  if (pictures !== undefined) fs.cpSync(path.join(folder, file ?? ''), path.join(pictures, file ?? ''));
  return path.join(folder, file ?? '');
}

/** Waits until the screen says of so many loans that their documents are, or are not, enough. */
const seeLoans = (count: number, isComplete: boolean): Promise<void> =>
  waitFor(
    async () => (await desk.page.locator(`[data-loan][data-complete="${isComplete}"]`).count()) === count,
    `${count} loans, complete: ${isComplete}`,
  );

const claims: Record<string, string> = {};

test('with no network a claim with a whole document is accepted, and nothing is said to be stopped', async () => {
  const { page } = desk;
  await desk.registry.stop();
  await seeConnection(page, 'offline');
  const watch = looking('ru');
  await beginAct(page, SERGEI, 'claim.file', watch);
  await fileClaim(page, CLAIM, watch);
  const { id, state } = await shownEntry(page);
  claims['whole'] = id;
  expect(state).toBe('waiting');
  await seeLoans(2, true);
  const papers = await printPapers();
  await watch('claim.done');
  const text = textOfPdf(papers);
  expect(text).toContain('Заявление о мошенничестве');
  expect(text).toContain('Алаяқтық туралы өтініш');
  for (const word of SERGEI.fullName.split(' ')) expect(text).toContain(word);
  expect(text).toContain('500101 300 405');
  expect(text).toContain('450 000 ₸');
  expect(fs.statSync(papers).mode & 0o777).toBe(0o600);
  expect(path.basename(papers)).toBe(`${id}-papers-1.pdf`);
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
});

test('a claim with a police ticket alone says what to bring', async () => {
  const { page } = desk;
  const watch = looking('kk');
  await beginAct(page, ULZHAN, 'claim.file', watch);
  await fileClaim(page, { ...CLAIM, documents: [TICKET] }, watch);
  claims['ticket'] = (await shownEntry(page)).id;
  await seeLoans(2, false);
  const text = textOfPdf(await printPapers());
  expect(text).toContain('полиция талоны жеткіліксіз');
  await watch('claim.done');
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
});

test('when the registry can be reached both are recorded, and orders went out for the one alone', async () => {
  const { page } = desk;
  await desk.registry.start();
  await seeConnection(page, 'online');
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  for (const id of [claims['whole'] ?? '', claims['ticket'] ?? '']) await seeState(page, id, 'recorded');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
});

test('the document comes later: the code on paper finds the claim, and the document completes it', async () => {
  const { page } = desk;
  const watch = looking('kk');
  await beginAct(page, ULZHAN, 'claim.procedure', watch);
  await seeScreen(page, 'procedure.claim');
  await choose(page, 'claim', claims['ticket'] ?? '');
  await watch('procedure.claim');
  await action(page, 'next').click();
  await seeScreen(page, 'procedure.procedures');
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await addDocuments(page, 'procedure', [RESOLUTION], watch);
  await watch('procedure.procedures');
  await action(page, 'next').click();
  await signAct(page, 'procedure', watch);
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  await seeLoans(2, true);
  await watch('procedure.done');
  await action(page, 'finish').click();
});

test('a claim is taken back with a reason, and then it can be neither added to nor taken back again', async () => {
  const { page } = desk;
  const watch = looking('kk');
  await beginAct(page, ULZHAN, 'claim.withdraw', watch);
  await seeScreen(page, 'withdraw.claim');
  await choose(page, 'claim', claims['ticket'] ?? '');
  await watch('withdraw.claim');
  await action(page, 'next').click();
  await seeScreen(page, 'withdraw.reason');
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await field(page, 'reason').fill('Банк қарызды есептен шығарды 🙂');
  await watch('withdraw.reason');
  await action(page, 'next').click();
  await signAct(page, 'withdraw', watch);
  await seeState(page, (await shownEntry(page)).id, 'recorded');
  await watch('withdraw.done');
  await action(page, 'finish').click();
  await beginAct(page, ULZHAN, 'claim.procedure');
  await seeScreen(page, 'procedure.claim');
  expect(await page.locator('[name="claim"][type="radio"]').count()).toBe(0);
  await action(page, 'cancel').click();
  await action(page, 'discard').click();
  await page.locator('[role="alertdialog"] [data-action="discard"]').click();
  await seeScreen(page, 'desk.home');
});

test('in English too, online from the first to the last', async () => {
  const { page } = desk;
  const watch = looking('en');
  await beginAct(page, ANNA, 'claim.file', watch);
  await fileClaim(page, CLAIM, watch);
  await seeState(page, (await shownEntry(page)).id, 'recorded');
  await watch('claim.done');
  await action(page, 'finish').click();
});

test('axe found nothing on any of these screens', () => {
  expect(found).toEqual({});
  expect(seen.size).toBeGreaterThan(40);
});
