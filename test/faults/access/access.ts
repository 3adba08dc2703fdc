/**
 * `access`: whoever asks what is not theirs to know. At the kiosk every call of a window, by every role and in every
 * situation that forbids it; at the registry every route (registry….ts). Nothing of a person is answered.
 */
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings, type Findings } from '../judge.ts';
import { kioskAccess } from './kiosk.ts';
import { registryAccess } from './registry.ts';

/** What each side is given: where to say how it went, and what was found. */
export type Part = { seed: number; say: FaultOptions['say']; findings: Findings };

/** Each side of the system; answers how many times it asked what it may not. */
const PARTS: readonly ((part: Part) => Promise<number>)[] = [kioskAccess, registryAccess];

export const access: FaultRunner = {
  about:
    'every call of a window by every role, signed out, covered, locked and from another window; every route of the registry by every role and owner, with every fault of a token or a session',
  shortRuns: 1,
  async run({ runs, seed, say }) {
    const findings = noFindings();
    let asked = 0;
    for (let run = 0; run < runs; run += 1) {
      for (const part of PARTS) asked += await part({ seed: seed + run, say, findings });
    }
    return { runs: asked, findings };
  },
};
