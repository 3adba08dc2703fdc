/** `step`: a press of the button that goes on, until the next screen is painted, on a processor four times slower. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { travel, type Book } from '../e2e/anyJourney.ts';
import { banBook, claimBook, liftBook, procedureBook, statusBook, withdrawBook } from '../e2e/books.ts';
import { openDesk, type Desk } from '../e2e/desk.ts';
import { byAnyMeans, type Hands } from '../e2e/hands.ts';
import { action, seeScreen, shownEntry, signIn } from '../e2e/journey.ts';
import { SERGEI } from '../e2e/people.ts';
import { median, type Bench } from './bench.ts';
import { openPages, type Pages } from './stepPages.ts';

const SLOWER = 4;
const MOST = 2;
const MOST_MS = 100;
/** Of the same journeys: the first warms what a kiosk that has been on since the morning has long warmed. */
const ROUNDS = 2;

/** One step: from which screen to which, ours and the peer's, in ms. */
type Step = { name: string; ms: number; peerMs: number };

export const step: Bench = {
  unit: 'ms',
  about: `tap on the button that goes on → next screen painted, every step of every journey, p99, processor ${SLOWER} × slower; peer: the same two screens as static pages in a window of the same runtime, tap → the other painted`,
  promise: `≤ ${MOST} × and ≤ ${MOST_MS} ms`,
  async run({ say }) {
    const desk = await openDesk({ size: { width: 1280, height: 1024 } });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-step-'));
    const pages = await openPages(folder, SLOWER);
    try {
      const steps: Step[] = [];
      await signIn(desk.page);
      const session = await desk.page.context().newCDPSession(desk.page);
      for (let round = 0; round <= ROUNDS; round += 1) {
        const found = await walkJourneys(desk, session, pages);
        if (round > 0) steps.push(...found);
        say(`${round === 0 ? 'warm' : `round ${round}`}: ${words(found)}`);
      }
      const [value, peer] = [p99(steps.map(({ ms }) => ms)), p99(steps.map(({ peerMs }) => peerMs))];
      for (const one of slowest(steps)) say(one);
      const ratio = value / peer;
      const [mid, peerMid] = [median(steps.map(({ ms }) => ms)), median(steps.map(({ peerMs }) => peerMs))];
      return {
        value,
        peer,
        ratio,
        ok: ratio <= MOST && value <= MOST_MS,
        notes: `${steps.length} steps; median ${mid.toFixed(0)} ms, the peer's ${peerMid.toFixed(0)} ms`,
      };
    } finally {
      await pages.close();
      await desk.remove();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

const p99 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? 0;

const words = (steps: readonly Step[]): string =>
  `${steps.length} steps, p99 ${p99(steps.map(({ ms }) => ms)).toFixed(0)} ms, the peer's ${p99(steps.map(({ peerMs }) => peerMs)).toFixed(0)} ms`;

/** The steps that take longest, each by its middle value. */
function slowest(steps: readonly Step[]): string[] {
  const names = [...new Set(steps.map(({ name }) => name))];
  const of = (name: string) => {
    const all = steps.filter((one) => one.name === name);
    return { name, ms: median(all.map(({ ms }) => ms)), peerMs: median(all.map(({ peerMs }) => peerMs)) };
  };
  return names
    .map(of)
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 12)
    .map(({ name, ms, peerMs }) => `${name}: ${ms.toFixed(0)} ms, the peer's ${peerMs.toFixed(0)} ms`);
}

async function walkJourneys(desk: Desk, session: CDPSession, pages: Pages): Promise<Step[]> {
  const { page } = desk;
  const steps: Step[] = [];
  const walk = async (book: Book): Promise<string> => {
    await action(page, 'start-session').click();
    await seeScreen(page, 'session.language');
    await travel({ page, hands: timing(page, session, pages, steps) }, book);
    const { id } = await shownEntry(page);
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
    return id;
  };
  await walk(banBook(SERGEI));
  await walk(liftBook(SERGEI));
  const claim = await walk(claimBook(SERGEI));
  await walk(procedureBook(SERGEI, claim));
  await walk(withdrawBook(SERGEI, claim));
  await walk(statusBook(SERGEI));
  return steps;
}

/** What is no step to another question, or waits for the core to have signed and kept: `commit` measures that. */
const OTHER = ['approve', 'confirm', 'begin', 'add-document', 'add-loan'];

/** Hands whose press is timed, and after each the same two screens as static pages. */
function timing(page: Page, session: CDPSession, pages: Pages, steps: Step[]): Hands {
  const hands = byAnyMeans(page);
  return {
    ...hands,
    async press(name) {
      if (OTHER.includes(name)) return hands.press(name);
      const from = await pages.keep(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      const ms = await untilPainted(page, name);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      const to = await pages.keep(page);
      steps.push({ name: `${from.screen} → ${to.screen}`, ms, peerMs: await pages.time(from, to) });
    },
  };
}

/** From the tap until the frame with another screen in it was painted, in ms, by the page's own clock. */
function untilPainted(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const shown = () => document.querySelector('main[data-screen]')?.getAttribute('data-screen');
        const [was, buttons] = [shown(), document.querySelectorAll<HTMLElement>(`[data-action="${wanted}"]`)];
        const button = buttons.item(0);
        const late = setTimeout(() => reject(new Error(`${String(was)} stays`)), 20_000);
        const startedAt = performance.now();
        const look = () => {
          if (shown() === was) return;
          observer.disconnect();
          clearTimeout(late);
          // The frame is painted before the task after it.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - startedAt), { once: true });
            port1.start();
            port2.postMessage(null);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        button.click();
        look();
      }),
    name,
  );
}
