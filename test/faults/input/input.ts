/**
 * `input`: mutants of what is valid, pushed and uploaded to the registry over HTTP, called into the core,
 * printed on receipts, and written to disks. None is accepted, nothing falls over or hangs, and what is valid still goes through
 * in between.
 */
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings, type Findings } from '../judge.ts';
import { createRandom, type Random } from '../random.ts';
import { callCore } from './calls.ts';
import { pushBodies } from './bodies.ts';
import { openOverrun } from '../overrun.ts';
import { spoilParcels } from './parcels.ts';
import { changeReceipts } from './receipts.ts';
import { uploadLies } from './uploads.ts';
import { pushMutants, signMutants } from './pushes.ts';

/** What one way in is given: so many mutants, and where to say what came of them. */
export type Part = { count: number; random: Random; say: FaultOptions['say']; findings: Findings };

export const input: FaultRunner = {
  about:
    'mutants of valid entries, bodies, whole pushes, uploads, receipts, parcels and calls of a window, valid ones between them',
  shortRuns: 20_000,
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
      pushMutants(overrun, part('pushes', 0.4)),
      signMutants(overrun, part('signed', 0.1)),
      pushBodies(overrun, part('bodies', 0.05)),
      uploadLies(overrun, part('uploads', 0.05)),
      changeReceipts(overrun, part('receipts', 0.1)),
      spoilParcels(overrun, part('parcels', 0.02)),
      callCore(overrun, part('calls', 0.28)),
    ]);
    if (!overrun.isRunning()) findings.violations.push('the registry fell over');
    await overrun.close();
    return { runs: counts.reduce((sum, count) => sum + count, 0), findings };
  },
};
