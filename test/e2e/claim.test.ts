import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutOff, finish, reconnect } from './atDesk.ts';
import { addDocuments, beginAct, CLAIM, fileClaim, RESOLUTION, signAct, TICKET } from './claims.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import { action, choose, field, seeScreen, seeState, shownEntry, signIn } from './journey.ts';
import { SERGEI, ULZHAN } from './people.ts';
import { printed, textOfPdf } from './papers.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await signIn(desk.page);
});
afterAll(() => desk?.remove());

/** Waits until the screen says of so many loans that their documents are, or are not, enough. */
const seeLoans = (count: number, isComplete: boolean): Promise<void> =>
  waitFor(
    async () => (await desk.page.locator(`[data-loan][data-complete="${isComplete}"]`).count()) === count,
    `${count} loans, complete: ${isComplete}`,
  );

const claims: Record<string, string> = {};

test('with no network a claim with a whole document is accepted, and nothing is said to be stopped', async () => {
  const { page } = desk;
  await cutOff(desk);
  await beginAct(page, SERGEI, 'claim.file');
  await fileClaim(page, CLAIM);
  const { id, state } = await shownEntry(page);
  claims['whole'] = id;
  expect(state).toBe('waiting');
  await seeLoans(2, true);
  const papers = await printed(desk, 'print-papers');
  const text = textOfPdf(papers);
  expect(text).toContain('Заявление о мошенничестве');
  expect(text).toContain('Алаяқтық туралы өтініш');
  for (const word of SERGEI.fullName.split(' ')) expect(text).toContain(word);
  expect(text).toContain('500101 300 405');
  expect(text).toContain('450 000 ₸');
  expect(fs.statSync(papers).mode & 0o777).toBe(0o600);
  expect(path.basename(papers)).toBe(`${id}-papers-1.pdf`);
  await finish(page);
});

test('a claim with a police ticket alone says what to bring', async () => {
  const { page } = desk;
  await beginAct(page, ULZHAN, 'claim.file');
  await fileClaim(page, { ...CLAIM, documents: [TICKET] });
  claims['ticket'] = (await shownEntry(page)).id;
  await seeLoans(2, false);
  const text = textOfPdf(await printed(desk, 'print-papers'));
  expect(text).toContain('полиция талоны жеткіліксіз');
  await finish(page);
});

test('when the registry can be reached both are recorded, and orders went out for the one alone', async () => {
  const { page } = desk;
  await reconnect(desk);
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  for (const id of [claims['whole'] ?? '', claims['ticket'] ?? '']) await seeState(page, id, 'recorded');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
});

test('the document comes later: the code on paper finds the claim, and the document completes it', async () => {
  const { page } = desk;
  await beginAct(page, ULZHAN, 'claim.procedure');
  await seeScreen(page, 'procedure.claim');
  await choose(page, 'claim', claims['ticket'] ?? '');
  await action(page, 'next').click();
  await seeScreen(page, 'procedure.procedures');
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await addDocuments(page, 'procedure', [RESOLUTION]);
  await action(page, 'next').click();
  await signAct(page, 'procedure');
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  await seeLoans(2, true);
  await action(page, 'finish').click();
});

test('a claim is taken back with a reason, and then it can be neither added to nor taken back again', async () => {
  const { page } = desk;
  await beginAct(page, ULZHAN, 'claim.withdraw');
  await seeScreen(page, 'withdraw.claim');
  await choose(page, 'claim', claims['ticket'] ?? '');
  await action(page, 'next').click();
  await seeScreen(page, 'withdraw.reason');
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await field(page, 'reason').fill('Банк қарызды есептен шығарды 🙂');
  await action(page, 'next').click();
  await signAct(page, 'withdraw');
  await seeState(page, (await shownEntry(page)).id, 'recorded');
  await action(page, 'finish').click();
  await beginAct(page, ULZHAN, 'claim.procedure');
  await seeScreen(page, 'procedure.claim');
  expect(await page.locator('[name="claim"][type="radio"]').count()).toBe(0);
  await action(page, 'cancel').click();
  await action(page, 'discard').click();
  await page.locator('[role="alertdialog"] [data-action="discard"]').click();
  await seeScreen(page, 'desk.home');
});
