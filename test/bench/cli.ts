/**
 * `npm run bench -- NAME`: measures a promise against its peer in the same run, writes its row into
 * docs/promises.md, and ends with one line of JSON on stdout; exit 0 when the promise is kept.
 */
import os from 'node:os';
import path from 'node:path';
import { reportOf, type Bench, type BenchReport } from './bench.ts';
import { check } from './check.ts';
import { commit } from './commit.ts';
import { drain } from './drain.ts';
import { fleet } from './fleet.ts';
import { history } from './history.ts';
import { ingest } from './ingest.ts';
import { start } from './start.ts';
import { writeRow } from './promises.ts';

const BENCHES: Record<string, Bench> = { start, commit, drain, ingest, check, history, fleet };
const NAMES = Object.keys(BENCHES);
const PAGE = path.resolve(import.meta.dirname, '../../docs/promises.md');

const say = (text: string) => void process.stderr.write(`${text}\n`);

process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), 'qalqan-compile-cache');
process.exit(await main(process.argv.slice(2)));

async function main([name = '', ...rest]: string[]): Promise<number> {
  const names = name === 'all' ? NAMES : NAMES.filter((one) => one === name);
  if (names.length === 0 || rest.length > 0) {
    say(`usage: npm run bench -- ${[...NAMES, 'all'].join('|')}`);
    return 2;
  }
  const reports: BenchReport[] = [];
  for (const one of names) reports.push(await measure(one));
  const [last] = reports;
  if (reports.length > 1) {
    for (const report of reports) say(JSON.stringify(report));
    const ok = reports.every((report) => report.ok);
    const kept = reports.filter((report) => report.ok).length;
    process.stdout.write(
      `${JSON.stringify({ name: 'all', value: kept, peer: reports.length, ratio: kept / reports.length, promise: 'every promise kept', ok })}\n`,
    );
    return ok ? 0 : 1;
  }
  process.stdout.write(`${JSON.stringify(last)}\n`);
  return last?.ok ? 0 : 1;
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
