/**
 * `a11y`: every screen in every language, size of letters and contrast, in the real window: axe finds nothing, what is
 * touched is large enough and apart, words are neither cut nor over one another; every journey by keys or touch alone.
 */
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { spawnBound } from '../../../scripts/setup/boundProcess.mjs';
import { ROOT } from '../../e2e/registry.ts';
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings } from '../judge.ts';
import { buildName, openKept, type KeptWalk, type WalkResult } from './kept.ts';
import { SETTINGS } from './look.ts';
import { walksOf, type Walk } from './plan.ts';
import { neverLookedAt, screensIn } from './screens.ts';
import { PARTS, type Part, type PartName } from './walks.ts';

const PART_NAMES = Object.keys(PARTS) as PartName[];
const isLong = (name: PartName): boolean => (PARTS[name] as Part).isLong === true;
/** What is walked through: the built program, but for its console. */
const BUILT = ['main', 'preload', 'core', 'renderer'].map((part) => path.join(ROOT, 'dist', part));
const KEPT = path.join(ROOT, 'out/a11y');

export const a11y: FaultRunner = {
  about:
    'every screen that the sources name × kk, ru, en × 4 sizes of letters × 2 contrasts, each size of letters in both sizes of window, and its mistakes and other looks in 2 of these: axe with color-contrast-enhanced, targets ≥ 64 px and 16 apart, nothing clipped, overlapping or sideways; every journey by keyboard alone or by touch alone, to its entry in the journal',
  shortRuns: 3,
  async run(options) {
    const { resume = false, only = '', say } = options;
    const kept = openKept(KEPT);
    const build = buildName(BUILT);
    const isShort = options.runs < PART_NAMES.length && only === '';
    const parts = isShort ? PART_NAMES.filter((name) => !isLong(name)) : PART_NAMES;
    const walks = walksOf(options, parts).filter((walk) => nameOf(walk).includes(only));
    const isWhole = !isShort && only === '' && walks.every(({ settings }) => settings === SETTINGS.length);
    const done: (KeptWalk & { walk: Walk<PartName> })[] = [];
    const waiting = [...walks];
    const work = async () => {
      for (let walk = waiting.shift(); walk !== undefined; walk = waiting.shift()) {
        const name = nameOf(walk);
        const before = resume ? kept.read(name, walk.settings) : null;
        const result = before ?? {
          ...(await walkApart(walk, options, !isShort)),
          build,
          settings: walk.settings,
        };
        if (before === null) kept.write(name, result);
        const { looks, found, seconds } = result;
        say(
          `${name}: ${looks} looks in ${seconds} s, ${found.length} found${before ? ' (before)' : ''}; ${done.length + 1} of ${walks.length}`,
        );
        for (const what of found) say(`  ${what}`);
        done.push({ ...result, walk });
      }
    };
    // A short run goes on beside another fault; a long one has two windows going, since each waits a lot.
    const atOnce = walks.length > a11y.shortRuns ? AT_ONCE : 1;
    await Promise.all(Array.from({ length: atOnce }, work));
    const findings = noFindings();
    findings.violations.push(...done.flatMap(({ found }) => found));
    if (isWhole) findings.violations.push(...forgotten(done));
    return { runs: done.reduce((all, { looks }) => all + looks, 0), findings, note: noteOf(done) };
  },
};

const AT_ONCE = 2;

const nameOf = ({ person, part, way }: Walk<PartName>): string => `${person.language} ${part} by ${way}`;

/** Screens that no walk in a language came to. */
function forgotten(done: readonly (WalkResult & { walk: Walk<PartName> })[]): string[] {
  const all = screensIn(path.join(ROOT, 'renderer'));
  const languages = [...new Set(done.map(({ walk }) => walk.person.language))];
  return languages.flatMap((language) => {
    const looked = done.filter(({ walk }) => walk.person.language === language);
    return neverLookedAt(
      all,
      looked.flatMap(({ screens }) => screens),
    ).map((name) => `${language} ${name}: never looked at`);
  });
}

/** How many walks and screens that were, and of which builds. */
function noteOf(done: readonly KeptWalk[]): string {
  const screens = new Set(done.flatMap((walk) => walk.screens)).size;
  const builds = Map.groupBy(done, ({ build }) => build);
  const of = [...builds].map(([build, walks]) => `${build} (${walks.length} walks)`).join(', ');
  return `${done.length} walks, ${screens} screens; build ${of}`;
}

/** Walks it in a process of its own; one that ends without a word has not come to its end. */
async function walkApart(
  { person, part, way, settings }: Walk<PartName>,
  { seed }: FaultOptions,
  isThorough: boolean,
): Promise<WalkResult> {
  const { language } = person;
  const child = spawnBound(
    process.execPath,
    [
      path.join(import.meta.dirname, 'doWalk.ts'),
      JSON.stringify({ part, language, way, settings, seed, isThorough }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { stdout } = child;
  if (!stdout) throw new Error('a walk has no output');
  const gone = once(child, 'exit');
  let last = '';
  for await (const line of createInterface({ input: stdout })) last = line;
  await gone;
  try {
    return JSON.parse(last) as WalkResult;
  } catch {
    return { looks: 0, screens: [], found: [`${language} ${part}: the walk broke off`], seconds: 0 };
  }
}
