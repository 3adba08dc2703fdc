import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findNode } from './nodeRuntime.mjs';
import { run, withProgress } from './progress.mjs';

/** What the build is made from, files or folders. */
const INPUTS = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Holds the fingerprint of what dist/ was built from. @param {string} root */
const builtFile = (root) => path.join(root, 'dist/.built');

/** Whether dist/ was built from the files as they are now. @param {string} root */
export function isBuilt(root) {
  try {
    return fs.readFileSync(builtFile(root), 'utf8') === fingerprint(root);
  } catch {
    return false;
  }
}

/** Builds dist/: the renderer, main, the preload and the core. @param {string} root */
export async function build(root) {
  const before = fingerprint(root);
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  // The tests build too, and what their runner sets for itself must not reach the build.
  const env = { VITEST: '', NODE_ENV: 'production' };
  const args = [vite, 'build', '--app', '--logLevel', 'warn'];
  await withProgress('Building', () => run(findNode(root), args, { cwd: root, env }));
  fs.writeFileSync(builtFile(root), before);
}

/** Changes whenever an input is added, removed, or written to; tests are no inputs. @param {string} root */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
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
