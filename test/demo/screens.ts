/**
 * `npm run screens [-- kiosk|console]`: renews docs/screens, a picture of every screen of the kiosk in three languages
 * and two sizes, and of every page of the registry's console in two languages.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDesk } from '../e2e/desk.ts';
import { ROOT } from '../e2e/registry.ts';
import { PEOPLE } from '../e2e/people.ts';
import { showClaim, showMending, showRepresented, showRoad, showSpouse } from './acts.ts';
import { createCamera } from './camera.ts';
import { shootConsole } from './consoleTour.ts';
import { acceptOffline, bringIntoForce, liftBans, showCitizen } from './tour.ts';

const folder = path.join(ROOT, 'docs/screens');
const asked = process.argv[2];
if (asked === undefined || asked === 'kiosk') await renewKiosk();
if (asked === undefined || asked === 'console') await renewConsole();

async function renewKiosk(): Promise<void> {
  const disk = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'QALQAN-'));
  const desk = await openDesk({ args: ['--road', disk] });
  try {
    // Beside the old ones first, so that a tour that fails changes nothing.
    const fresh = path.join(desk.folder, 'screens');
    const camera = createCamera(desk.page, fresh);
    const guide = { say: (line: string) => console.log(line), shoot: camera.shoot };
    const visits = await acceptOffline(desk, guide);
    await bringIntoForce(desk, visits, guide);
    await showCitizen(desk, guide);
    await liftBans(desk, visits, guide);
    for (const person of PEOPLE) {
      await showClaim(desk, person, guide);
      await showMending(desk, person, guide);
      await showRepresented(desk, person, guide);
      await showSpouse(desk, person, guide);
      await showRoad(desk, disk, person, guide);
    }
    camera.writeSheets();
    replace(folder, fresh, (name) => name !== 'console');
  } finally {
    await desk.remove();
    fs.rmSync(disk, { recursive: true, force: true });
  }
}

async function renewConsole(): Promise<void> {
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-screens-'));
  await shootConsole(fresh, (line) => console.log(line));
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
