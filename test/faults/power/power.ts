/**
 * `power`: a kiosk's life is recorded call by call; then the power is cut at any moment of it, any number
 * of times, and what the disk may hold is opened. Every act that was acknowledged by then is there.
 */
import fs from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../electron/core/store/database.ts';
import { machineKey } from '../../../electron/core/vault/databaseKey.ts';
import { createRegistry } from '../../e2e/registry.ts';
import { settle } from '../center.ts';
import { signIn, startCore } from '../core.ts';
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings, type Findings } from '../judge.ts';
import { createRandom } from '../random.ts';
import { setBan } from '../sessions.ts';
import { observe, watchDeaths } from '../tamper/observe.ts';
import { createDisk } from './disk.ts';
import { readTrace, traced, type Op } from './trace.ts';
import os from 'node:os';

/** Enough for SQLite to move its log into the database, twice. */
const BANS = 120;
/** Only the answer to a confirm shows a person's last four digits. */
const ACKNOWLEDGED = Buffer.from('iinLast4');

/** The moment of a recorded life after each of its operations at which an act was acknowledged. */
type Life = { data: string; ops: Op[]; acknowledged: { id: string; after: number }[] };

export const power: FaultRunner = {
  about:
    'a recorded life of a kiosk, the power cut at any moment of it: of what no sync covers anything may be missing',
  shortRuns: 40,
  async run({ runs, seed, say }) {
    const findings = noFindings();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-faults-'));
    const life = await record(folder, say);
    const deaths = watchDeaths();
    const random = createRandom(seed).fork('power');
    const moments = Array.from({ length: runs }, () => random.between(0, life.ops.length + 1)).toSorted(
      (a, b) => a - b,
    );
    const disk = createDisk('');
    let done = 0;
    for (const [run, moment] of moments.entries()) {
      for (; done < moment; done += 1) disk.apply(life.ops[done] as Op);
      const found = path.join(folder, 'found');
      fs.rmSync(found, { recursive: true, force: true });
      fs.mkdirSync(found, { mode: 0o700 });
      disk.cut(found, random);
      await inspect(found, life, moment, deaths, findings);
      if (run % 50 === 49) say(`${run + 1} power cuts`);
    }
    deaths.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    return { runs, findings };
  },
};

/** Lives a kiosk's life from its first start: enrolment, bans with and without a network, an orderly end, a new start. */
async function record(folder: string, say: FaultOptions['say']): Promise<Life> {
  const data = path.join(folder, 'kiosk');
  // The installation makes the folder; what is in it is the kiosk's own care.
  fs.mkdirSync(data, { mode: 0o700 });
  const registry = await createRegistry(path.join(folder, 'registry'));
  await registry.start();
  const ids: string[] = [];
  const traces = ['first', 'second'].map((name) => path.join(folder, `${name}.strace`));
  for (const [index, trace] of traces.entries()) {
    const core = await startCore({
      data,
      registry: registry.url,
      enrol: await registry.code('device', 'Power'),
      under: traced(trace),
    });
    await core.until(({ kiosk, policy }) => kiosk.enrolled && policy !== null, 60_000, 'enrolled');
    await signIn(core);
    for (let serial = 0; serial < BANS; serial += 1) ids.push((await setBan(core, serial + index * BANS)).id);
    await settle(core);
    if (index === 0) await core.stop();
    else await core.kill();
  }
  await registry.stop();
  const ops = (await Promise.all(traces.map((trace) => readTrace(trace, data)))).flat();
  const acknowledged = ids.map((id) => ({ id, after: acknowledgedAt(ops, id) }));
  say(
    `a life of ${ops.length} operations on ${ids.length} bans is recorded, ${ops.filter(({ op }) => op === 'sync').length} of them syncs`,
  );
  return { data, ops, acknowledged };
}

/** The operation that told the window of the entry `id`. */
function acknowledgedAt(ops: readonly Op[], id: string): number {
  const at = ops.findIndex(
    (op) => op.op === 'told' && op.data.includes(ACKNOWLEDGED) && op.data.includes(id),
  );
  if (at < 0) throw new Error(`the trace does not show that ${id} was acknowledged`);
  return at;
}

/** Opens what was found after the power went at `moment`, as the kiosk would, and looks for what was promised. */
async function inspect(
  found: string,
  { acknowledged }: Life,
  moment: number,
  deaths: ReturnType<typeof watchDeaths>,
  findings: Findings,
): Promise<void> {
  const { died, noticed } = await observe(found, deaths);
  if (died !== null) findings.violations.push(`cut at ${moment}: the core dies, ${died}`);
  // The clerk's sign-in may be lost; all else that is said here is a false alarm, or worse.
  else if (noticed !== null && noticed !== 'answers core.signedOut')
    findings.violations.push(`cut at ${moment}: ${noticed}`);
  const ids = idsIn(found);
  for (const { id, after } of acknowledged) {
    if (after < moment && !ids.includes(id))
      findings.lost.push(`cut at ${moment}: ${id}, acknowledged at ${after}`);
  }
  if (new Set(ids).size < ids.length) findings.twice.push(`cut at ${moment}: an entry twice`);
}

function idsIn(found: string): string[] {
  const key = machineKey(found);
  if (!key.ok || !fs.existsSync(path.join(found, 'kiosk.db'))) return [];
  try {
    const db = openDatabase(path.join(found, 'kiosk.db'), key.value);
    const ids = db
      .prepare<[], { id: string }>('SELECT id FROM entries ORDER BY seq')
      .all()
      .map(({ id }) => id);
    db.close();
    return ids;
  } catch {
    return [];
  }
}
