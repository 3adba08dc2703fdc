/** `npm run check [-- NAME…]`: the static checks, all of them or those named; ends with how many passed. */
import { spawn } from 'node:child_process';
import path from 'node:path';

type Outcome = { name: string; ok: boolean; output: string; ms: number };

const root = path.resolve(import.meta.dirname, '..');

const CHECKS: Record<string, string[]> = {
  types: ['tsc', '--noEmit'],
  lint: ['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
  format: ['oxfmt', '--check'],
  imports: ['depcruise', 'electron', 'renderer', 'shared', 'registry', 'scripts', 'test', 'vite.config.ts'],
  unused: ['knip', '--no-progress', '--no-config-hints'],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}`);
  process.exit(2);
}
const names = asked.length > 0 ? asked : Object.keys(CHECKS);
const outcomes = await Promise.all(names.map(check));
const failed = outcomes.filter((outcome) => !outcome.ok).length;
console.log(`checks: ${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs one check to its end and prints it whole, so that checks running side by side do not mix. */
async function check(name: string): Promise<Outcome> {
  const startedAt = Date.now();
  const [command = '', ...args] = CHECKS[name] ?? [];
  const outcome = await new Promise<Outcome>((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = (ok: boolean) => resolve({ name, ok, output, ms: Date.now() - startedAt });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
  console.log(`${outcome.ok ? 'ok    ' : 'FAILED'} ${name} (${(outcome.ms / 1000).toFixed(1)} s)`);
  if (!outcome.ok) console.log(outcome.output.trimEnd());
  return outcome;
}
