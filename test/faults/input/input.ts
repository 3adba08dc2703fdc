/**
 * `input`: mutants of what is valid, pushed to the registry over HTTP and called into the core. None is
 * accepted, nothing falls over or hangs, and what is valid still goes through in between.
 */
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings, type Findings } from '../judge.ts';
import { createRandom, type Random } from '../random.ts';
import { callCore } from './calls.ts';
import { openOverrun } from './overrun.ts';
import { pushMutants, signMutants } from './pushes.ts';

/** What one way in is given: so many mutants, and where to say what came of them. */
export type Part = { count: number; random: Random; say: FaultOptions['say']; findings: Findings };

export const input: FaultRunner = {
  about: 'mutants of valid entries, bodies and calls, valid ones between them',
  shortRuns: 100_000,
  async run({ runs, seed, say }) {
    const findings = noFindings();
    const overrun = await openOverrun();
    const part = (name: string, share: number): Part => ({
      count: Math.ceil(runs * share),
      random: createRandom(seed).fork(name),
      say,
      findings,
    });
    const counts = await Promise.all([
      pushMutants(overrun, part('pushes', 0.6)),
      signMutants(overrun, part('signed', 0.1)),
      callCore(overrun, part('calls', 0.3)),
    ]);
    if (!overrun.isRunning()) findings.violations.push('the registry fell over');
    await overrun.close();
    return { runs: counts.reduce((sum, count) => sum + count, 0), findings };
  },
};
