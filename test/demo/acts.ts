/**
 * The other acts in the real window: a fraud claim from its filing to its withdrawal, what is mended, what a
 * representative does, a spouse's consent and its withdrawal, what is held, and the other road.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { travel, type Book } from '../e2e/anyJourney.ts';
import { openToMend, signInIn } from '../e2e/atDesk.ts';
import { doubtBook, mendBook, representedBook } from '../e2e/books.ts';
import { addDocuments, beginAct, CLAIM, fileClaim, RESOLUTION, signAct, TICKET } from '../e2e/claims.ts';
import type { Desk } from '../e2e/desk.ts';
import { byAnyMeans } from '../e2e/hands.ts';
import {
  action,
  choose,
  field,
  seeConnection,
  seeScreen,
  seeState,
  shownEntry,
  SUPERVISOR,
  walk,
  type JourneyName,
} from '../e2e/journey.ts';
import { spouseOf, type Person } from '../e2e/people.ts';
import { print, type Guide } from './tour.ts';

type Shown = (desk: Desk, person: Person, guide: Guide) => Promise<void>;

/** A claim with a police ticket alone, with what to bring; the document that was missing; and all of it taken back. */
export const showClaim: Shown = async (desk, person, guide) => {
  const { page } = desk;
  const { say, shoot } = guide;
  const { language } = person;
  await signInIn(page, language);
  const seen = new Set<string>();
  // A second loan passes the same screens.
  const watch = async (screen: string) => {
    if (!/^(claim|procedure|withdraw)\./.test(screen) || seen.has(screen)) return;
    seen.add(screen);
    await shoot(language, screen);
  };
  const isRecorded = async (journey: string, words: string, papers: readonly string[]) => {
    const { id } = await shownEntry(page);
    await seeState(page, id, 'recorded');
    await shoot(language, `${journey}.done`);
    say(`${language}: ${words} (${id})`);
    await print(desk, guide, { language, name: journey }, papers);
    await action(page, 'finish').click();
    await seeScreen(page, 'desk.home');
    return id;
  };
  await beginAct(page, person, 'claim.file');
  await fileClaim(page, { ...CLAIM, documents: [TICKET] }, watch);
  const claim = await isRecorded('claim', 'the claim is recorded, and says what to bring', WITH_SHEETS);
  await beginAct(page, person, 'claim.procedure');
  await answerWhich(page, 'procedure', claim, watch);
  await addDocuments(page, 'procedure', [RESOLUTION], watch);
  await action(page, 'next').click();
  await signAct(page, 'procedure', watch);
  await isRecorded('procedure', 'the document that was missing is recorded', WITH_SHEETS);
  await beginAct(page, person, 'claim.withdraw');
  await answerWhich(page, 'withdraw', claim, watch);
  await field(page, 'reason').fill(WITHDRAWN);
  await watch('withdraw.reason');
  await action(page, 'next').click();
  await signAct(page, 'withdraw', watch);
  await isRecorded('withdraw', 'the claim is taken back', ['print']);
  await action(page, 'sign-out').click();
};

/** The receipt, and what is taken to the police and to the lenders. */
const WITH_SHEETS = ['print', 'print-papers'];

const WITHDRAWN = 'Банк қарызды есептен шығарды';

async function answerWhich(
  page: Page,
  id: 'procedure' | 'withdraw',
  claim: string,
  watch: (screen: string) => Promise<void>,
): Promise<void> {
  await seeScreen(page, `${id}.claim`);
  await choose(page, 'claim', claim);
  await watch(`${id}.claim`);
  await action(page, 'next').click();
  await seeScreen(page, id === 'procedure' ? 'procedure.procedures' : 'withdraw.reason');
}

/** A claim about a lender whom nobody knows is held; the citizen names the lender, and it is recorded. */
export const showMending: Shown = async (desk, person, guide) => {
  const { page } = desk;
  const { say, shoot } = guide;
  const { language } = person;
  await signInIn(page, language);
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await travel({ page, hands: byAnyMeans(page) }, doubtBook(person));
  const { id } = await shownEntry(page);
  await seeState(page, id, 'held');
  say(`${language}: a claim about an unknown lender is held (${id})`);
  await print(desk, guide, { language, name: 'claim-held' });
  await action(page, 'finish').click();
  await openToMend(page, id);
  await travelShooting(page, 'mended', mendBook(person), shoot);
  const correction = await shownEntry(page);
  await seeState(page, correction.id, 'recorded');
  await shoot(language, 'mended.done');
  say(`${language}: the lender is named, and the correction is recorded (${correction.id})`);
  await print(desk, guide, { language, name: 'mended' });
  await finish(page);
};

/** Somebody with a power of attorney bans loans in the name of a citizen who did not come. */
export const showRepresented: Shown = async (desk, person, guide) => {
  const { page } = desk;
  const { say, shoot } = guide;
  const { language } = person;
  await signInIn(page, language);
  await action(page, 'start-session').click();
  await travelShooting(page, 'represented', representedBook(person), shoot);
  const { id } = await shownEntry(page);
  await seeState(page, id, 'in-force');
  await shoot(language, 'represented.done');
  say(`${language}: a ban by a representative is in force (${id})`);
  await print(desk, guide, { language, name: 'represented' });
  await finish(page);
};

/** From the first question to the last screen; what is read and confirmed, and who acts for another, is shot under the name of the act. */
async function travelShooting(page: Page, act: string, book: Book, shoot: Guide['shoot']): Promise<void> {
  await seeScreen(page, 'session.language');
  const language = String(book.answers['citizen.language']) as Person['language'];
  await travel(
    {
      page,
      hands: byAnyMeans(page),
      watch: async ({ screen, moment }) => {
        const [, part] = /\.(check|confirm|power|representative\w*)$/.exec(screen) ?? [];
        if (moment === 'answered' && part !== undefined) await shoot(language, `${act}.${part}`);
      },
    },
    book,
  );
}

/** A consent in force, then taken back in two touches from what is held about the spouse. */
export const showSpouse: Shown = async (desk, person, guide) => {
  const { page } = desk;
  const { say, shoot } = guide;
  const { language } = person;
  await signInIn(page, language);
  await walkShooting(page, 'spouse', person, shoot);
  const given = await shownEntry(page);
  await seeState(page, given.id, 'in-force');
  await shoot(language, 'spouse.done');
  say(`${language}: the spouse's consent is in force (${given.id})`);
  await print(desk, guide, { language, name: 'spouse' });
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
  await print(desk, guide, { language, name: 'revoke' });
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

async function finish(page: Page): Promise<void> {
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
  await action(page, 'sign-out').click();
}
