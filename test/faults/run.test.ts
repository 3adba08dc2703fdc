import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultReport, FaultRunner } from './fault.ts';
import { rowOf } from './fault.ts';
import { noFindings } from './judge.ts';
import { createDisk } from './power/disk.ts';
import type { Op } from './power/trace.ts';
import { createRandom } from './random.ts';
import { runFaults } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-run-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const LINES = 40;
const line = (n: number) => `line ${String(n).padStart(3, '0')}\n`;

/** What a program did that keeps lines in a file and says of each that it is kept; `forgets` to sync some. */
function life(forgets: (n: number) => boolean): Op[] {
  const ops: Op[] = [
    { op: 'openFolder', fd: 3 },
    { op: 'open', fd: 4, name: 'lines', create: true, truncate: false, append: true },
    { op: 'sync', fd: 3 },
  ];
  for (let n = 0; n < LINES; n += 1) {
    ops.push({ op: 'write', fd: 4, data: Buffer.from(line(n)), at: null });
    if (!forgets(n)) ops.push({ op: 'sync', fd: 4 });
    ops.push({ op: 'told', data: Buffer.from(line(n)) });
  }
  return ops;
}

/** The power cut at moments of that life which the seed chooses; each line that was told of and is gone is lost. */
const subject = (ops: Op[]): FaultRunner => ({
  about: 'a program of a few lines',
  shortRuns: 30,
  async run({ runs, seed, say }) {
    const findings = noFindings();
    const random = createRandom(seed).fork('program');
    for (let run = 0; run < runs; run += 1) {
      const moment = random.between(3, ops.length + 1);
      const disk = createDisk('');
      for (const op of ops.slice(0, moment)) disk.apply(op);
      const found = fs.mkdtempSync(path.join(folder, 'found-'));
      disk.cut(found, random);
      const kept = fs.readFileSync(path.join(found, 'lines'), 'utf8');
      for (const op of ops.slice(0, moment))
        if (op.op === 'told' && !kept.includes(op.data.toString()))
          findings.lost.push(`cut at ${moment}: ${op.data.toString().trim()}`);
    }
    say(`${runs} cuts`);
    return { runs, findings };
  },
});

/** Runs as the command does; what it says, what it prints, and how it ends. */
async function asCommand(words: string[], faults: Record<string, FaultRunner>) {
  const said: string[] = [];
  const printed: FaultReport[] = [];
  const recorded: { report: FaultReport; command: string }[] = [];
  const code = await runFaults(words, {
    faults,
    say: (text) => said.push(text.replace(/\d+ s$/, '')),
    print: (text) => printed.push(JSON.parse(text) as FaultReport),
    record: (report, command) => recorded.push({ report, command }),
  });
  return { code, said, printed, recorded, seed: /^seed (\d+)$/.exec(said[0] ?? '')?.[1] };
}

describe('a failure and its seed', () => {
  const careless = { program: subject(life((n) => n % 4 !== 0)) };

  test('a program that forgets to sync is found out, and the printed seed finds the same losses again', async () => {
    const first = await asCommand(['program'], careless);
    expect(first.code).toBe(1);
    expect(first.printed.at(-1)).toMatchObject({ name: 'program', runs: 30, ok: false });
    expect(first.printed.at(-1)?.lost).toBeGreaterThan(0);
    const again = await asCommand(['program', '--seed', String(first.seed)], careless);
    expect(again.said).toEqual(first.said);
    expect(again.printed).toEqual(first.printed);
    const other = await asCommand(['program', '--seed', String(Number(first.seed) + 1)], careless);
    expect(other.said).not.toEqual(first.said);
  });

  test('the same program loses nothing once it syncs', async () => {
    const { code, printed } = await asCommand(['program'], { program: subject(life(() => false)) });
    expect([code, printed.at(-1)?.lost]).toEqual([0, 0]);
  });
});

test('all of them: a line for each, and one for all that is good only where each is', async () => {
  const good = subject(life(() => false));
  const bad = subject(life(() => true));
  const { code, printed } = await asCommand(['all', '--runs', '20', '--seed', '7'], { good, bad });
  expect(printed.map(({ name, ok }) => [name, ok])).toEqual([
    ['good', true],
    ['bad', false],
    ['all', false],
  ]);
  expect(printed[2]).toMatchObject({ runs: 40, lost: printed[1]?.lost });
  expect(code).toBe(1);
});

test('all of them, each apart: told in their order, whichever ends first', async () => {
  const asked: string[][] = [];
  const printed: string[] = [];
  const one = subject([]);
  const code = await runFaults(['all', '--seed', '7'], {
    faults: { slow: one, quick: one, last: one },
    say: () => {},
    print: (text) => printed.push(text),
    record: () => {},
    apart: async (words) => {
      asked.push(words);
      const [name = ''] = words;
      await new Promise((resolve) => setTimeout(resolve, name === 'slow' ? 50 : 1));
      return { name, runs: 1, lost: 0, twice: 0, violations: 0, ok: name !== 'quick' };
    },
  });
  expect(asked).toEqual(['slow', 'quick', 'last'].map((name) => [name, '--seed', '7']));
  expect(printed).toHaveLength(4);
  expect(JSON.parse(printed[3] ?? '')).toMatchObject({ name: 'all', runs: 3, ok: false });
  expect(code).toBe(1);
});

test('a fault that never struck proves nothing', async () => {
  const idle: FaultRunner = {
    about: '',
    shortRuns: 1,
    run: async () => ({ runs: 0, findings: noFindings() }),
  };
  expect((await asCommand(['idle'], { idle })).code).toBe(1);
});

test('a row is recorded only where it is asked for, with the command that does it again', async () => {
  const good = subject(life(() => false));
  expect((await asCommand(['good'], { good })).recorded).toEqual([]);
  const { recorded } = await asCommand(['good', '--runs', '1000', '--seed', '7', '--record'], { good });
  const [{ report, command } = { report: undefined, command: '' }] = recorded;
  if (!report) throw new Error('nothing recorded');
  expect(rowOf(report, good, command)).toEqual({
    name: 'good',
    about: good.about,
    figure: 'struck 1,000 times: lost 0, twice 0, violations 0',
    promise: 'lost 0, twice 0, violations 0',
    kept: true,
    command: 'npm run faults -- good --runs 1000 --seed 7 --record',
  });
});

test.each([
  [[]],
  [['nothing']],
  [['good', 'more']],
  [['good', '--runs', '0']],
  [['good', '--seed', 'x']],
  [['good', '--what']],
])('words that ask for nothing there is: %j', async (words) => {
  expect((await asCommand(words, { good: subject([]) })).code).toBe(2);
});
