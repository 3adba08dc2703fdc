/** Screens as static pages: the same elements and styles, nothing that runs but a link from one to the other. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type Page } from 'playwright';
import { killTree } from '../e2e/processes.ts';
import { ROOT } from '../e2e/registry.ts';

export type Kept = { screen: string; html: string };

export type Pages = {
  /** The screen that is shown, as it stands. */
  keep(page: Page): Promise<Kept>;
  /** From a tap on `from` until `to` is painted, in ms. */
  time(from: Kept, to: Kept): Promise<number>;
  close(): Promise<void>;
};

/** A window of its own, in the same runtime, whose processor is as slow. */
export async function openPages(folder: string, slower: number): Promise<Pages> {
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'pages', main: 'main.js' }));
  fs.writeFileSync(
    path.join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 1024 }).loadURL('about:blank'));`,
  );
  const app = await _electron.launch({
    cwd: ROOT,
    args: [folder, '--disable-gpu'],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const window = await app.firstWindow();
  const session = await window.context().newCDPSession(window);
  const fileOf = (name: string) => path.join(folder, name);
  return {
    keep: (page) =>
      page.evaluate(() => ({
        screen: document.querySelector('main[data-screen]')?.getAttribute('data-screen') ?? '',
        html: `<head>${[...document.querySelectorAll('link[rel="stylesheet"]')]
          .map(
            (link) =>
              `<link rel="stylesheet" href="assets/${(link.getAttribute('href') ?? '').split('/').at(-1) ?? ''}">`,
          )
          .join('')}</head>${document.body.outerHTML}`,
      })),
    async time(from, to) {
      copyAssets(folder);
      fs.writeFileSync(fileOf('to.html'), wholePage(to, ''));
      fs.writeFileSync(fileOf('from.html'), wholePage(from, '<a id="go" href="to.html">.</a>'));
      await window.goto(pathToFileURL(fileOf('from.html')).href);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const tappedAt = await window.evaluate(() => {
        const at = performance.timeOrigin + performance.now();
        document.getElementById('go')?.click();
        return at;
      });
      await window.waitForURL(/to\.html$/);
      const paintedAt = await window.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = () => {
              const [first] = performance.getEntriesByName('first-contentful-paint');
              if (first) resolve(performance.timeOrigin + first.startTime);
              else requestAnimationFrame(look);
            };
            look();
          }),
      );
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      return paintedAt - tappedAt;
    },
    async close() {
      const { pid } = app.process();
      if (pid !== undefined) await killTree(pid);
    },
  };
}

const wholePage = ({ html }: Kept, link: string): string =>
  `<!doctype html><html lang="ru" data-text-size="24" data-contrast="normal">${html.replaceAll(
    /<script[\s\S]*?<\/script>/g,
    '',
  )}${link}</html>`;

/** The styles and letters of the built page, once. */
function copyAssets(folder: string): void {
  const there = path.join(folder, 'assets');
  if (!fs.existsSync(there)) fs.cpSync(path.join(ROOT, 'dist/renderer/assets'), there, { recursive: true });
}
