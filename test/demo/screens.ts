/**
 * `npm run screens [-- kiosk|pages|papers|console [kk|ru|en …]]`: renews docs/screens, a picture of every screen of the
 * kiosk in three languages and two sizes (of a citizen's visit, and of the pages that no visit comes to), every paper
 * that it prints, and every page of the registry's console in two languages.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDesk, type Desk } from '../e2e/desk.ts';
import { ROOT } from '../e2e/registry.ts';
import { PEOPLE, type Person } from '../e2e/people.ts';
import { showClaim, showMending, showRepresented, showRoad, showSpouse } from './acts.ts';
import { createCamera, writeSheetsOf } from './camera.ts';
import { shootConsole } from './consoleTour.ts';
import { isPage, shootPages } from './pages.ts';
import { createPapers } from './paperSheets.ts';
import { acceptOffline, bringIntoForce, liftBans, showCitizen, type Guide } from './tour.ts';

const folder = path.join(ROOT, 'docs/screens');
const [asked, ...languages] = process.argv.slice(2);
const people = PEOPLE.filter(({ language }) => languages.length === 0 || languages.includes(language));
const say = (line: string): void => console.log(line);

const PARTS = { kiosk: shootVisits, pages: shootOthers, papers: printAll, console: shootRegistry };
for (const [part, renew] of Object.entries(PARTS)) {
  if (asked !== undefined && asked !== part) continue;
  // Beside the old ones first, so that a tour that fails changes nothing.
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-screens-'));
  try {
    await renew(fresh);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

async function shootVisits(fresh: string): Promise<void> {
  const disk = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'QALQAN-'));
  const desk = await openDesk({ args: ['--road', disk] });
  try {
    const camera = createCamera(desk.page, fresh);
    const guide: Guide = { say, shoot: camera.shoot, keep: () => {} };
    const visits = await acceptOffline(desk, guide, people);
    await bringIntoForce(desk, visits, guide);
    await showCitizen(desk, guide, people);
    await liftBans(desk, visits, guide);
    for (const person of people) {
      await showActs(desk, person, guide);
      await showRoad(desk, disk, person, guide);
    }
    for (const { language } of people) replace(fresh, language, (name) => !isPage(name));
  } finally {
    await desk.remove();
    fs.rmSync(disk, { recursive: true, force: true });
  }
}

async function shootOthers(fresh: string): Promise<void> {
  for (const person of people) {
    await shootPages(fresh, person, say);
    replace(fresh, person.language, isPage);
  }
}

/** What is printed, without pictures of screens, which take most of the time. */
async function printAll(fresh: string): Promise<void> {
  const desk = await openDesk();
  try {
    const papers = createPapers(fresh);
    const guide: Guide = { say, shoot: async () => {}, keep: papers.keep };
    const visits = await acceptOffline(desk, guide, people);
    await bringIntoForce(desk, visits, guide);
    await liftBans(desk, visits, guide);
    for (const person of people) await showActs(desk, person, guide);
    papers.writeSheets();
    fs.cpSync(fresh, folder, { recursive: true });
  } finally {
    await desk.remove();
  }
}

/** What else a citizen comes for. */
async function showActs(desk: Desk, person: Person, guide: Guide): Promise<void> {
  await showClaim(desk, person, guide);
  await showMending(desk, person, guide);
  await showRepresented(desk, person, guide);
  await showSpouse(desk, person, guide);
}

async function shootRegistry(fresh: string): Promise<void> {
  await shootConsole(fresh, say);
  const place = path.join(folder, 'console');
  fs.rmSync(place, { recursive: true, force: true });
  fs.cpSync(fresh, place, { recursive: true });
}

/** Puts the pictures of a language in place of those whose names fit, and makes its sheets of all that are there. */
function replace(fresh: string, language: string, isOfThem: (name: string) => boolean): void {
  const place = path.join(folder, language);
  fs.mkdirSync(place, { recursive: true });
  for (const name of fs.readdirSync(place).filter(isOfThem)) fs.rmSync(path.join(place, name));
  fs.cpSync(path.join(fresh, language), place, { recursive: true });
  writeSheetsOf(folder, language);
}
