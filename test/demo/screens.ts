/**
 * `npm run screens [-- kiosk|papers|console]`: renews docs/screens, a picture of every screen of the kiosk in three
 * languages and two sizes, every paper that it prints, and every page of the registry's console in two languages.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDesk, type Desk } from '../e2e/desk.ts';
import { ROOT } from '../e2e/registry.ts';
import { PEOPLE, type Person } from '../e2e/people.ts';
import { showClaim, showMending, showRepresented, showRoad, showSpouse } from './acts.ts';
import { createCamera } from './camera.ts';
import { shootConsole } from './consoleTour.ts';
import { createPapers } from './paperSheets.ts';
import { acceptOffline, bringIntoForce, liftBans, showCitizen, type Guide } from './tour.ts';

const folder = path.join(ROOT, 'docs/screens');
const asked = process.argv[2];
const say = (line: string): void => console.log(line);
if (asked === undefined || asked === 'kiosk') await renewKiosk();
if (asked === 'papers') await renewPapers();
if (asked === undefined || asked === 'console') await renewConsole();

async function renewKiosk(): Promise<void> {
  const disk = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'QALQAN-'));
  const desk = await openDesk({ args: ['--road', disk] });
  try {
    // Beside the old ones first, so that a tour that fails changes nothing.
    const fresh = path.join(desk.folder, 'screens');
    const camera = createCamera(desk.page, fresh);
    const papers = createPapers(fresh);
    const guide = { say, shoot: camera.shoot, keep: papers.keep };
    const visits = await acceptOffline(desk, guide);
    await bringIntoForce(desk, visits, guide);
    await showCitizen(desk, guide);
    await liftBans(desk, visits, guide);
    for (const person of PEOPLE) {
      await showActs(desk, person, guide);
      await showRoad(desk, disk, person, guide);
    }
    camera.writeSheets();
    papers.writeSheets();
    replace(folder, fresh, (name) => name !== 'console');
  } finally {
    await desk.remove();
    fs.rmSync(disk, { recursive: true, force: true });
  }
}

/** What is printed, without pictures of screens, which take most of the time. */
async function renewPapers(): Promise<void> {
  const desk = await openDesk();
  try {
    const fresh = path.join(desk.folder, 'papers');
    const papers = createPapers(fresh);
    const guide = { say, shoot: async () => {}, keep: papers.keep };
    const visits = await acceptOffline(desk, guide);
    await bringIntoForce(desk, visits, guide);
    await liftBans(desk, visits, guide);
    for (const person of PEOPLE) await showActs(desk, person, guide);
    papers.writeSheets();
    replace(folder, fresh, (name) => name.startsWith('papers-'));
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

async function renewConsole(): Promise<void> {
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-screens-'));
  await shootConsole(fresh, say);
  replace(path.join(folder, 'console'), fresh);
  fs.rmSync(fresh, { recursive: true });
}

/** Puts the pictures of `fresh` in place of those in `place`; what else is there stays where `isPart` says so. */
function replace(place: string, fresh: string, isPart: (name: string) => boolean = () => true): void {
  fs.mkdirSync(place, { recursive: true });
  for (const name of fs.readdirSync(place).filter(isPart))
    fs.rmSync(path.join(place, name), { recursive: true });
  fs.cpSync(fresh, place, { recursive: true });
}
