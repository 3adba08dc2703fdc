import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findNode } from './nodeRuntime.mjs';
import { run, withProgress } from './progress.mjs';

/** What everything that is built is made from, files or folders. */
const COMMON = ['shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/**
 * What is built: all of dist/, or only the registry's console in dist/console. Each remembers beside it
 * what it was made from.
 */
const PARTS = {
  all: {
    inputs: ['electron', 'renderer', 'resources', 'registry/console/page', ...COMMON],
    stamp: 'dist/.built',
    environment: '',
  },
  console: {
    inputs: ['registry/console/page', 'renderer/app/tokens.css', ...COMMON],
    stamp: 'dist/.built-console',
    environment: 'console',
  },
};

/** @typedef {keyof typeof PARTS} Part */

/** Whether that part of dist/ was built from the files as they are now. @param {string} root @param {Part} [part] */
export function isBuilt(root, part = 'all') {
  try {
    const { stamp } = PARTS[part];
    return fs.readFileSync(path.join(root, stamp), 'utf8') === fingerprint(root, part);
  } catch {
    return false;
  }
}

/**
 * Builds dist/: the renderer, main, the preload, the core and the console; or the console alone.
 * @param {string} root
 * @param {Part} [part]
 */
export async function build(root, part = 'all') {
  const made =
    part === 'all' ? /** @type {const} */ (['all', 'console']) : /** @type {const} */ (['console']);
  const before = made.map((one) => fingerprint(root, one));
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  // The tests build too, and what their runner sets for itself must not reach the build.
  const env = { VITEST: '', NODE_ENV: 'production', QALQAN_BUILD_ONLY: PARTS[part].environment };
  const args = [vite, 'build', '--app', '--logLevel', 'warn'];
  const title = part === 'all' ? 'Building' : 'Building the console';
  await withProgress(title, () => run(findNode(root), args, { cwd: root, env }));
  made.forEach((one, i) => fs.writeFileSync(path.join(root, PARTS[one].stamp), before[i] ?? ''));
}

/**
 * Changes whenever an input is added, removed, or written to; tests are no inputs.
 * @param {string} root
 * @param {Part} [part]
 */
export function fingerprint(root, part = 'all') {
  const hash = createHash('sha256');
  for (const input of PARTS[part].inputs) {
    for (const file of filesOf(path.join(root, input))) {
      const { size, mtimeMs } = fs.statSync(file);
      hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** @param {string} place @returns {string[]} */
function filesOf(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
