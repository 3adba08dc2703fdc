/** `start`: from the process's start until a clerk's PIN was accepted, against a window that has nothing to do. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import type { Kiosk as WindowKiosk } from '../../shared/api/wire.ts';
import { killTree } from '../e2e/processes.ts';
import { ROOT } from '../e2e/registry.ts';
import { copyHistory } from '../faults/history.ts';
import { CLERK } from '../faults/sessions.ts';
import { median, timed, type Bench } from './bench.ts';
import { emptyApp } from './emptyApp.ts';

/** A kiosk in its first days. */
const ENTRIES = 100;
const STARTS = 7;
const MOST = 1.5;

export const start: Bench = {
  unit: 'ms',
  about:
    'process start → a PIN accepted by the core; peer: an empty Electron window of the same runtime, until its first paint',
  promise: `≤ ${MOST} ×`,
  async run({ say }) {
    // A kiosk has no cache of compiled code that this command would leave to its children.
    delete process.env.NODE_COMPILE_CACHE;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-bench-'));
    const data = path.join(folder, 'kiosk');
    await copyHistory(data, ENTRIES);
    const empty = emptyApp(path.join(folder, 'empty'));
    const ours: number[] = [];
    const theirs: number[] = [];
    // In turns, so that what else the machine does strikes both; the first pair warms the disk's cache.
    for (let turn = 0; turn <= STARTS; turn += 1) {
      const [kiosk, window] = [
        await startOne(['.', '--data', data], signIn),
        await startOne([empty], painted),
      ];
      if (turn === 0) continue;
      ours.push(kiosk);
      theirs.push(window);
    }
    fs.rmSync(folder, { recursive: true, force: true });
    const [value, peer] = [median(ours), median(theirs)];
    say(`PIN accepted after ${ours.map(Math.round).join(', ')} ms`);
    say(`empty window painted after ${theirs.map(Math.round).join(', ')} ms`);
    return { value, peer, ratio: value / peer, ok: value / peer <= MOST };
  },
};

/** How long an application takes until `isUp` is through with its first window, in ms. */
async function startOne(args: string[], isUp: (page: Page) => Promise<void>): Promise<number> {
  let app: ElectronApplication | null = null;
  const { ms } = await timed(async () => {
    app = await _electron.launch({
      cwd: ROOT,
      args: [...args, '--disable-gpu'],
      chromiumSandbox: process.getuid?.() !== 0,
    });
    await isUp(await app.firstWindow());
  });
  const pid = (app as ElectronApplication | null)?.process().pid;
  if (pid !== undefined) await killTree(pid);
  return ms;
}

async function signIn(page: Page): Promise<void> {
  const problem = await page.evaluate(
    async ([key, clerk]) => {
      const { kiosk } = window as unknown as { kiosk: WindowKiosk };
      const result = await kiosk.call('staff.signIn', { key, ...clerk });
      return result.ok ? null : result.problem.code;
    },
    [uuidv7(), CLERK] as const,
  );
  if (problem !== null) throw new Error(`the PIN was not accepted: ${problem}`);
}

const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = () =>
          performance.getEntriesByType('paint').length > 0 ? resolve() : requestAnimationFrame(look);
        look();
      }),
  );
