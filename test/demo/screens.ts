/** `npm run screens`: renews docs/screens, a picture of every screen in three languages and two sizes. */
import fs from 'node:fs';
import path from 'node:path';
import { openDesk } from '../e2e/desk.ts';
import { ROOT } from '../e2e/registry.ts';
import { createCamera } from './camera.ts';
import { acceptOffline, bringIntoForce, liftBans, showCitizen } from './tour.ts';

const folder = path.join(ROOT, 'docs/screens');
const desk = await openDesk();
try {
  // Beside the old ones first, so that a tour that fails changes nothing.
  const fresh = path.join(desk.folder, 'screens');
  const camera = createCamera(desk.page, fresh);
  const guide = { say: (line: string) => console.log(line), shoot: camera.shoot };
  const visits = await acceptOffline(desk, guide);
  await bringIntoForce(desk, visits, guide);
  await showCitizen(desk, guide);
  await liftBans(desk, visits, guide);
  camera.writeSheets();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(fresh, folder, { recursive: true });
} finally {
  await desk.remove();
}
