/**
 * `disk`: one that is full, over its quota, read-only or failing while citizens are served, one of backups that
 * is pulled out, and one on which each page of the kiosk's file is damaged in turn. What was acknowledged is there; what was not, is said.
 */
import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { HEAD_MARK_FILE } from '../../../electron/core/journal/headMark.ts';
import { DATABASE_FILE } from '../../../electron/core/store/database.ts';
import { openCenter, settle, type Center } from '../center.ts';
import { isDeath, type CoreProcess } from '../core.ts';
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { addFindings, noFindings, type Findings } from '../judge.ts';
import { createRandom, type Random } from '../random.ts';
import { Refused, setBan } from '../sessions.ts';
import { pulledOut } from './pulledOut.ts';
import { auditProblem, observe, watchDeaths } from '../tamper/observe.ts';

/** What the kernel answers for a while, on which calls, to a process that cannot tell it from a real disk. */
type Trouble = {
  name: string;
  error: string;
  calls: string;
  /** It begins within so many of those calls. */
  within: number;
};

/** The words that fit. */
const CANNOT = ['core.storeFull', 'core.cannotSave', 'core.storeDamaged'];
const TROUBLES: readonly Trouble[] = [
  { name: 'full', error: 'ENOSPC', calls: 'pwrite64,ftruncate', within: 60 },
  { name: 'over quota', error: 'EDQUOT', calls: 'pwrite64,ftruncate', within: 60 },
  { name: 'read-only', error: 'EROFS', calls: 'pwrite64,ftruncate,write,rename', within: 60 },
  { name: 'failing to write', error: 'EIO', calls: 'pwrite64', within: 60 },
  { name: 'failing to sync', error: 'EIO', calls: 'fsync,fdatasync', within: 10 },
  { name: 'full when it syncs', error: 'ENOSPC', calls: 'fsync,fdatasync', within: 10 },
];
const BANS = 12;
const PAGE_BYTES = 4096;
const MOST_PAGES = 500;

export const disk: FaultRunner = {
  about:
    'a disk that is full, over its quota, read-only or failing while citizens are served; the backups’ disk pulled out; each page of the file damaged in turn',
  shortRuns: 6,
  async run(options) {
    const findings = noFindings();
    const center = await openCenter();
    const troubles = await inTrouble(center, options, findings);
    const pulled = await pulledOut(center, options, findings);
    const pages = await eachPage(center, options, findings);
    await center.remove();
    return { runs: troubles + pulled + pages, findings };
  },
};

/** Serves citizens while the disk is in trouble, and goes on when it is over. */
async function inTrouble(
  center: Center,
  { runs, seed, say }: FaultOptions,
  findings: Findings,
): Promise<number> {
  const random = createRandom(seed).fork('disk');
  for (let run = 0; run < runs; run += 1) {
    const trouble = TROUBLES[run % TROUBLES.length] as Trouble;
    const core = await center.startCore({ under: injected(trouble, center.data, random) });
    if (core.problem) {
      if (!CANNOT.includes(core.problem.code))
        findings.violations.push(`${trouble.name}: at start it says ${core.problem.code}`);
      await core.stop();
      continue;
    }
    const refused = await serve(core, center, trouble, findings, run * BANS);
    if (refused.size === 0) findings.violations.push(`${trouble.name}: never struck`);
    await core.kill();
    const well = await center.startCore();
    if (well.problem) {
      findings.violations.push(`${trouble.name}: afterwards the kiosk does not open, ${well.problem.code}`);
      return run;
    }
    // What was refused is tried again, with the same ids: it may be there already.
    for (const [serial, id] of refused) center.acknowledged.add((await setBan(well, serial, id)).id);
    await settle(well);
    await well.stop();
    addFindings(findings, await center.judge(), trouble.name);
    say(`${trouble.name}: ${refused.size} of ${BANS} bans were refused, and set afterwards`);
  }
  return runs;
}

/** Sets bans as far as the disk allows; returns those that were refused or not answered. */
async function serve(
  core: CoreProcess,
  center: Center,
  trouble: Trouble,
  findings: Findings,
  from: number,
): Promise<Map<number, string>> {
  const refused = new Map<number, string>();
  for (let serial = from; serial < from + BANS; serial += 1) {
    const id = uuidv7();
    try {
      center.acknowledged.add((await setBan(core, serial, id)).id);
    } catch (error) {
      refused.set(serial, id);
      if (isDeath(error)) {
        findings.violations.push(`${trouble.name}: the core dies of it`);
        break;
      }
      if (!(error instanceof Refused)) throw error;
      // A draft that could not be started cannot be confirmed either.
      if (!CANNOT.includes(error.code) && error.code !== 'core.noDraft')
        findings.violations.push(`${trouble.name}: the desk is told ${error.code}`);
    }
  }
  return refused;
}

/** strace as the kernel's mouth: some of the calls on the kiosk's files answer with an error, for a while. */
function injected({ error, calls, within }: Trouble, data: string, random: Random): string[] {
  const files = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${HEAD_MARK_FILE}.new`, HEAD_MARK_FILE].flatMap(
    (name) => ['-P', path.join(data, name)],
  );
  const first = random.between(1, within);
  const last = first + random.between(1, within);
  return [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    ...files,
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:error=${error}:when=${first}..${last}`,
  ];
}

/** Damages each page of the closed file in turn: it is said, or nothing shown differs. */
async function eachPage(center: Center, { seed, say }: FaultOptions, findings: Findings): Promise<number> {
  const random = createRandom(seed).fork('pages');
  const deaths = watchDeaths();
  const damaged = path.join(center.folder, 'damaged');
  const restore = () => {
    fs.rmSync(damaged, { recursive: true, force: true });
    fs.cpSync(center.data, damaged, { recursive: true });
  };
  restore();
  const truth = (await observe(damaged, deaths)).shown;
  const file = path.join(damaged, DATABASE_FILE);
  const pages = Math.min(
    MOST_PAGES,
    Math.floor(fs.statSync(path.join(center.data, DATABASE_FILE)).size / PAGE_BYTES),
  );
  const told = { start: 0, audit: 0, harmless: 0 };
  for (let page = 0; page < pages; page += 1) {
    restore();
    const bytes = fs.readFileSync(file);
    const junk = random.pick([0, 0xff, null]);
    for (let at = page * PAGE_BYTES; at < (page + 1) * PAGE_BYTES; at += 1)
      bytes.writeUInt8(junk ?? random.between(0, 256), at);
    fs.writeFileSync(file, bytes);
    const { died, noticed, shown } = await observe(damaged, deaths);
    if (died !== null)
      findings.violations.push(`page ${page + 1} of ${pages} damaged: the core dies of it, ${died}`);
    else if (noticed !== null) told.start += 1;
    else if (shown === truth) told[(await auditProblem(damaged)) === null ? 'harmless' : 'audit'] += 1;
    else
      findings.violations.push(
        `page ${page + 1} of ${pages} damaged: nothing is said, and something else is shown`,
      );
  }
  deaths.stop();
  say(
    `${pages} pages damaged, one at a time: said at start ${told.start}, by the audit alone ${told.audit}, of no consequence ${told.harmless}`,
  );
  return pages;
}
