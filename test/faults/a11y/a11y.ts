/**
 * `a11y`: every screen in every language, size of letters and contrast, in the real window: axe finds nothing, what is
 * touched is large enough and apart, words are neither cut nor over one another; every journey by keys or touch alone.
 */
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings, type Findings } from '../judge.ts';
import { createRandom } from '../random.ts';
import { createLooker, SETTINGS } from './look.ts';
import { shuffled, walksOf, type Walk } from './plan.ts';
import { openDeskIn, PARTS, type PartName } from './walks.ts';

const PART_NAMES = Object.keys(PARTS) as PartName[];

export const a11y: FaultRunner = {
  about:
    'every screen × kk, ru, en × 4 sizes of letters × 2 contrasts × 2 sizes of window: axe with color-contrast-enhanced, targets ≥ 64 px and 16 apart, nothing clipped, overlapping or sideways; every journey by keyboard alone and by touch alone',
  shortRuns: 3,
  async run(options) {
    const findings = noFindings();
    let looks = 0;
    for (const walk of walksOf(options, PART_NAMES)) looks += await doWalk(walk, options, findings);
    return { runs: looks, findings };
  },
};

/** Walks it at a desk of its own, and tells how many looks that were. */
async function doWalk(
  { person, part, way, settings }: Walk<PartName>,
  { seed, say }: FaultOptions,
  findings: Findings,
): Promise<number> {
  const random = createRandom(seed).fork(`${person.language} ${part}`);
  const desk = await openDeskIn(person);
  const looker = createLooker(desk.page, person.language, (name) =>
    shuffled(SETTINGS, random.fork(name)).slice(0, settings),
  );
  try {
    await PARTS[part]({ desk, person, looker, way });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    findings.violations.push(`${person.language} ${part} by ${way} alone does not come to its end: ${why}`);
  } finally {
    await desk.remove();
  }
  findings.violations.push(...looker.found());
  say(`${person.language} ${part} by ${way}: ${looker.looks()} looks, ${looker.found().length} found`);
  return looker.looks();
}
