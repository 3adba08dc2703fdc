import path from 'node:path';
import { build, isBuilt } from './appBuild.mjs';
import { hasDisplay, openVirtualDisplay } from './display.mjs';
import { announceTestRuntime, findElectron, installElectron } from './electronRuntime.mjs';
import { withLock } from './lock.mjs';
import { prependBin } from './nodeRuntime.mjs';
import { arePackagesInstalled, installPackages } from './npmPackages.mjs';
import { installSystemPackages, offerSystemPackages } from './systemPackages.mjs';

/**
 * What a command needs beside the npm packages, which all need.
 * @typedef {object} Needs
 * @property {boolean} [window] opens windows: Electron and the libraries it is linked with
 * @property {boolean | 'each'} [display] opens them: now, on a virtual screen where there is no real one; or later, `each`
 *   of its processes on one of its own
 * @property {boolean} [build] uses dist/
 * @property {boolean} [console] uses dist/console
 * @property {boolean} [voice] may read aloud; it goes on without
 * @property {boolean} [tests] uses the programs that look at the product from outside
 */

/** @typedef {{ isDone: () => boolean, run: () => Promise<void> }} Step */

/**
 * Brings this folder and this process to where a command with `needs` can run: installs, builds,
 * opens a screen, and sets PATH, DISPLAY and ELECTRON_OVERRIDE_DIST_PATH in `process.env`. Where
 * all is in place it only looks. Throws, in words for the person at the terminal, where it cannot.
 * @param {string} root the project's folder
 * @param {Needs} needs
 */
export async function setUp(root, needs) {
  // First, and without the lock: apt has its own, and whoever may not write here may still be told.
  await installSystemPackages(root, packageGroups(needs));
  if (needs.voice) await offerSystemPackages(root, ['voice'], 'Nothing is read aloud without espeak-ng.');
  const steps = stepsOf(root, needs);
  if (!steps.every((step) => step.isDone())) {
    await withLock(path.join(root, '.cache/setup.lock'), async () => {
      for (const step of steps) {
        if (!step.isDone()) await step.run();
      }
    });
  }
  Object.assign(process.env, prependBin(root, process.env));
  if (needs.window) chooseElectron(root);
  if (needs.display === true && !hasDisplay()) await openVirtualDisplay();
}

/**
 * The steps in order: each may lean on those before it.
 * @param {string} root
 * @param {Needs} needs
 * @returns {Step[]}
 */
function stepsOf(root, needs) {
  return [
    { isDone: () => arePackagesInstalled(root), run: () => installPackages(root) },
    { isDone: () => !needs.window || findElectron(root) !== null, run: () => installElectron(root) },
    { isDone: () => !needs.build || isBuilt(root), run: () => build(root) },
    { isDone: () => !needs.console || isBuilt(root, 'console'), run: () => build(root, 'console') },
  ];
}

/**
 * @param {Needs} needs
 * @returns {import('./systemPackages.mjs').PackageGroup[]}
 */
export function packageGroups({ window, display, tests }, displayIsThere = hasDisplay()) {
  return [
    ...(window ? /** @type {const} */ (['window']) : []),
    ...(display && !displayIsThere ? /** @type {const} */ (['display']) : []),
    ...(tests ? /** @type {const} */ (['tests']) : []),
  ];
}

/** @param {string} root */
function chooseElectron(root) {
  const electron = findElectron(root);
  if (electron?.kind !== 'test' || process.env.ELECTRON_OVERRIDE_DIST_PATH === electron.dist) return;
  process.env.ELECTRON_OVERRIDE_DIST_PATH = electron.dist;
  announceTestRuntime();
}
