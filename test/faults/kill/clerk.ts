/** A clerk at the real window: serves one citizen after another, and goes on wherever a death left the desk. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Kiosk as WindowKiosk } from '../../../shared/api/wire.ts';
import { action, screenOf, seeScreen, shownEntry, signIn, walk } from '../../e2e/journey.ts';
import { syntheticIin, ULZHAN, type Person } from '../../e2e/people.ts';
import { noFindings, type Findings } from '../judge.ts';

export type Clerk = {
  /** Works until the window is gone, or the clerk was asked to end and has served whoever is there. */
  work(page: Page): Promise<void>;
  end(): void;
  /** What the clerk missed: a session that was begun and is nowhere, a desk that does not go on. */
  findings: Findings;
};

/** A desk that stands still for this long, with a window and a core, does not go on. */
const PATIENCE_MS = 90_000;

/** A clerk who notes in `acknowledged` every ban that the window called accepted. */
export function createClerk(acknowledged: Set<string>): Clerk {
  const findings = noFindings();
  let serial = 0;
  /** The session that was begun and not yet seen as done. */
  let current: string | null = null;

  /** Does what the screen asks for; a whole session where nothing comes in between. */
  async function goOn(page: Page): Promise<void> {
    const screen = await screenOf(page);
    if (screen === 'desk.sign-in') await signIn(page);
    else if (screen === 'ban.done') await takeLeave(page);
    else if (screen === 'desk.home' && (await isLeftOver(page))) await resume(page);
    else await walk(page, person(serial), { watch: () => learn(page) });
  }

  async function takeLeave(page: Page): Promise<void> {
    const { id } = await shownEntry(page);
    acknowledged.add(id);
    if (id === current) next();
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
  }

  /** Whether the session that was begun waits to be gone on with; one that became an act is done. */
  async function isLeftOver(page: Page): Promise<boolean> {
    await learn(page);
    const [draft] = await drafts(page);
    if (draft !== undefined) return true;
    if (current === null) return false;
    if (await isAct(page, current)) acknowledged.add(current);
    else findings.lost.push(`${current} was begun, and is neither a draft nor an act`);
    next();
    return false;
  }

  async function resume(page: Page): Promise<void> {
    await action(page, 'resume').click();
    await page.waitForFunction(
      () => document.querySelector('main[data-screen]')?.getAttribute('data-screen') !== 'desk.home',
    );
  }

  async function learn(page: Page): Promise<void> {
    const begun = await drafts(page);
    if (begun.length > 1) findings.twice.push(`one session is ${begun.length} drafts`);
    current = begun[0]?.id ?? current;
  }

  function next(): void {
    current = null;
    serial += 1;
  }

  /** Goes on until it is over; a step that fails is looked at anew, as a person would. */
  async function workUntil(page: Page, isOver: () => boolean): Promise<void> {
    let movedAt = Date.now();
    let before = '';
    while (!isOver() && !page.isClosed()) {
      try {
        await goOn(page);
      } catch (error) {
        const now = `${serial} ${await screenOf(page).catch(() => null)}`;
        if (now !== before) movedAt = Date.now();
        before = now;
        if (!page.isClosed() && Date.now() - movedAt > PATIENCE_MS) {
          findings.violations.push(`the desk does not go on from ${now}: ${String(error)}`);
          return;
        }
        await sleep(100);
      }
    }
  }

  let isOver = false;
  return {
    findings,
    work: (page) => workUntil(page, () => isOver && current === null),
    end() {
      isOver = true;
    },
  };
}

type WithKiosk = { kiosk: WindowKiosk };

/** The sessions that were begun, as the window's own page asks for them. */
async function drafts(page: Page): Promise<{ id: string }[]> {
  const listed = await page.evaluate(() => (window as unknown as WithKiosk).kiosk.call('drafts.list', {}));
  if (!listed.ok) throw new Error(listed.problem.code);
  return listed.value;
}

/** Whether there is an act `id`. */
async function isAct(page: Page, id: string): Promise<boolean> {
  const shown = await page.evaluate(
    (asked) => (window as unknown as WithKiosk).kiosk.call('entries.show', { id: asked }),
    id,
  );
  if (!shown.ok && shown.problem.code !== 'core.noEntry') throw new Error(shown.problem.code);
  return shown.ok;
}

/** The `serial`th citizen, who never came before; where a serial has no number of its own, it is the next one's. */
function person(serial: number): Person {
  let at = 0;
  for (let left = serial; left > 0 || syntheticIin(at) === syntheticIin(at + 1); at += 1)
    if (syntheticIin(at) !== syntheticIin(at + 1)) left -= 1;
  return { ...ULZHAN, iin: syntheticIin(at) };
}
