/** Runs faults by their names: what is asked for in words, told in words, and answered in lines of JSON. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { reportOf, type FaultReport, type FaultRunner } from './fault.ts';

export type RunParts = {
  faults: Readonly<Record<string, FaultRunner>>;
  /** To whoever watches. */
  say: (text: string) => void;
  /** One line of the result, for programs. */
  print: (line: string) => void;
  /** Keeps a report for good; `command` is what came to it. */
  record: (report: FaultReport, command: string) => void;
};

type Asked = { names: string[]; runs: number | undefined; seed: number; record: boolean };

/** How many findings of a kind are told; more are counted. */
const MOST_TOLD = 20;

/**
 * Does what `words` ask for (`NAME|all [--runs N] [--seed S] [--record]`). Returns the exit code: 0 where
 * nothing was lost, twice, or silently wrong; 1 where something was; 2 where nothing can be made of the words.
 */
export async function runFaults(words: string[], parts: RunParts): Promise<number> {
  const { faults, say, print, record } = parts;
  const asked = read(words, Object.keys(faults));
  if (!asked) {
    say(
      `usage: npm run faults -- ${[...Object.keys(faults), 'all'].join('|')} [--runs N] [--seed S] [--record]`,
    );
    return 2;
  }
  say(`seed ${asked.seed}`);
  const reports: FaultReport[] = [];
  for (const name of asked.names) {
    const fault = faults[name];
    if (!fault) throw new Error(`no fault ${name}`);
    const report = await strike(name, fault, asked, say);
    reports.push(report);
    print(JSON.stringify(report));
    if (asked.record) record(report, commandOf(name, asked));
  }
  if (asked.names.length === 1) return reports[0]?.ok === true ? 0 : 1;
  const all = total(reports);
  print(JSON.stringify(all));
  return all.ok ? 0 : 1;
}

async function strike(
  name: string,
  fault: FaultRunner,
  { seed, runs }: Asked,
  say: RunParts['say'],
): Promise<FaultReport> {
  const startedAt = performance.now();
  const result = await fault.run({
    seed,
    runs: runs ?? fault.shortRuns,
    say: (text) => say(`${name}: ${text}`),
  });
  for (const [kind, found] of Object.entries(result.findings)) {
    for (const text of found.slice(0, MOST_TOLD)) say(`${name}: ${kind.toUpperCase()} ${text}`);
    if (found.length > MOST_TOLD) say(`${name}: ${kind.toUpperCase()} and ${found.length - MOST_TOLD} more`);
  }
  say(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return reportOf(name, result);
}

/** With the seed, so that whoever reads of it can do it again. */
const commandOf = (name: string, { runs, seed }: Asked): string =>
  `npm run faults -- ${name}${runs === undefined ? '' : ` --runs ${runs}`} --seed ${seed} --record`;

function total(reports: readonly FaultReport[]): FaultReport {
  const sum = (of: 'runs' | 'lost' | 'twice' | 'violations') =>
    reports.reduce((all, report) => all + report[of], 0);
  return {
    name: 'all',
    runs: sum('runs'),
    lost: sum('lost'),
    twice: sum('twice'),
    violations: sum('violations'),
    ok: reports.every((report) => report.ok),
  };
}

/** What the words ask for, or null where they ask for nothing there is. */
function read(words: string[], names: string[]): Asked | null {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: {
        runs: { type: 'string' },
        seed: { type: 'string' },
        record: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [name = '', ...rest] = positionals;
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
    const isKnown = name === 'all' || names.includes(name);
    if (
      !isKnown ||
      rest.length > 0 ||
      !Number.isSafeInteger(seed) ||
      (runs !== undefined && !(Number.isSafeInteger(runs) && runs > 0))
    )
      return null;
    return { names: name === 'all' ? names : [name], runs, seed, record: values.record };
  } catch {
    return null;
  }
}
