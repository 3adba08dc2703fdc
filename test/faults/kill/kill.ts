/** `kill`: SIGKILL to main, core and registry while citizens are served and journals delivered. */
import type { FaultRunner } from '../fault.ts';
import { noFindings } from '../judge.ts';
import { atEachStep } from './atEachStep.ts';
import { atRandom } from './atRandom.ts';
import { inWindows } from './inWindows.ts';

/** One kill in so many is done to the whole application in its windows, which takes far longer to start. */
const WINDOWS_SHARE = 5;

export const kill: FaultRunner = {
  about:
    'SIGKILL to main, core, registry and all at once at random moments of journeys in real windows and of sync; the core once at each write, sync and rename of a confirm',
  shortRuns: 50,
  async run(options) {
    const findings = noFindings();
    const windows = Math.ceil(options.runs / WINDOWS_SHARE);
    const killed = await Promise.all([
      inWindows({ ...options, runs: windows }, findings),
      atRandom({ ...options, runs: Math.max(1, options.runs - windows) }, findings),
    ]);
    killed.push(await atEachStep(options, findings));
    return { runs: killed.reduce((sum, one) => sum + one, 0), findings };
  },
};
