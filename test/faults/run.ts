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
  /** Does one of `all` in a process of its own, given the words for it; two go on at a time, since each waits a lot. */
  apart?: (words: string[]) => Promise<FaultReport>;
};

type Asked = {
  names: string[];
  runs: number | undefined;
  seed: number;
  record: boolean;
  resume: boolean;
  only: string;
};

/** How many findings of a kind are told; more are counted. */
const MOST_TOLD = 20;
const AT_ONCE = 2;

/**
 * Does what `words` ask for (`NAME|all [--runs N] [--seed S] [--only WORDS] [--resume] [--record]`). Returns the exit code: 0 where
 * nothing was lost, twice, or silently wrong; 1 where something was; 2 where nothing can be made of the words.
 */
export async function runFaults(words: string[], parts: RunParts): Promise<number> {
  const { faults, say, print, record } = parts;
  const asked = read(words, Object.keys(faults));
  if (!asked) {
    say(
      `usage: npm run faults -- ${[...Object.keys(faults), 'all'].join('|')} [--runs N] [--seed S] [--only WORDS] [--resume] [--record]`,
    );
    return 2;
  }
  say(`seed ${asked.seed}`);
  const strikeOne = async (name: string): Promise<FaultReport> => {
    const fault = faults[name];
    if (!fault) throw new Error(`no fault ${name}`);
    const report =
      asked.names.length > 1 && parts.apart
        ? await parts.apart(wordsOf(name, asked))
        : await strike(name, fault, asked, say);
    print(JSON.stringify(report));
    if (asked.record) record(report, commandOf(name, asked));
    return report;
  };
  const reports = await strikeAll(asked.names, parts.apart ? AT_ONCE : 1, strikeOne);
  if (asked.names.length === 1) return reports[0]?.ok === true ? 0 : 1;
  const all = total(reports);
  print(JSON.stringify(all));
  return all.ok ? 0 : 1;
}

/** The reports of all `names`, in their order; so many go on at a time. */
async function strikeAll(
  names: readonly string[],
  atOnce: number,
  strikeOne: (name: string) => Promise<FaultReport>,
): Promise<FaultReport[]> {
  const reports = new Map<string, FaultReport>();
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      reports.set(name, await strikeOne(name));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return names.flatMap((name) => reports.get(name) ?? []);
}

async function strike(
  name: string,
  fault: FaultRunner,
  { seed, runs, resume, only }: Asked,
  say: RunParts['say'],
): Promise<FaultReport> {
  const startedAt = performance.now();
  const result = await fault.run({
    seed,
    resume,
    only,
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

const wordsOf = (name: string, { runs, seed, resume, only }: Asked): string[] => [
  name,
  ...(runs === undefined ? [] : ['--runs', String(runs)]),
  '--seed',
  String(seed),
  ...(only === '' ? [] : ['--only', only]),
  ...(resume ? ['--resume'] : []),
];

/** With the seed, so that whoever reads of it can do it again. */
const commandOf = (name: string, asked: Asked): string =>
  `npm run faults -- ${wordsOf(name, asked).map(quoted).join(' ')} --record`;

const quoted = (word: string): string => (word.includes(' ') ? `'${word}'` : word);

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
        only: { type: 'string', default: '' },
        resume: { type: 'boolean', default: false },
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
    const { record, resume, only } = values;
    return { names: name === 'all' ? names : [name], runs, seed, record, resume, only };
  } catch {
    return null;
  }
}
