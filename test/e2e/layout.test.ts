/** What measures the layout of screens must be able to fail: each fault is planted once, and seen. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeLayout } from '../faults/a11y/judge.ts';
import { readLayout } from '../faults/a11y/layout.ts';
import { findings } from './axe.ts';
import { killTree } from './processes.ts';
import { ROOT } from './registry.ts';

let folder: string;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-layout-'));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'planted', main: 'main.js' }));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Planted</title>');
  fs.writeFileSync(
    path.join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 1024 }).loadFile('index.html'));`,
  );
  app = await _electron.launch({
    cwd: ROOT,
    args: [folder, '--disable-gpu'],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 1024 });
});
afterAll(async () => {
  const { pid } = app.process();
  if (pid !== undefined) await killTree(pid);
  fs.rmSync(folder, { recursive: true, force: true });
});

const GOOD = `
  <h1>One question</h1>
  <p>Words that are seen whole, in a line of their own.</p>
  <button>Back</button><button>Go on</button>`;

/** A screen as ours are, with `content` in it. */
async function show(content: string): Promise<string[]> {
  await page.evaluate(
    (html) => {
      document.body.innerHTML = html;
    },
    `<style>
      body { margin: 0; font: 24px/1.45 sans-serif; color: #10222a; background: #faf8f3 }
      button { width: 200px; height: 64px; margin: 16px; font: inherit; background: #fff; color: #10222a }
    </style><main data-screen="planted">${content}</main>`,
  );
  return judgeLayout(await readLayout(page));
}

test('of a screen that is well nothing is said', async () => {
  expect(await show(GOOD)).toEqual([]);
  expect(await findings(page)).toEqual([]);
});

test.each([
  [
    'words cut at the side',
    '<p style="width:120px;overflow:hidden;white-space:nowrap">Cut at its side</p>',
    'clipped:',
  ],
  [
    'words cut below',
    '<p style="height:50px;width:200px;overflow:hidden">One line, two lines, three lines of words</p>',
    'clipped:',
  ],
  [
    'words with an ellipsis',
    '<p style="width:120px;overflow:clip;white-space:nowrap;text-overflow:ellipsis">Cut at its side</p>',
    'clipped:',
  ],
  [
    'words out of their card',
    '<p style="width:120px;border:2px solid;white-space:nowrap">Out of its card</p>',
    'spills:',
  ],
  [
    'words beside the page',
    '<p style="position:absolute;left:-40px;white-space:nowrap">Out of the window</p>',
    'off the page:',
  ],
  [
    'words over words',
    '<p style="height:10px;margin:0">One line</p><p style="margin:0">Another line</p>',
    'overlap:',
  ],
  [
    'a typed name that is not seen whole',
    '<input aria-label="Name" style="height:64px;width:90px;font:inherit" value="Өмірзақова Ұлжан">',
    'sideways:',
  ],
  ['a page that moves sideways', '<div style="width:1500px;height:10px"></div>', 'sideways:'],
  ['a target too low', '<button style="height:63px">Low</button>', 'small:'],
  ['a target too narrow', '<button style="width:60px">Go</button>', 'small:'],
  ['targets too close', '<button>One</button><button style="margin-left:-8px">Two</button>', 'close:'],
  ['a long page that does not say so', '<div style="height:2000px"></div>', 'more:'],
  [
    'a main action that is a stack of words',
    '<span class="screen-primary"><button class="button" style="height:160px"><span>Go on<br>to what<br>comes next</span></button></span>',
    'stack:',
  ],
  [
    'a bar over half of the window',
    '<footer class="screen-actions" style="position:sticky;height:520px"></footer>',
    'bar:',
  ],
] as const)('%s is found', async (_, planted, kind) => {
  const found = await show(`${GOOD}${planted}`);
  expect(found.length).toBeGreaterThan(0);
  expect([...new Set(found.map((what) => `${what.split(':')[0]}:`))]).toEqual([kind]);
});

test('a contrast below 7:1 is found by axe', async () => {
  await show(`${GOOD}<p style="color:#767676;background:#fff">Grey on white, 4.5 to 1</p>`);
  expect((await findings(page)).map((what) => what.split(' ')[0])).toEqual(['color-contrast-enhanced']);
});

test('what cannot be seen is nobody’s fault: words for screen readers, a question that lies over the page', async () => {
  const heard =
    '<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">Heard</span>';
  expect(await show(`${GOOD}${heard}`)).toEqual([]);
  const over =
    '<p style="height:10px">One</p><p style="margin:0">Two</p><div role="dialog" aria-label="Sure" style="position:fixed;inset:0;background:#fff"><button>Stay</button></div>';
  expect(await show(`${GOOD}${over}`)).toEqual([]);
});
