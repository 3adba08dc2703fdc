/** What every fault is given and what it answers. */
import { isClean, type Findings } from './judge.ts';

export type FaultOptions = {
  /** How often it strikes; what that means is the fault's own. */
  runs: number;
  /** Replays a run. */
  seed: number;
  /** Says how it goes, to whoever watches. */
  say: (text: string) => void;
};

/** One line of the result, for people and programs. */
export type FaultReport = {
  name: string;
  runs: number;
  lost: number;
  twice: number;
  violations: number;
  ok: boolean;
};

/** How often a fault struck, and what came of it. */
export type FaultResult = { runs: number; findings: Findings };

/** One fault: how many runs make a short one, and what it does. */
export type FaultRunner = { shortRuns: number; run(options: FaultOptions): Promise<FaultResult> };

/** The report of `result`; a fault that never struck proves nothing. */
export function reportOf(name: string, { runs, findings }: FaultResult): FaultReport {
  const { lost, twice, violations } = findings;
  const counts = { lost: lost.length, twice: twice.length, violations: violations.length };
  return { name, runs, ...counts, ok: runs > 0 && isClean(findings) };
}
