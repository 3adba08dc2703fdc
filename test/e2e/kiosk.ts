/** The real application in its real window, as built, driven from outside. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { findProcess, killTree } from './processes.ts';
import { ROOT } from './registry.ts';

export type Kiosk = {
  app: ElectronApplication;
  page: Page;
  /** All it wrote on stdout and stderr. */
  output(): string;
  corePid(): number;
  /** Closes it in good order. */
  close(): Promise<void>;
  /** SIGKILL to the application and everything it started. */
  kill(): Promise<void>;
};

export type KioskStart = {
  data: string;
  registry?: string;
  /** Enrols it; wanted once. */
  enrol?: string;
  /** A window of that content size; otherwise the whole screen. */
  size?: { width: number; height: number };
  args?: string[];
};

const isRoot = process.getuid?.() === 0;

/** Starts the application and waits until its window shows a screen. */
export async function launchKiosk({ data, registry, enrol, size, args = [] }: KioskStart): Promise<Kiosk> {
  const app = await _electron.launch({
    cwd: ROOT,
    args: [
      '.',
      '--disable-gpu',
      // Chromium has no sandbox for root; the test of the sandbox runs as somebody else.
      ...(isRoot ? ['--no-sandbox'] : []),
      '--data',
      data,
      ...(registry ? ['--registry', registry] : []),
      ...(enrol ? ['--enrol', enrol] : []),
      ...(size ? ['--windowed', `--window-size=${size.width}x${size.height}`] : []),
      ...args,
    ],
  });
  const child = app.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (process.env.QALQAN_LOUD) process.stderr.write(chunk);
    });
  }
  const { pid } = child;
  if (pid === undefined) throw new Error('the kiosk did not start');
  const ended = once(child, 'exit');
  const page = await app.firstWindow();
  await page.waitForSelector('[data-screen]');
  return {
    app,
    page,
    output: () => output,
    corePid: () => findProcess(pid, 'core.cjs'),
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      await killTree(pid);
      await ended;
      // Playwright notices by itself, a moment later.
      await sleep(50);
    },
  };
}
