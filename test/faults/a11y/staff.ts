/** The desk of each who may sit at it, by keys or by touch: the way in, every page, and what stops the kiosk. */
import fs from 'node:fs';
import path from 'node:path';
import { banBook } from '../../e2e/books.ts';
import { deskState, waitFor } from '../../e2e/desk.ts';
import {
  action,
  ADMINISTRATOR,
  CLERK,
  field,
  screenOf,
  seeConnection,
  seeScreen,
  seeState,
  SUPERVISOR,
  waitingCount,
} from '../../e2e/journey.ts';
import { SERGEI } from '../../e2e/people.ts';
import { lookFor } from './searches.ts';
import { print, settle, showKeys, signInBy, walkOn, type Walker } from './walker.ts';

/** From which page which press leads to another; each that is there is gone, and come back from. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'desk.home': ['open', 'queue', 'drafts', 'view', 'day', 'health'],
  'desk.queue': ['open', 'road'],
  'desk.day': ['call-list'],
  'desk.health': ['people', 'rotate', 'audit'],
};

/** Sign-in with its mistakes, and the desk of each of the three. */
export async function lookAtDesk(walker: Walker): Promise<void> {
  const { desk, looker, person, hands, way } = walker;
  const { page } = desk;
  await settle(walker, banBook(person));
  const searched = new Set<string>();
  for (const staff of [CLERK, SUPERVISOR, ADMINISTRATOR]) {
    await hands.press('sign-out');
    await seeScreen(page, 'desk.sign-in');
    await looker.look(page, 'desk.sign-in');
    await hands.press('sign-in');
    await page.waitForSelector('.error-summary');
    await looker.look(page, 'desk.sign-in with mistakes');
    await showKeys(page, hands, way);
    await signInBy(walker, staff);
    await goRound(walker, { as: `${staff.number} `, been: new Set(), searched });
  }
  walker.expect({ kind: 'desk.event', what: 'entry.seen' });
  await hands.press('sign-out');
  await seeScreen(page, 'desk.sign-in');
}

/** Of whom, and where they have been; `searched` is where anyone has looked for something. */
type Round = { as: string; been: Set<string>; searched: Set<string> };

/** Looks at the page that is shown, and at each that a press on it leads to. */
async function goRound(walker: Walker, round: Round): Promise<void> {
  const { as, been, searched } = round;
  const { desk, looker, hands } = walker;
  const { page } = desk;
  const here = (await screenOf(page)) ?? '';
  been.add(here);
  await page.waitForTimeout(WHOLE_MS);
  await looker.look(page, `${as}${here}`);
  if (here === 'desk.entry') await print(walker, here);
  await lookFor(walker, here, searched);
  for (const name of WAYS[here] ?? []) {
    if ((await action(page, name).count()) === 0) continue;
    await hands.press(name);
    await page.waitForFunction(
      (was) => document.querySelector('main[data-screen]')?.getAttribute('data-screen') !== was,
      here,
    );
    const there = (await screenOf(page)) ?? '';
    if (!been.has(there)) await goRound(walker, round);
    await hands.press('back');
    await seeScreen(page, here);
  }
}

/** After so long what a page asks of the core has come. */
const WHOLE_MS = 400;

/** A ban that the registry holds: seen, corrected with the citizen, another put aside; the day closed, the list to call. */
export async function mend(walker: Walker): Promise<void> {
  const { desk, looker, person, hands } = walker;
  const { page, registry } = desk;
  await registry.stop();
  await seeConnection(page, 'offline');
  const held = await settle(walker, banBook(person));
  const aside = await settle(walker, banBook({ ...SERGEI, language: person.language }));
  await revokeClerk(walker);
  await registry.start();
  await hands.press('sign-out');
  await signInBy(walker, SUPERVISOR);
  await waitFor(async () => (await waitingCount(page)) === 0, 'nothing waits');
  await hands.press('queue');
  await seeScreen(page, 'desk.queue');
  await seeState(page, held, 'held');
  await looker.look(page, 'desk.queue held');
  await page.locator(`tr:has([data-entry="${aside}"]) [data-action="open"]`).first().click();
  await seeScreen(page, 'desk.entry');
  await action(page, 'dismiss').waitFor();
  await looker.look(page, 'desk.entry held');
  await hands.press('dismiss');
  await hands.press('confirm-dismiss');
  await page.locator('.dialog [aria-invalid="true"]').waitFor();
  await looker.look(page, 'desk.entry asks why');
  await field(page, 'reason').fill('Азамат бас тартты');
  await hands.press('confirm-dismiss');
  await page.locator('[data-row="dismissed"]').waitFor();
  await hands.press('back');
  await seeScreen(page, 'desk.queue');
  await page.locator(`tr:has([data-entry="${held}"]) [data-action="open"]`).first().click();
  await seeScreen(page, 'desk.entry');
  await hands.press('correct');
  await seeScreen(page, 'session.language');
  await walkOn(walker, banBook(person), { watch: async () => {} });
  await hands.press('day');
  await seeScreen(page, 'desk.day');
  await looker.look(page, 'desk.day of a supervisor');
  await hands.press('close-day');
  await page.waitForSelector('[data-outcome]', { timeout: 30_000 });
  await looker.look(page, 'desk.day closed');
  walker.expect({ kind: 'device.closeDay' });
}

/** The registry is told that clerk 1001 had no right to serve any more since an hour. */
async function revokeClerk({ desk, folder }: Walker): Promise<void> {
  const file = path.join(folder, 'staff.json');
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const person = { name: 'Test', centers: ['*'] };
  const people = [
    { ...person, number: CLERK.number, roles: ['clerk'], revokedAt: since },
    { ...person, number: SUPERVISOR.number, roles: ['supervisor'] },
  ];
  fs.writeFileSync(file, JSON.stringify({ people }));
  await desk.registry.ask('staff', '--file', file);
}

/** The other road, with a folder for a disk: written to it, and read in vain. */
export async function takeTheRoad(walker: Walker): Promise<void> {
  const { desk, looker, person, hands } = walker;
  const { page, registry } = desk;
  await registry.stop();
  await seeConnection(page, 'offline');
  await settle(walker, banBook(person));
  await hands.press('sign-out');
  await signInBy(walker, SUPERVISOR);
  await hands.press('day');
  await seeScreen(page, 'desk.day');
  await hands.press('call-list');
  await seeScreen(page, 'desk.call-list');
  await looker.look(page, 'desk.call-list of one');
  await hands.press('back');
  await hands.press('back');
  await seeScreen(page, 'desk.home');
  await hands.press('queue');
  await seeScreen(page, 'desk.queue');
  await looker.look(page, 'desk.queue offline');
  await hands.press('road');
  await seeScreen(page, 'desk.road');
  await hands.press('export');
  await page.waitForSelector('[data-road-written]');
  await looker.look(page, 'desk.road written');
  await hands.press('import');
  await page.waitForSelector('.error-summary');
  await looker.look(page, 'desk.road with mistakes');
  walker.expect({ kind: 'desk.event', what: 'exported' });
  await lookAtStarting(walker);
}

/** A page that comes while the core does not answer; nobody can change how that is shown. */
async function lookAtStarting({ desk: { page, kiosk }, looker }: Walker): Promise<void> {
  process.kill(kiosk.corePid(), 'SIGSTOP');
  try {
    await page.reload();
    await seeScreen(page, 'desk.starting');
    await looker.glance(page, 'desk.starting');
  } finally {
    process.kill(kiosk.corePid(), 'SIGCONT');
  }
  await page.waitForSelector('main:not([data-screen="desk.starting"])');
}

/** A kiosk that the registry has switched off, as each sees it; and the repair, with a wrong code and a right one. */
export async function revoke(walker: Walker): Promise<void> {
  const { desk, looker, person, hands } = walker;
  const { page, registry } = desk;
  await settle(walker, banBook(person));
  await waitFor(async () => (await waitingCount(page)) === 0, 'nothing waits');
  const { kiosk } = await deskState(page);
  const device = kiosk.device ?? '';
  await registry.ask('revoke', '--device', device);
  await hands.press('queue');
  await seeScreen(page, 'desk.queue');
  await hands.press('sync-now');
  await waitFor(async () => (await deskState(page)).kiosk.stop === 'revoked', 'the kiosk is stopped');
  await hands.press('back');
  await seeScreen(page, 'desk.revoked');
  await looker.look(page, 'desk.revoked');
  await hands.press('sign-out');
  await seeScreen(page, 'desk.sign-in');
  await signInBy(walker, SUPERVISOR, 'desk.revoked');
  await looker.look(page, '2001 desk.revoked');
  await hands.press('repair');
  await seeScreen(page, 'desk.repair');
  await hands.press('start-repair');
  await page.locator('.error-summary').waitFor();
  await looker.look(page, 'desk.repair with mistakes');
  const code = await registry.code('device', 'Test kiosk', '--center', 'almaty-1', '--replaces', device);
  await field(page, 'code').fill(code);
  await looker.look(page, 'desk.repair');
  await hands.press('start-repair');
  await page.waitForSelector('[data-repaired]', { timeout: 60_000 });
  await waitFor(
    async () => (await deskState(page)).kiosk.stop === undefined,
    'the new journal is in service',
  );
  await looker.look(page, 'desk.repair done');
}
