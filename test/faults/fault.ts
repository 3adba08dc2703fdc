/** What every fault is given and what it answers. */
import type { Row } from '../bench/promises.ts';
import { isClean, type Findings } from './judge.ts';

export type FaultOptions = {
  /** How often it strikes; what that means is the fault's own. */
  runs: number;
  /** Replays a run. */
  seed: number;
  /** Says how it goes, to whoever watches. */
  say: (text: string) => void;
  /** Takes up a long run where it ended, where the fault can. */
  resume?: boolean;
  /** Of what the fault does only that whose name has these words, where it does several things. */
  only?: string;
};

/** One line of the result, for people and programs. */
export type FaultReport = {
  name: string;
  runs: number;
  lost: number;
  twice: number;
  violations: number;
  ok: boolean;
  /** What there is to say besides. */
  note?: string;
};

/** How often a fault struck, and what came of it. */
export type FaultResult = { runs: number; findings: Findings; note?: string };

/** One fault: what it does in words, how many runs make a short one, and how it does it. */
export type FaultRunner = {
  about: string;
  shortRuns: number;
  run(options: FaultOptions): Promise<FaultResult>;
};

/** The report of `result`; a fault that never struck proves nothing. */
export function reportOf(name: string, { runs, findings, note }: FaultResult): FaultReport {
  const { lost, twice, violations } = findings;
  const counts = { lost: lost.length, twice: twice.length, violations: violations.length };
  return { name, runs, ...counts, ok: runs > 0 && isClean(findings), ...(note ? { note } : {}) };
}

/** The report as a row of docs/promises.md. */
export function rowOf(
  { name, runs, lost, twice, violations, ok, note }: FaultReport,
  { about }: FaultRunner,
  command: string,
): Row {
  return {
    name,
    about,
    figure: `struck ${runs.toLocaleString('en')} times: lost ${lost}, twice ${twice}, violations ${violations}${note ? `; ${note}` : ''}`,
    promise: 'lost 0, twice 0, violations 0',
    kept: ok,
    command,
  };
}
