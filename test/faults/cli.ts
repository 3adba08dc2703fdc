/**
 * `npm run faults -- NAME|all [--runs N] [--seed S] [--only WORDS] [--resume] [--record]`: does to kiosk and registry what the world will
 * do to them, and prints one line of JSON for each fault, then one for all; exit 0 when nothing was lost,
 * twice, or silently wrong. With `--record` each fault's row is written into docs/promises.md.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { writeRow } from '../bench/promises.ts';
import { rowOf, type FaultReport } from './fault.ts';
import { access } from './access/access.ts';
import { a11y } from './a11y/a11y.ts';
import { disk } from './disk/disk.ts';
import { input } from './input/input.ts';
import { kill } from './kill/kill.ts';
import { network } from './network/run.ts';
import { power } from './power/power.ts';
import { runFaults } from './run.ts';
import { tamper } from './tamper/tamper.ts';
import { traces } from './traces/traces.ts';

const PAGE = path.resolve(import.meta.dirname, '../../docs/promises.md');
const FAULTS = { kill, power, network, disk, tamper, input, access, a11y, traces };

// Programs started again and again need not be compiled again and again.
process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), 'qalqan-compile-cache');
// A core that was opened here and died may have left its loops running.
process.exit(
  await runFaults(process.argv.slice(2), {
    faults: FAULTS,
    say: (text) => void process.stderr.write(`${text}\n`),
    print: (line) => void process.stdout.write(`${line}\n`),
    record: (report, command) =>
      writeRow(PAGE, rowOf(report, FAULTS[report.name as keyof typeof FAULTS], command), new Date()),
    apart,
  }),
);

/** This command once more, for one fault; one that ends without a report has not held. */
async function apart([name = '', ...rest]: string[]): Promise<FaultReport> {
  const child = spawn(process.execPath, [import.meta.filename, name, ...rest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  try {
    return JSON.parse(last) as FaultReport;
  } catch {
    return { name, runs: 0, lost: 0, twice: 0, violations: 0, ok: false };
  }
}
