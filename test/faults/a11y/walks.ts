/** Every screen there is, in one language: the journeys by those hands, the citizen's own window, the desk. */
import type { Page } from 'playwright';
import { travel, type Book } from '../../e2e/anyJourney.ts';
import {
  banBook,
  claimBook,
  liftBook,
  procedureBook,
  revokeBook,
  spouseBook,
  statusBook,
  withdrawBook,
} from '../../e2e/books.ts';
import { openDesk, type Desk } from '../../e2e/desk.ts';
import { plugIn, pullOut } from '../../e2e/displays.ts';
import { byAnyMeans, byKeys, byTouch, type Hands } from '../../e2e/hands.ts';
import {
  action,
  ADMINISTRATOR,
  CLERK,
  screenOf,
  seeScreen,
  shownEntry,
  signIn,
  SUPERVISOR,
} from '../../e2e/journey.ts';
import { spouseOf, type Person } from '../../e2e/people.ts';
import type { Looker } from './look.ts';
import type { Way } from './plan.ts';

export type Walker = { desk: Desk; person: Person; looker: Looker; way: Way };

/** A desk shown in the person's language, with a clerk signed in. */
export async function openDeskIn(person: Person): Promise<Desk> {
  const desk = await openDesk();
  await showIn(desk.page, person.language);
  await signIn(desk.page);
  return desk;
}

async function showIn(page: Page, language: string): Promise<void> {
  await seeScreen(page, 'desk.sign-in');
  await page.locator(`[data-setting="language"] [data-value="${language}"]`).first().click();
  await page.waitForSelector(`html[lang="${language}"]`);
}

/** A part of the product, from the desk's home and back to it. */
export type Part = (walker: Walker) => Promise<void>;

/** Together they pass every screen there is. */
export const PARTS = {
  ban: async (walker) => void (await walk(walker, banBook(walker.person))),
  lift: async (walker) => {
    await settle(walker, banBook(walker.person));
    await walk(walker, liftBook(walker.person));
  },
  claim: async (walker) => {
    const { person } = walker;
    const claim = await walk(walker, claimBook(person));
    await walk(walker, procedureBook(person, claim));
    await walk(walker, withdrawBook(person, claim));
  },
  spouse: async (walker) => {
    const { person } = walker;
    await walk(walker, spouseBook(person));
    // Whoever gave it comes alone.
    await walk(walker, revokeBook({ ...spouseOf(person), language: person.language }));
  },
  status: async (walker) => void (await walk(walker, statusBook(walker.person))),
  session: lookAtSession,
  citizen: async (walker) => {
    await settle(walker, banBook(walker.person));
    await lookAtCitizen(walker);
  },
  desk: lookAtDesk,
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

/** One journey from the desk to the desk; the id of its entry. */
async function walk({ desk, looker, way }: Walker, book: Book): Promise<string> {
  const { page } = desk;
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  const hands = await handsOf(page, way);
  await travel(
    {
      page,
      hands,
      watch: async ({ screen, moment }) => {
        if (way === 'touch' && screen === 'session.help' && moment === 'arrived')
          await hands.press('keyboard');
        const name = nameIn(book, screen);
        if (name !== null && (moment === 'answered' || screen.endsWith('.done')))
          await looker.look(page, name);
      },
    },
    book,
  );
  const { id } = await shownEntry(page);
  await hands.press('finish');
  await seeScreen(page, 'desk.home');
  return id;
}

/** What every session asks is looked at in a ban's; the same screen with other words in each journey, in each. */
function nameIn({ answers }: Book, screen: string): string | null {
  const kind = String(answers['kind']);
  if (/^session\.(understanding|approval)$/.test(screen)) return `${kind} ${screen}`;
  return screen.startsWith('session.') && kind !== 'ban.set' ? null : screen;
}

const handsOf = async (page: Page, way: Way): Promise<Hands> =>
  way === 'keys' ? byKeys(page) : byTouch(page);

/** An act that others build on, done the quickest way and looked at by nobody. */
async function settle({ desk: { page } }: Walker, book: Book): Promise<void> {
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await travel({ page, hands: byAnyMeans(page) }, book);
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
}

/** What a session shows besides its questions: mistakes, the keys on the screen, the cover, the question at leaving. */
async function lookAtSession({ desk, looker, person }: Walker): Promise<void> {
  const { page } = desk;
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await page.locator(`[name="citizen.language"][value="${person.language}"]`).check();
  await action(page, 'next').click();
  await seeScreen(page, 'session.help');
  await action(page, 'keyboard').click();
  await action(page, 'next').click();
  await seeScreen(page, 'session.helper');
  await page.locator('[name="attestation.helper"]').click();
  await page.locator('.keyboard').waitFor();
  await looker.look(page, 'session.helper with keys');
  await action(page, 'next').click();
  await seeScreen(page, 'session.consent');
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await looker.look(page, 'session.consent with mistakes');
  await page.locator('[name="attestation.consent.personalData"]').check();
  await action(page, 'next').click();
  await seeScreen(page, 'session.citizen');
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await looker.look(page, 'session.citizen with mistakes');
  await action(page, 'cover').click();
  await page.waitForSelector('[data-action="uncover"]');
  await looker.look(page, 'session covered');
  await action(page, 'uncover').click();
  await action(page, 'cancel').click();
  await page.waitForSelector('[data-action="keep"]');
  await looker.look(page, 'session left');
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
}

/** A lift with the citizen's own window beside the desk's. */
async function lookAtCitizen({ desk, looker, person }: Walker): Promise<void> {
  const { page, kiosk } = desk;
  const citizen = await plugIn(kiosk.app);
  await looker.look(citizen, 'citizen.rest');
  await action(page, 'start-session').click();
  const mirrored = new Set<string>();
  await travel(
    {
      page,
      hands: byAnyMeans(page),
      citizen: { page: citizen, hands: byAnyMeans(citizen) },
      watch: async ({ screen, moment, page: of }) => {
        if (of === citizen && moment === 'answered') await looker.look(citizen, screen);
        if (of === page && !mirrored.has(screen) && moment === 'answered') {
          mirrored.add(screen);
          await looker.look(citizen, `citizen’s ${screen}`);
        }
      },
    },
    liftBook(person),
  );
  await looker.look(citizen, 'citizen’s lift.done');
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
  await pullOut(kiosk.app);
}

/** Not screens of their own, or the end of everything. */
const LEADS_AWAY = ['start-session', 'resume', 'sign-out', 'back', 'open', 'cover'];

/** The way in, and the desk of each who may sit at it. */
async function lookAtDesk(walker: Walker): Promise<void> {
  const { desk, looker, person } = walker;
  const { page } = desk;
  await settle(walker, banBook(person));
  for (const staff of [CLERK, SUPERVISOR, ADMINISTRATOR]) {
    await action(page, 'sign-out').click();
    await seeScreen(page, 'desk.sign-in');
    await looker.look(page, 'desk.sign-in');
    await action(page, 'sign-in').click();
    await page.waitForSelector('.error-summary');
    await looker.look(page, 'desk.sign-in with mistakes');
    await signIn(page, staff);
    await lookAround(page, looker, `${staff.number} `);
  }
  await action(page, 'sign-out').click();
  await signIn(page);
}

/** Whatever a press at home leads to and comes back from, and the first of its lines. */
async function lookAround(page: Page, looker: Looker, as: string): Promise<void> {
  await looker.look(page, `${as}desk.home`);
  const names = await page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('[data-action]')].map((one) => one.getAttribute('data-action') ?? ''),
    ),
  ]);
  for (const name of names.filter((one) => !LEADS_AWAY.includes(one))) {
    await action(page, name).click();
    await page.waitForTimeout(400);
    const screen = (await screenOf(page)) ?? '';
    if (screen === 'desk.home') continue;
    await looker.look(page, `${as}${screen}`);
    if ((await action(page, 'open').count()) > 0) {
      await action(page, 'open').click();
      await seeScreen(page, 'desk.entry');
      await looker.look(page, `desk.entry`);
      await action(page, 'back').click();
      await seeScreen(page, screen);
    }
    await action(page, 'back').click();
    await seeScreen(page, 'desk.home');
  }
}
