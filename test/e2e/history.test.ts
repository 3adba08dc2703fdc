import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from '../../electron/core/testing/desk.ts';
import { copyHistory } from '../faults/history.ts';
import { action, field, seeScreen, signIn } from './journey.ts';
import { launchKiosk, type Kiosk } from './kiosk.ts';
import { looks } from './looks.ts';
import { syntheticIin } from './people.ts';

/** Years at a busy desk. */
const ENTRIES = 100_000;
/** What is on the page at once, whatever there is. */
const MOST_ROWS = 200;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-history-'));
const data = path.join(folder, 'kiosk');
const look = looks('history');
let kiosk: Kiosk;

beforeAll(async () => {
  await copyHistory(data, ENTRIES);
  kiosk = await timed('started, with a screen to sign in', () => launchKiosk({ data }));
}, 900_000);
afterAll(async () => {
  await kiosk?.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Says how long `work` took: what a clerk would wait, and the driving of the window. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const value = await work();
  process.stderr.write(`${ENTRIES} entries: ${what} after ${Math.round(performance.now() - from)} ms\n`);
  return value;
}

const row = (index: number) => kiosk.page.locator(`tr[aria-rowindex="${index}"]`);
const rowsOnPage = () => kiosk.page.locator('tr[aria-rowindex]').count();
const scrollTo = (part: number) =>
  kiosk.page.evaluate((to) => window.scrollTo(0, to * document.documentElement.scrollHeight), part);
const find = async (text: string) => {
  await field(kiosk.page, 'search').fill(text);
  await action(kiosk.page, 'find').click();
};

test('the queue of a kiosk with a long history opens on its newest act', async () => {
  await signIn(kiosk.page);
  await action(kiosk.page, 'queue').click();
  await timed('the queue is there', () => row(2).waitFor());
  expect(await kiosk.page.locator('table').getAttribute('aria-rowcount')).toBe(String(ENTRIES + 1));
  expect(await rowsOnPage()).toBeLessThan(MOST_ROWS);
});

test('it scrolls to its end and back, with few rows on the page', async () => {
  await scrollTo(1);
  await timed('the oldest act is there', () => row(ENTRIES + 1).waitFor());
  expect(await rowsOnPage()).toBeLessThan(MOST_ROWS);
  await scrollTo(0.5);
  await timed('the middle is there', () =>
    kiosk.page.waitForFunction(() =>
      [...document.querySelectorAll('tr[aria-rowindex]')].some((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        const index = Number(one.getAttribute('aria-rowindex'));
        return index > 45_000 && index < 55_000 && bottom > 200 && top < window.innerHeight;
      }),
    ),
  );
  await scrollTo(0);
  await timed('the newest act is there again', () => row(2).waitFor());
});

test('the wheel passes from block to block without a gap', async () => {
  await kiosk.page.mouse.move(400, 500);
  for (let turn = 0; turn < 12; turn += 1) {
    await kiosk.page.mouse.wheel(0, 700);
    await kiosk.page.waitForFunction(() => {
      const at = document.elementFromPoint(400, Math.round(window.innerHeight / 2));
      return at?.closest('tr[aria-rowindex]') ?? at?.closest('table') === null;
    });
  }
  expect(await rowsOnPage()).toBeLessThan(MOST_ROWS);
  await scrollTo(0);
});

test('a name, or the beginning of a number, is found among all of them', async () => {
  await timed('one of all was found by name', async () => {
    await find('қамқа әубәкірова 77123');
    await kiosk.page.waitForFunction(() => document.querySelectorAll('tr[aria-rowindex]').length === 1);
  });
  await expect.poll(() => kiosk.page.locator('.queue-found').innerText()).toMatch(/^1 /);
  await look(kiosk.page, 'found');
  await timed('those with a number were found', async () => {
    await find(syntheticIin(4321));
    await kiosk.page.waitForFunction(() => document.querySelectorAll('tr[aria-rowindex]').length > 9);
  });
  await timed('nobody was found', async () => {
    await find('нет такого имени');
    await kiosk.page.locator('.table-empty').waitFor();
  });
  await action(kiosk.page, 'clear-search').click();
  await row(2).waitFor();
  await seeScreen(kiosk.page, 'desk.queue');
});

test('each search is in the journal, and not what was asked for', async () => {
  await kiosk.close();
  const db = openFile(data);
  const lines = db
    .prepare<[], string>(`SELECT body FROM entries WHERE kind = 'desk.event' ORDER BY seq DESC LIMIT 4`)
    .pluck()
    .all()
    .map((body) => JSON.parse(body) as { what: string; detail?: unknown })
    .filter(({ what }) => what === 'entries.searched');
  db.close();
  expect(lines.toReversed().map(({ detail }) => detail)).toEqual([
    { found: 1 },
    { found: expect.any(Number) as number },
    { found: 0 },
  ]);
});
