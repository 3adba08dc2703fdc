/**
 * `npm run faults -- NAME [--runs N] [--seed S]`: does to kiosk and registry what the world will do to
 * them, and ends with one line of JSON on stdout; exit 0 when nothing was lost, twice, or silently wrong.
 */
import { randomInt } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reportOf, type FaultReport, type FaultRunner } from './fault.ts';
import { disk } from './disk/disk.ts';
import { input } from './input/input.ts';
import { kill } from './kill.ts';
import { network } from './network/run.ts';
import { power } from './power/power.ts';
import { tamper } from './tamper/tamper.ts';

const FAULTS: Record<string, FaultRunner> = { kill, power, network, disk, tamper, input };
const NAMES = Object.keys(FAULTS);
const USAGE = `usage: npm run faults -- ${[...NAMES, 'all'].join('|')} [--runs N] [--seed S]`;
/** How many findings of a kind are told; more are counted. */
const MOST_TOLD = 20;

const say = (text: string) => void process.stderr.write(`${text}\n`);

// Programs started again and again need not be compiled again and again.
process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), 'qalqan-compile-cache');
// A core that was opened here and died may have left its loops running.
process.exit(await main(process.argv.slice(2)));

async function main(words: string[]): Promise<number> {
  const asked = read(words);
  if (!asked) {
    say(USAGE);
    return 2;
  }
  say(`seed ${asked.seed}`);
  const reports: FaultReport[] = [];
  for (const name of asked.names) reports.push(await strike(name, asked.seed, asked.runs));
  if (asked.names.length > 1) for (const report of reports) say(JSON.stringify(report));
  const report = reports.length === 1 && reports[0] ? reports[0] : total(reports);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.ok ? 0 : 1;
}

async function strike(name: string, seed: number, runs: number | undefined): Promise<FaultReport> {
  const fault = FAULTS[name];
  if (!fault) throw new Error(`no fault ${name}`);
  const startedAt = Date.now();
  const result = await fault.run({
    seed,
    runs: runs ?? fault.shortRuns,
    say: (text) => say(`${name}: ${text}`),
  });
  for (const [kind, found] of Object.entries(result.findings)) {
    for (const text of found.slice(0, MOST_TOLD)) say(`${name}: ${kind.toUpperCase()} ${text}`);
    if (found.length > MOST_TOLD) say(`${name}: ${kind.toUpperCase()} and ${found.length - MOST_TOLD} more`);
  }
  say(`${name}: ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  return reportOf(name, result);
}

function total(reports: readonly FaultReport[]): FaultReport {
  const sum = (of: 'runs' | 'lost' | 'twice' | 'violations') =>
    reports.reduce((all, report) => all + report[of], 0);
  const ok = reports.every((report) => report.ok);
  return {
    name: 'all',
    runs: sum('runs'),
    lost: sum('lost'),
    twice: sum('twice'),
    violations: sum('violations'),
    ok,
  };
}

/** What the words ask for, or null where they ask for nothing there is. */
function read(words: string[]): { names: string[]; runs: number | undefined; seed: number } | null {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { runs: { type: 'string' }, seed: { type: 'string' } },
      allowPositionals: true,
    });
    const [name = '', ...rest] = positionals;
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
    const isKnown = name === 'all' || NAMES.includes(name);
    if (
      !isKnown ||
      rest.length > 0 ||
      !Number.isSafeInteger(seed) ||
      (runs !== undefined && !(Number.isSafeInteger(runs) && runs > 0))
    )
      return null;
    return { names: name === 'all' ? NAMES : [name], runs, seed };
  } catch {
    return null;
  }
}
