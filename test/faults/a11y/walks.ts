/** Every screen there is, in one language: the journeys by those hands, the citizen's own window, the desk. */
import {
  banBook,
  claimBook,
  documentedBook,
  liftBook,
  procedureBook,
  representedBook,
  revokeBook,
  spouseBook,
  statusBook,
  withdrawBook,
} from '../../e2e/books.ts';
import { openDesk, type Desk } from '../../e2e/desk.ts';
import { seeScreen, signIn } from '../../e2e/journey.ts';
import { spouseOf, type Person } from '../../e2e/people.ts';
import { newRules } from '../../e2e/rules.ts';
import { cameraArgs, lookAtCompared, lookThroughCamera, STRICT } from './camera.ts';
import { beside } from './citizen.ts';
import { lookAtIdle, lookAtSession, SOON_IDLE } from './session.ts';
import { lookAtDesk, mend, revoke, takeTheRoad } from './staff.ts';
import { settle, walk, type Walker } from './walker.ts';

/** A part of the product, walked from the desk's home; `args` start the kiosk that it wants. */
export type Part = {
  args?: (folder: string) => string[];
  rules?: Parameters<typeof newRules>[1];
  /** Takes a minute and more, on a quiet machine: only a run that walks every part walks it. */
  isLong?: true;
  walk: (walker: Walker) => Promise<void>;
};

/** Looking takes longer than anyone would be waited for. */
const PATIENT = '--idle=1200,60';

/** Whoever gave a consent comes alone to take it back. */
const giver = (person: Person): Person => ({ ...spouseOf(person), language: person.language });

/** Together they pass every screen there is. */
export const PARTS = {
  ban: { walk: async (walker) => void (await walk(walker, banBook(walker.person))) },
  lift: {
    walk: async (walker) => {
      await settle(walker, banBook(walker.person));
      await walk(walker, liftBook(walker.person));
    },
  },
  claim: {
    walk: async (walker) => {
      const { person } = walker;
      const claim = await walk(walker, claimBook(person));
      await walk(walker, procedureBook(person, claim));
      await walk(walker, withdrawBook(person, claim));
      await walk(walker, documentedBook(person));
    },
  },
  spouse: {
    walk: async (walker) => {
      await walk(walker, spouseBook(walker.person));
      await walk(walker, revokeBook(giver(walker.person)));
    },
  },
  status: { walk: async (walker) => void (await walk(walker, statusBook(walker.person))) },
  represented: {
    isLong: true,
    walk: async (walker) => void (await walk(walker, representedBook(walker.person))),
  },
  session: { walk: lookAtSession },
  idle: { args: () => [SOON_IDLE, '--citizen-window'], walk: lookAtIdle },
  desk: { walk: lookAtDesk },
  mend: { isLong: true, walk: mend },
  road: { isLong: true, args: (folder) => ['--road', folder], walk: takeTheRoad },
  revoked: { isLong: true, walk: revoke },
  camera: { isLong: true, args: cameraArgs, rules: STRICT, walk: lookThroughCamera },
  compared: { isLong: true, args: cameraArgs, rules: STRICT, walk: lookAtCompared },
  'own-lift': {
    isLong: true,
    walk: async (walker) => {
      await settle(walker, banBook(walker.person));
      await beside(walker, () => liftBook(walker.person));
    },
  },
  'own-claim': {
    isLong: true,
    walk: ({ person, ...walker }) =>
      beside(
        { person, ...walker },
        () => claimBook(person),
        ([claim = '']) => procedureBook(person, claim),
        ([claim = '']) => withdrawBook(person, claim),
      ),
  },
  'own-spouse': {
    isLong: true,
    walk: ({ person, ...walker }) =>
      beside(
        { person, ...walker },
        () => spouseBook(person),
        () => revokeBook(giver(person)),
        () => statusBook(person),
        () => banBook(person),
      ),
  },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

/** A desk as that part wants it, shown in the person's language, with a clerk signed in; `folder` is the walk's own. */
export async function openDeskFor(part: PartName, { language }: Person, folder: string): Promise<Desk> {
  const { args, rules }: Part = PARTS[part];
  const own = args?.(folder) ?? [];
  const desk = await openDesk({ args: own.includes(SOON_IDLE) ? own : [...own, PATIENT] });
  if (rules) await newRules(desk, rules);
  await seeScreen(desk.page, 'desk.sign-in');
  await desk.page.locator(`[data-setting="language"] [data-value="${language}"]`).first().click();
  await desk.page.waitForSelector(`html[lang="${language}"]`);
  await signIn(desk.page);
  return desk;
}
