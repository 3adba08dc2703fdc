/**
 * `npm run demo [-- --out DIR]`: the main job in the real window, offline and then online, in three
 * languages; then each other act in one: a claim to its end, one that is mended, a representative's ban, a spouse's
 * consent, what is held, and the other road. Leaves pictures, receipts and both journals in DIR; exits 0 only if every
 * ban is in force, a lender is told so, and every receipt proves itself.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDesk, waitFor, type Desk } from '../e2e/desk.ts';
import { enrolLender } from '../e2e/lender.ts';
import { qrOf } from '../e2e/papers.ts';
import { ROOT } from '../e2e/registry.ts';
import { createCamera, SIZES } from './camera.ts';
import { ANNA, SERGEI, ULZHAN } from '../e2e/people.ts';
import { showClaim, showMending, showRepresented, showRoad, showSpouse } from './acts.ts';
import { acceptOffline, bringIntoForce, liftBans, showCitizen, type Guide, type Visit } from './tour.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'out/demo' } } });
const out = path.resolve(values.out);
const say = (line: string): void => console.log(line);
type Shot = Parameters<Guide['shoot']>;
/** The screens that tell most of an act. */
const ENDS =
  /^(claim|procedure|withdraw|spouse|revoke|status|mended|represented)\.(check|confirm|done)$|^desk\.road-read$/;

fs.rmSync(path.join(out, 'screens'), { recursive: true, force: true });
fs.rmSync(path.join(out, 'receipts'), { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });
const disk = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'QALQAN-'));
const desk = await openDesk({ args: ['--road', disk] });
say('a kiosk is enrolled with its registry');
try {
  // In the wider size: both are among the pictures that `npm run screens` takes.
  const camera = createCamera(desk.page, path.join(out, 'screens'), [SIZES[0]]);
  const receipts: string[] = [];
  const keep: Guide['keep'] = (_language, _name, file) => {
    if (/-(80mm|a4)-\d+\.pdf$/.test(file)) receipts.push(path.basename(file));
  };
  const guide = { say, shoot: camera.shoot, keep };
  await keepKeys(desk);
  const visits = await acceptOffline(desk, guide);
  await bringIntoForce(desk, visits, guide);
  await askAsLender(desk, visits);
  await showCitizen(desk, guide, [ULZHAN]);
  await liftBans(desk, visits, guide);
  // A lift that waits is no news for a lender.
  await askAsLender(desk, visits);
  // One citizen each, and few pictures: all of them, in every language, are taken by `npm run screens`.
  const brief = {
    say,
    keep,
    shoot: async (...of: Shot) => (ENDS.test(of[1]) ? camera.shoot(...of) : undefined),
  };
  await showClaim(desk, ULZHAN, brief);
  await showMending(desk, SERGEI, brief);
  await showRepresented(desk, ANNA, brief);
  await showSpouse(desk, SERGEI, brief);
  await showRoad(desk, disk, ANNA, brief);
  camera.writeSheets();
  await isDelivered(desk);
  await desk.kiosk.close();
  await keepPapersAndJournals(desk);
  checkReceipts(receipts);
  say(
    `done: every ban is in force, every lift waits for its time. Pictures, receipts and journals are in ${out}`,
  );
} finally {
  await desk.remove();
  fs.rmSync(disk, { recursive: true, force: true });
}

/** What a receipt is verified with where there is no network. */
async function keepKeys({ registry }: Desk): Promise<void> {
  fs.writeFileSync(path.join(out, 'root.json'), `${await registry.ask('root')}\n`);
  const keys = await fetch(`${registry.url}/v1/keys`);
  fs.writeFileSync(path.join(out, 'keys.json'), `${await keys.text()}\n`);
}

async function askAsLender({ registry }: Desk, visits: readonly Visit[]): Promise<void> {
  const lender = await enrolLender(registry);
  for (const { person } of visits) {
    const { answer, verifies } = await lender.check(person.iin);
    if (answer.ban.state !== 'in-force' || !verifies) throw new Error(`a lender is told ${answer.ban.state}`);
  }
  say('a lender asks about each of them and is told, signed: in force');
}

async function keepPapersAndJournals({ data, registry }: Desk): Promise<void> {
  fs.cpSync(path.join(data, 'receipts'), path.join(out, 'receipts'), { recursive: true });
  say(`the kiosk's journal: ${run('electron/core/journalCli.ts', 'verify', '--data', data).trim()}`);
  fs.writeFileSync(
    path.join(out, 'kiosk.ndjson'),
    run('electron/core/journalCli.ts', 'export', '--data', data),
  );
  fs.writeFileSync(path.join(out, 'registry.ndjson'), `${await registry.ask('export')}\n`);
}

/** The last audit lines are on their way when the clerk has signed out: waits until both journals are the same. */
async function isDelivered({ data, registry }: Desk): Promise<void> {
  const lines = (text: string) => text.trim().split('\n').length;
  await waitFor(async () => {
    const kept = lines(run('electron/core/journalCli.ts', 'export', '--data', data));
    return lines(await registry.ask('export')) === kept;
  }, 'the registry has every entry of the kiosk');
}

/** Reads each paper's code back with another program, and verifies it without a network. */
function checkReceipts(names: readonly string[]): void {
  const folder = path.join(out, 'receipts');
  if (names.length === 0) throw new Error('no receipt was printed');
  for (const name of names) {
    const qr = qrOf(path.join(folder, name), folder);
    const proof = ['--root', path.join(out, 'root.json'), '--keys', path.join(out, 'keys.json')];
    run('electron/core/receiptCli.ts', 'verify', qr, ...proof);
  }
  say(`${names.length} receipts: the code on each is read back and verifies`);
}

/** The output of one of our own commands; throws where it ends with anything but 0. */
function run(command: string, ...args: string[]): string {
  return execFileSync(process.execPath, [path.join(ROOT, command), ...args], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
}
