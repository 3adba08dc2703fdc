/**
 * The one front door: every npm script comes through here (`node scripts/run.mjs TARGET ARGUMENTS`).
 * It sets up what the target needs and runs it on Node 24. Plain JavaScript without dependencies,
 * because on a fresh clone it runs on whatever Node is there (20 or later) and nothing is installed.
 */
import Module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { spawnBound } from './setup/boundProcess.mjs';
import { findNode, isNodeRecentEnough } from './setup/nodeRuntime.mjs';
import { endWithNpm } from './setup/parentWatch.mjs';
import { say } from './setup/progress.mjs';
import { setUp } from './setup/setUp.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** @type {import('./setup/setUp.mjs').Needs} */
const EVERYTHING = { window: true, display: true, build: true, voice: true, tests: true };

/**
 * What targets need beside the npm packages; one that is not named needs nothing more.
 * @type {Record<string, import('./setup/setUp.mjs').Needs>}
 */
const NEEDS = {
  'scripts/start.ts': { window: true, display: true, build: true, voice: true },
  'scripts/voice.ts': { voice: true },
  'scripts/dist.ts': { window: true, build: true },
  // The end-to-end tests see to build and screen themselves (scripts/e2eSetup.ts).
  'node_modules/vitest/vitest.mjs': { window: true, voice: true, tests: true },
  'test/faults/cli.ts': EVERYTHING,
  'test/bench/cli.ts': EVERYTHING,
  'test/demo/demo.ts': EVERYTHING,
  'test/demo/screens.ts': EVERYTHING,
};

/** A registry that serves has a page for prosecutors; its other commands need nothing. @param {string[]} args */
const needsOfRegistry = (args) => (args[0] === 'serve' ? { console: true } : {});

const [target, ...targetArgs] = process.argv.slice(2);
endWithNpm();
try {
  if (target === undefined) throw new Error('usage: node scripts/run.mjs TARGET [ARGUMENTS]');
  await setUp(root, target === 'registry/cli.ts' ? needsOfRegistry(targetArgs) : (NEEDS[target] ?? {}));
  await runTarget(path.join(root, target), targetArgs);
} catch (error) {
  say(`qalqan: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** @param {string} file @param {string[]} args */
async function runTarget(file, args) {
  if (isNodeRecentEnough(process.versions.node)) {
    // In this very process: signals, the process id and the exit code are the target's own.
    process.argv.splice(1, process.argv.length, file, ...args);
    Module.runMain();
    return;
  }
  const child = spawnBound(findNode(root), [file, ...args], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? exitCodeOf(signal)));
  });
}

/** The exit code that shells give a command ended by a signal. @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + os.constants.signals[signal];
}
