/** One walk at a desk of its own, on a screen of its own, in a process of its own: what it found is printed as one line. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openVirtualDisplay } from '../../../scripts/setup/display.mjs';
import { PEOPLE, type Person } from '../../e2e/people.ts';
import { readKiosk } from '../judge.ts';
import { createRandom } from '../random.ts';
import type { WalkResult } from './kept.ts';
import { createLooker, SETTINGS } from './look.ts';
import { shuffled, type Way } from './plan.ts';
import { handsOf, type Expected } from './walker.ts';
import { openDeskFor, PARTS, type Part, type PartName } from './walks.ts';

export type WalkAsked = {
  part: PartName;
  language: Person['language'];
  way: Way;
  /** In how many settings each screen is looked at; which, the seed says. */
  settings: number;
  seed: number;
  isThorough: boolean;
};

/** Walks it, and says what was seen; a walk that does not come to its end is a finding. */
async function doWalk({ part, language, way, settings, seed, isThorough }: WalkAsked): Promise<WalkResult> {
  const person = PEOPLE.find((one) => one.language === language);
  if (!person) throw new Error(`nobody speaks ${language}`);
  const startedAt = performance.now();
  const random = createRandom(seed).fork(`${language} ${part}`);
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'qalqan-a11y-'));
  const desk = await openDeskFor(part, person, folder);
  const looker = createLooker(desk.page, language, (name) =>
    shuffled(SETTINGS, random.fork(name)).slice(0, settings),
  );
  const expected: Expected[] = [];
  const found: string[] = [];
  try {
    const { walk }: Part = PARTS[part];
    const hands = await handsOf(desk.page, way);
    const expect = (entry: Expected) => void expected.push(entry);
    await walk({ desk, person, looker, way, hands, expect, folder, isThorough });
    found.push(...(await missing(desk.data, expected)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const picture = path.resolve('out/e2e', `a11y-${language}-${part}.png`);
    await desk.page.screenshot({ path: picture }).catch(() => {});
    found.push(`by ${way} alone it does not come to its end: ${why} (${picture})`);
  } finally {
    await desk.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return {
    looks: looker.looks(),
    screens: looker.screens(),
    found: [...found.map((what) => `${language} ${part}: ${what}`), ...looker.found()],
    seconds: Math.round((performance.now() - startedAt) / 1000),
  };
}

/** What of `expected` the journal at `data` does not hold, or that it does not verify. */
async function missing(data: string, expected: readonly Expected[]): Promise<string[]> {
  const { entries, verified, says } = await readKiosk(data);
  const isThere = ({ kind, id, what }: Expected) =>
    entries.some((entry) => {
      const { body } = entry as { body?: { what?: unknown; body?: unknown } };
      const isKind = entry.kind === kind || (entry.kind === 'correction' && id !== undefined);
      return isKind && (id === undefined || entry.id === id) && (what === undefined || body?.what === what);
    });
  return [
    ...(verified ? [] : [`the journal does not verify: ${says}`]),
    ...expected
      .filter((one) => !isThere(one))
      .map(({ kind, id, what }) => `the journal has no ${kind} ${id ?? what ?? ''}`),
  ];
}

if (process.platform === 'linux') await openVirtualDisplay(() => {});
const result = await doWalk(JSON.parse(process.argv[2] ?? '') as WalkAsked);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
