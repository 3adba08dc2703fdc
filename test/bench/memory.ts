/**
 * `memory`: what a day of citizens leaves in the memory of a kiosk's processes. They run a copy of Electron made for the
 * measurement: the pages of a program are shared by all who run it, and another window that opens or closes
 * meanwhile would take or give up to 60 MB of them.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type V8 from 'node:v8';
import type Vm from 'node:vm';
import electronProgram from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { AIGUL } from '../camera/people.ts';
import { createPuppet } from '../camera/puppet.ts';
import { openDesk, type Desk } from '../e2e/desk.ts';
import { framesOf, showDocument, sitStill, type Sitting } from '../e2e/faces.ts';
import { action, choose, field, seeScreen, signIn, walk } from '../e2e/journey.ts';
import { PEOPLE, ULZHAN, type Person } from '../e2e/people.ts';
import { killTree, processTree } from '../e2e/processes.ts';
import { ROOT } from '../e2e/registry.ts';
import type { Bench } from './bench.ts';
import { emptyApp } from './emptyApp.ts';

const SESSIONS = 100;
/** Every so manieth citizen is compared with their document by the camera; a check takes longer than all other questions. */
const FACE_EVERY = 20;
const MOST = 1.1;
const MOST_OF_EMPTY = 2;
/** Until what is thrown away has been collected, and workers that are done have ended. */
const REST_MS = 10_000;
const MEGABYTE = 1024;

export const memory: Bench = {
  unit: 'MB',
  about: `PSS of all processes of the kiosk after ${SESSIONS} bans from the first question to the printed paper in the real window, every ${FACE_EVERY}th with a face check, garbage of the window and of main collected; peer: the same after the first, with a face check`,
  promise: `≤ ${MOST} ×; ≤ ${MOST_OF_EMPTY} × an empty window of the same runtime`,
  async run({ say }) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-bench-'));
    const puppet = createPuppet(path.join(folder, 'film.y4m'));
    const program = copyProgram(path.join(folder, 'electron'));
    const empty = await emptyWindow(path.join(folder, 'empty'), program);
    say(`an empty window: ${words(empty)}`);
    const desk = await openDesk({ args: puppet.args, program });
    try {
      const sitting = { page: desk.page, puppet };
      const frames = framesOf(AIGUL);
      await signIn(desk.page);
      let first: Sizes | null = null;
      let last: Sizes = new Map();
      for (let served = 1; served <= SESSIONS; served += 1) {
        const person = PEOPLE[served % PEOPLE.length] ?? ULZHAN;
        await serve(sitting, person, (served - 1) % FACE_EVERY === 0 ? frames : null);
        if (served !== 1 && served % 25 !== 0) continue;
        last = await atRest(desk);
        first ??= last;
        say(`after ${served}: ${words(last)}`);
      }
      const [value, peer, window] = [total(last), total(first ?? last), total(empty)];
      const ofEmpty = value / window;
      const ratio = value / peer;
      return {
        value,
        peer,
        ratio,
        ok: ratio <= MOST && ofEmpty <= MOST_OF_EMPTY,
        notes: `an empty window ${Math.round(window)} MB: ${ofEmpty.toPrecision(3)} ×; ${words(last)}`,
      };
    } finally {
      await desk.remove();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** One citizen, from the first question to the paper and away. */
async function serve(
  sitting: Sitting,
  person: Person,
  frames: ReturnType<typeof framesOf> | null,
): Promise<void> {
  const { page } = sitting;
  if (frames) await faceOf(sitting, person, frames);
  await walk(page, person);
  await action(page, 'print').click();
  await page.locator('.print-status svg').first().waitFor();
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
}

async function faceOf(sitting: Sitting, person: Person, frames: ReturnType<typeof framesOf>): Promise<void> {
  const { page } = sitting;
  await walk(page, person, { until: 'session.identity' });
  await choose(page, 'attestation.document.kind', person.document.kind);
  await field(page, 'attestation.document.number').fill(person.document.number);
  await choose(page, 'attestation.identity.method', 'face');
  await action(page, 'next').click();
  await showDocument(sitting, AIGUL);
  const end = await sitStill(sitting, frames);
  if (end !== 'matched') throw new Error(`the check ended ${end}`);
  await action(page, 'next').click();
  await seeScreen(page, 'session.journey');
}

/** Megabytes by what a process is. */
type Sizes = ReadonlyMap<string, number>;

async function atRest({ page, kiosk }: Desk): Promise<Sizes> {
  await page.waitForTimeout(REST_MS);
  await collect(page);
  await collectMain(kiosk.app);
  return sizesOf(kiosk.pid);
}

/** Throws away what the page holds no more: else it is chance how much of it is still counted. */
async function collect(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/** The same for main: it was seen at 76 and at 98 MB by turns, for it collects when it pleases. */
async function collectMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const load = process.mainModule?.require.bind(process.mainModule);
    if (!load) throw new Error('main loads nothing');
    (load('node:v8') as typeof V8).setFlagsFromString('--expose-gc');
    (load('node:vm') as typeof Vm).runInNewContext('gc()');
  });
}

/** Copies Electron, all of its folder, into the new folder `to`, and answers its program there. */
function copyProgram(to: string): string {
  // In Node, the electron package is the path of its program.
  const program = electronProgram as unknown as string;
  fs.cpSync(path.dirname(program), to, { recursive: true });
  return path.join(to, path.basename(program));
}

async function emptyWindow(folder: string, program: string): Promise<Sizes> {
  const app = await _electron.launch({
    cwd: ROOT,
    executablePath: program,
    args: [emptyApp(folder), '--disable-gpu'],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await app.firstWindow();
  await page.waitForTimeout(REST_MS);
  await collect(page);
  await collectMain(app);
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the empty window did not start');
  const sizes = sizesOf(pid);
  await killTree(pid);
  return sizes;
}

/** PSS of the process and all that it started (proc(5), smaps_rollup): what they share is counted once. */
function sizesOf(pid: number): Sizes {
  const sizes = new Map<string, number>();
  for (const one of processTree(pid)) {
    const kilobytes = Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${one}/smaps_rollup`))?.[1] ?? 0);
    const name = nameOf(textOf(`/proc/${one}/cmdline`));
    sizes.set(name, (sizes.get(name) ?? 0) + kilobytes / MEGABYTE);
  }
  return sizes;
}

/** A process that has just ended has no text any more. */
function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function nameOf(command: string): string {
  if (command.includes('core.cjs')) return 'core';
  return /--type=([a-z-]+)/.exec(command)?.[1] ?? 'main';
}

const total = (sizes: Sizes): number => [...sizes.values()].reduce((sum, size) => sum + size, 0);
const words = (sizes: Sizes): string =>
  `${Math.round(total(sizes))} MB (${[...sizes].map(([name, size]) => `${name} ${Math.round(size)}`).join(', ')})`;
