/** The real application in its real window, as built, driven from outside. */
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import electronProgram from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { findProcess, killTree } from './processes.ts';
import { ROOT } from './registry.ts';

export type Kiosk = {
  app: ElectronApplication;
  page: Page;
  /** All it wrote on stdout and stderr. */
  output(): string;
  /** Of main. */
  pid: number;
  corePid(): number;
  /** Closes it in good order. */
  close(): Promise<void>;
  /** SIGKILL to the application and everything it started. */
  kill(): Promise<void>;
  /** SIGKILL to main alone. */
  killMain(): Promise<void>;
};

export type KioskStart = {
  data: string;
  registry?: string;
  /** Enrols it; wanted once. */
  enrol?: string;
  /** A window of that content size; otherwise the whole screen. */
  size?: { width: number; height: number };
  args?: string[];
  /** Another Electron's program than the project's own. */
  program?: string;
  /** Runs it as that user (a number), from root. */
  uid?: number;
  /** How long it may take to show a screen, on a machine that is busy with other things. */
  patienceMs?: number;
};

const PATIENCE_MS = 30_000;

/** Starts the application and waits until its window shows a screen; throws with what it said where none comes. */
export async function launchKiosk(start: KioskStart): Promise<Kiosk> {
  const { patienceMs = PATIENCE_MS } = start;
  const isRoot = process.getuid?.() === 0 && start.uid === undefined;
  const app = await _electron.launch({
    cwd: ROOT,
    args: ['.', '--disable-gpu', ...argumentsOf(start)],
    // Chromium has no sandbox for root.
    chromiumSandbox: !isRoot,
    timeout: patienceMs,
    ...(start.program === undefined ? {} : { executablePath: start.program }),
    ...(start.uid === undefined ? {} : runAs(start.uid, path.dirname(start.data))),
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
  const firstScreen = async () => {
    const shown = await windowOf(app, (url) => !url.endsWith(CITIZEN), patienceMs);
    await shown.waitForSelector('[data-screen]', { timeout: patienceMs });
    return shown;
  };
  const page = await firstScreen().catch(async (cause: unknown) => {
    await killTree(pid);
    throw new Error(`no screen within ${patienceMs} ms; the kiosk said: ${output}`, { cause });
  });
  return {
    app,
    page,
    output: () => output,
    pid,
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
    killMain: async () => {
      process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

const CITIZEN = '#/citizen';

/** The citizen's own window, once it shows a screen; throws where there is none within 20 s. */
export async function citizenPage(app: ElectronApplication): Promise<Page> {
  const page = await windowOf(app, (url) => url.endsWith(CITIZEN));
  await page.waitForSelector('[data-screen]');
  return page;
}

/** The window whose address `isIt`: which of them opens first is not said. */
async function windowOf(
  app: ElectronApplication,
  isIt: (url: string) => boolean,
  patienceMs = PATIENCE_MS,
): Promise<Page> {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    const found = app.windows().find((one) => one.url().startsWith('app://') && isIt(one.url()));
    if (found) return found;
    await sleep(50);
  }
  throw new Error(
    `no such window among ${app
      .windows()
      .map((one) => one.url())
      .join(', ')}`,
  );
}

function argumentsOf({ data, registry, enrol, size, args = [] }: KioskStart): string[] {
  return [
    '--data',
    data,
    ...(registry ? ['--registry', registry] : []),
    ...(enrol ? ['--enrol', enrol] : []),
    ...(size ? ['--windowed', `--window-size=${size.width}x${size.height}`] : []),
    ...args,
  ];
}

/** Electron started as another user, whose home is `home`; in the same process, so that a kill reaches it. */
function runAs(uid: number, home: string) {
  const executablePath = path.join(home, 'electron.sh');
  // In Node, the electron package is the path of its program.
  const program = electronProgram as unknown as string;
  fs.writeFileSync(
    executablePath,
    `#!/bin/sh\nexec setpriv --reuid=${uid} --regid=${uid} --clear-groups -- '${program}' "$@"\n`,
    { mode: 0o755 },
  );
  const inherited = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return {
    executablePath,
    env: { ...Object.fromEntries(inherited), HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home },
  };
}
