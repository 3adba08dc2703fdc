/**
 * `npm run bench -- NAME`: measures a promise against its peer in the same run, writes its row into
 * docs/promises.md, and ends with one line of JSON on stdout; exit 0 when the promise is kept. `all` measures
 * every one but those that take long, goes on after one that is missed, and ends with a line of how many are kept.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { reportOf, type Bench, type BenchReport } from './bench.ts';
import { check } from './check.ts';
import { commit } from './commit.ts';
import { drain } from './drain.ts';
import { face } from './face.ts';
import { fleet } from './fleet.ts';
import { history } from './history.ts';
import { ingest } from './ingest.ts';
import { memory } from './memory.ts';
import { start } from './start.ts';
import { step } from './step.ts';
import { writeRow } from './promises.ts';

const BENCHES: Record<string, Bench> = {
  commit,
  drain,
  ingest,
  check,
  history,
  fleet,
  start,
  face,
  step,
  memory,
};
const NAMES = Object.keys(BENCHES);
/** Measured by name alone: a hundred citizens take longer than all the others together ought to. */
const LONG: readonly string[] = ['memory'];
/** No measurement takes as long on the slowest machine seen. */
const LONGEST_MS = 30 * 60_000;
const PAGE = path.resolve(import.meta.dirname, '../../docs/promises.md');

const say = (text: string) => void process.stderr.write(`${text}\n`);

process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), 'qalqan-compile-cache');
process.exit(await main(process.argv.slice(2)));

async function main([name = '', ...rest]: string[]): Promise<number> {
  if (rest.length > 0 || (name !== 'all' && !NAMES.includes(name))) {
    say(`usage: npm run bench -- ${[...NAMES, 'all'].join('|')}`);
    return 2;
  }
  const report = name === 'all' ? await measureAll() : await measure(name);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.ok ? 0 : 1;
}

/** All of them, one after the other, each in a process of its own: what one leaves behind is in no other's way. */
async function measureAll(): Promise<BenchReport> {
  const reports: BenchReport[] = [];
  for (const name of NAMES.filter((one) => !LONG.includes(one))) {
    const report = await measureApart(name);
    say(JSON.stringify(report));
    reports.push(report);
  }
  const kept = reports.filter(({ ok }) => ok).length;
  const promise = 'every promise kept';
  const [peer, ratio] = [reports.length, Number((kept / reports.length).toPrecision(3))];
  return { name: 'all', value: kept, peer, ratio, promise, ok: kept === peer };
}

/** The last line of a measurement in its own process; where that ends without one, or takes too long, it is missed. */
async function measureApart(name: string): Promise<BenchReport> {
  const child = spawn(process.execPath, [import.meta.filename, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  try {
    return JSON.parse(last) as BenchReport;
  } catch {
    say(`${name} did not come to its end`);
    return { name, value: 0, peer: 0, ratio: 0, promise: BENCHES[name]?.promise ?? '', ok: false };
  }
}

async function measure(name: string): Promise<BenchReport> {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`no measurement ${name}`);
  const result = await bench.run({ say: (text) => say(`${name}: ${text}`) });
  const report = reportOf(name, bench, result);
  const { about, promise, unit } = bench;
  const figure = `${report.value} ${unit} / ${report.peer} ${unit} = ${report.ratio} ×${result.notes ? `; ${result.notes}` : ''}`;
  writeRow(
    PAGE,
    { name, about, figure, promise, kept: report.ok, command: `npm run bench -- ${name}` },
    new Date(),
  );
  return report;
}
