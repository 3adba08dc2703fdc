/** The other acts in the real window: a fraud claim, a spouse's consent and its withdrawal, what is held, and the other road. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { beginAct, CLAIM, fileClaim, TICKET } from '../e2e/claims.ts';
import type { Desk } from '../e2e/desk.ts';
import {
  action,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  signIn,
  SUPERVISOR,
  walk,
  type JourneyName,
} from '../e2e/journey.ts';
import { spouseOf, type Person } from '../e2e/people.ts';
import { showDeskIn, type Guide } from './tour.ts';

type Shown = (desk: Desk, person: Person, guide: Guide) => Promise<void>;

/** A claim with a police ticket alone: taken, with what to bring. */
export const showClaim: Shown = async ({ page }, person, { say, shoot }) => {
  const { language } = person;
  await signInIn(page, language);
  const seen = new Set<string>();
  // A second loan passes the same screens.
  const watch = async (screen: string) => {
    if (!screen.startsWith('claim.') || seen.has(screen)) return;
    seen.add(screen);
    await shoot(language, screen);
  };
  await beginAct(page, person, 'claim.file');
  await fileClaim(page, { ...CLAIM, documents: [TICKET] }, watch);
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  await shoot(language, 'claim.done');
  say(`${language}: the claim is recorded, and says what to bring (${id})`);
  await finish(page);
};

/** A consent in force, then taken back in two touches from what is held about the spouse. */
export const showSpouse: Shown = async ({ page }, person, { say, shoot }) => {
  const { language } = person;
  await signInIn(page, language);
  await walkShooting(page, 'spouse', person, shoot);
  const given = await shownEntry(page);
  await seeState(page, given.id, 'in-force');
  await shoot(language, 'spouse.done');
  say(`${language}: the spouse's consent is in force (${given.id})`);
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
  await walkShooting(page, 'status', { ...spouseOf(person), language }, shoot);
  await page.locator('[data-part="consents"] [data-action="revoke"]').waitFor();
  await shoot(language, 'status.done');
  await action(page, 'revoke').click();
  await seeScreen(page, 'revoke.confirm');
  await shoot(language, 'revoke.confirm');
  await action(page, 'confirm').click();
  await seeScreen(page, 'revoke.done');
  const { id } = await shownEntry(page);
  await seeState(page, id, 'recorded');
  await shoot(language, 'revoke.done');
  say(`${language}: it is withdrawn in two touches from what is held (${id})`);
  await finish(page);
};

/** With no network a ban goes to the registry on a disk, and its answer comes back on it. */
export async function showRoad(
  desk: Desk,
  disk: string,
  person: Person,
  { say, shoot }: Guide,
): Promise<void> {
  const { page, registry } = desk;
  const { language } = person;
  await registry.stop();
  await signInIn(page, language);
  await seeConnection(page, 'offline');
  await walk(page, person);
  const { id } = await shownEntry(page);
  await finish(page);
  await signInIn(page, language, SUPERVISOR);
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  await action(page, 'road').click();
  await seeScreen(page, 'desk.road');
  await shoot(language, 'desk.road');
  await action(page, 'export').click();
  await page.waitForSelector('[data-road-written]');
  await shoot(language, 'desk.road-written');
  const parcels = fs.readdirSync(disk).filter((name) => name.endsWith('.parcel'));
  const parcel = parcels.toSorted().at(-1) ?? '';
  await registry.ask('import-parcel', path.join(disk, parcel));
  await action(page, 'import').click();
  await page.waitForSelector('[data-road-read]');
  await shoot(language, 'desk.road-read');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.queue');
  await seeState(page, id, 'in-force');
  say(`${language}: by a disk, with no network, the ban is in force (${id})`);
  await registry.start();
  // Asked for, the kiosk does not wait for its own next try, which may be minutes away.
  await action(page, 'sync-now').click();
  await seeConnection(page, 'online');
  await action(page, 'back').click();
  await action(page, 'sign-out').click();
}

/** The journey's own screens, as they are answered. */
async function walkShooting(
  page: Page,
  journey: JourneyName,
  person: Person,
  shoot: Guide['shoot'],
): Promise<void> {
  await walk(page, person, {
    journey,
    watch: async (screen, moment) => {
      if (moment === 'answered' && screen.startsWith(`${journey}.`)) await shoot(person.language, screen);
    },
  });
}

async function signInIn(page: Page, language: Person['language'], who?: typeof SUPERVISOR): Promise<void> {
  await showDeskIn(page, language);
  await signIn(page, who);
}

async function finish(page: Page): Promise<void> {
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
  await action(page, 'sign-out').click();
}
