/** The main job in the real window, offline and then online, in three languages, one citizen after the other. */
import path from 'node:path';
import type { Page } from 'playwright';
import { showDeskIn } from '../e2e/atDesk.ts';
import { waitFor, type Desk } from '../e2e/desk.ts';
import { plugIn, pullOut } from '../e2e/displays.ts';
import {
  action,
  choose,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  understand,
  waitingCount,
  walk,
} from '../e2e/journey.ts';
import { printed } from '../e2e/papers.ts';
import { PEOPLE, type Person } from '../e2e/people.ts';

export type Guide = {
  /** Told of each step, in a line. */
  say: (line: string) => void;
  /** Takes a picture of what is shown; the name is the screen's, with a word where there are several. */
  shoot: (language: Person['language'], name: string, of?: Page) => Promise<void>;
  /** Told of each paper that is printed, and of its file. */
  keep: (language: Person['language'], name: string, file: string) => void;
};

export type Visit = { person: Person; entry: string };

/** With the registry away: a session with each citizen to the end, and each one's receipts. */
export async function acceptOffline(
  desk: Desk,
  guide: Guide,
  people: readonly Person[] = PEOPLE,
): Promise<Visit[]> {
  const { say, shoot } = guide;
  await desk.registry.stop();
  await seeConnection(desk.page, 'offline');
  say('the registry cannot be reached');
  const visits: Visit[] = [];
  for (const person of people) {
    const { language } = person;
    const { page } = desk;
    await showDeskIn(page, language);
    await shoot(language, 'desk.sign-in');
    await signIn(page);
    await shoot(language, 'desk.home');
    await walk(page, person, {
      watch: (screen, moment) => picture(page, { language, screen, moment }, shoot),
    });
    const { id, state } = await shownEntry(page);
    if (state !== 'waiting') throw new Error(`a ban with no network is ${state}`);
    say(`${language}: the ban is accepted, and the screen says that it is not in force yet (${id})`);
    await print(desk, guide, { language, name: 'ban' }, BOTH);
    visits.push({ person, entry: id });
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
    await leaveADraft(desk, language, guide);
    await action(page, 'sign-out').click();
  }
  return visits;
}

/** With the registry back: each ban in force, its second receipt, and what the desk shows of it. */
export async function bringIntoForce(desk: Desk, visits: readonly Visit[], guide: Guide): Promise<void> {
  const { page } = desk;
  const { say, shoot } = guide;
  await showDeskIn(page, 'ru');
  await signIn(page);
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  await shoot('ru', 'desk.queue-offline');
  await desk.registry.start();
  say('the registry can be reached again');
  await action(page, 'sync-now').click();
  await waitFor(async () => (await waitingCount(page)) === 0, 'nothing waits any more');
  for (const { person, entry } of visits) {
    await seeState(page, entry, 'in-force');
    say(`${person.language}: the ban is in force (${entry})`);
  }
  await action(page, 'back').click();
  await action(page, 'sign-out').click();
  for (const { person, entry } of visits) {
    const { language } = person;
    await showDeskIn(page, language);
    await signIn(page);
    await shoot(language, 'desk.home-in-force');
    await action(page, 'queue').click();
    await seeScreen(page, 'desk.queue');
    await shoot(language, 'desk.queue');
    await page.locator(`tr:has([data-entry="${entry}"]) [data-action="open"]`).first().click();
    await seeScreen(page, 'desk.entry');
    await seeState(page, entry, 'in-force');
    await shoot(language, 'desk.entry');
    await print(desk, guide, { language, name: 'ban-in-force' }, BOTH);
    await action(page, 'back').click();
    await action(page, 'back').click();
    await seeScreen(page, 'desk.home');
    await action(page, 'view').click();
    await seeScreen(page, 'desk.view');
    await shoot(language, 'desk.view');
    await action(page, 'back').click();
    await action(page, 'sign-out').click();
  }
}

/** With a second display plugged in: what each citizen sees on their own screen, up to the signature; nothing is signed. */
export async function showCitizen(
  desk: Desk,
  { say, shoot }: Guide,
  people: readonly Person[] = PEOPLE,
): Promise<void> {
  const { page } = desk;
  const citizen = await plugIn(desk.kiosk.app);
  say("a second display is plugged in: the citizen's own window is on it");
  for (const person of people) {
    const { language } = person;
    await showDeskIn(page, language);
    await seeScreen(citizen, 'citizen.rest');
    await citizen.waitForSelector(`html[lang="${language}"]`);
    await shoot(language, 'citizen.rest', citizen);
    await signIn(page);
    await walk(page, person, {
      until: 'session.understanding',
      watch: async (screen, moment) => {
        if (moment === 'answered') await citizenPicture(citizen, language, screen, shoot);
      },
    });
    await seeScreen(citizen, 'citizen.understanding');
    await understand(citizen);
    await shoot(language, 'citizen.understanding', citizen);
    await shoot(language, 'session.understanding-elsewhere');
    await action(citizen, 'next').click();
    await seeScreen(citizen, 'citizen.confirm');
    await shoot(language, 'citizen.confirm', citizen);
    await shoot(language, 'ban.confirm-elsewhere');
    await action(page, 'back').click();
    await seeScreen(page, 'ban.check');
    await action(page, 'cancel').click();
    await action(page, 'discard').click();
    await page.locator('.dialog-confirm [data-action="discard"]').click();
    await seeScreen(page, 'desk.home');
    await action(page, 'sign-out').click();
    say(`${language}: the citizen reads, understands and could confirm on their own screen`);
  }
  await pullOut(desk.kiosk.app);
}

/** A few of the mirrored questions stand for all: one of choices, one of fields, and the read-back. */
async function citizenPicture(
  citizen: Page,
  language: Person['language'],
  screen: string,
  shoot: Guide['shoot'],
): Promise<void> {
  if (!['session.language', 'session.citizen', 'ban.check'].includes(screen)) return;
  // What is written down comes a moment later.
  await citizen.waitForTimeout(500);
  await shoot(language, `citizen.question-${screen}`, citizen);
}

/** Each citizen lifts the ban again: recorded with the time from which it counts, and until then in force. */
export async function liftBans(desk: Desk, visits: readonly Visit[], guide: Guide): Promise<void> {
  const { page } = desk;
  const { say, shoot } = guide;
  for (const { person } of visits) {
    const { language } = person;
    await showDeskIn(page, language);
    await signIn(page);
    await walk(page, person, {
      journey: 'lift',
      watch: async (screen, moment) => {
        if (!LIFT_PICTURES.test(screen)) return;
        // Who is to turn the screen is told before anything is answered; the last screen has nothing to answer.
        const wanted = screen === 'lift.guard' || screen === 'lift.done' ? 'arrived' : 'answered';
        if (moment === wanted) await shoot(language, screen);
      },
    });
    const { id } = await shownEntry(page);
    await seeState(page, id, 'recorded');
    await shoot(language, 'lift.done-recorded');
    say(`${language}: the lift is recorded, and the ban stands until the time it names (${id})`);
    await print(desk, guide, { language, name: 'lift' }, BOTH);
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
    await action(page, 'sign-out').click();
  }
}

/** Screens that a ban does not pass. */
const LIFT_PICTURES = /^(session\.(journey|approval|understanding)|lift\.)/;

type Seen = { language: Person['language']; screen: string; moment: 'arrived' | 'answered' };

/** A screen once it is answered; one with its mistakes pointed out; the last one as it comes. */
async function picture(page: Page, { language, screen, moment }: Seen, shoot: Guide['shoot']): Promise<void> {
  if (moment === 'answered') await shoot(language, screen);
  if (moment === 'arrived' && screen === 'ban.done') await shoot(language, 'ban.done');
  if (moment === 'arrived' && screen === 'session.citizen') {
    await action(page, 'next').click();
    await page.waitForSelector('.error-summary');
    await shoot(language, 'session.citizen-mistakes');
    // Coming anew the question is as it was before anything was pointed out.
    await action(page, 'back').click();
    await seeScreen(page, 'session.consent');
    await action(page, 'next').click();
    await seeScreen(page, 'session.citizen');
  }
}

/** A session begun and left, covered once, so that the desk has a draft to show. */
async function leaveADraft(desk: Desk, language: Person['language'], guide: Guide): Promise<void> {
  const { page } = desk;
  const { shoot } = guide;
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await choose(page, 'citizen.language', language);
  await action(page, 'cover').click();
  await page.waitForSelector('[data-action="uncover"]');
  await shoot(language, 'session.covered');
  await action(page, 'uncover').click();
  await action(page, 'cancel').click();
  await page.waitForSelector('[data-action="keep"]');
  await shoot(language, 'session.leave');
  await print(desk, guide, { language, name: 'draft' }, ['print-slip']);
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
  await action(page, 'drafts').click();
  await seeScreen(page, 'desk.drafts');
  await shoot(language, 'desk.drafts');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
}

/** On a roll and on A4. */
const BOTH = ['print', 'print-a4'];

/** Prints what the screen has to print, by each of the buttons. */
export async function print(
  desk: Desk,
  { say, keep }: Guide,
  { language, name }: { language: Person['language']; name: string },
  buttons: readonly string[] = ['print'],
): Promise<void> {
  for (const button of buttons) {
    const file = await printed(desk, button);
    say(`  ${language}: ${name} on paper, ${path.basename(file)}`);
    keep(language, name, file);
  }
}
