import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run, withProgress } from './progress.mjs';
import { readStamp, updateStamp } from './stamp.mjs';

/** Before it, npm does not know `allowScripts` and would run every package's install script. */
const NPM_MAJOR = 11;

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Whether the packages of package-lock.json are installed: its hash is the one remembered, or what
 * npm says it installed is what the lock asks for (after `npm install` by hand).
 * @param {string} root
 */
export function arePackagesInstalled(root) {
  const lock = lockHash(root);
  if (readStamp(root).lock === lock) return true;
  const wanted = readLockedPackages(path.join(root, 'package-lock.json'));
  const installed = readLockedPackages(path.join(root, 'node_modules/.package-lock.json'));
  if (wanted === null || installed === null || !agree(wanted, installed)) return false;
  updateStamp(root, { lock });
  return true;
}

/**
 * Whether `installed` is what `wanted` asks for. What is optional may be absent: it is for other systems.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export function agree(wanted, installed) {
  const extra = Object.keys(installed).some((place) => !(place in wanted));
  return (
    !extra &&
    Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
      if (!place.startsWith('node_modules/')) return true;
      const found = installed[place];
      return found === undefined
        ? optional === true
        : found.version === version && found.integrity === integrity;
    })
  );
}

/** Installs exactly what package-lock.json says. @param {string} root */
export async function installPackages(root) {
  const npm = isNpmRecentEnough(npmVersion()) ? ['npm'] : ['npx', '-y', `npm@${NPM_MAJOR}`];
  const [command = '', ...before] = npm;
  const args = [...before, 'ci', '--no-fund', '--no-audit', '--loglevel=error'];
  await withProgress('Installing npm packages', () => run(command, args, { cwd: root }));
  updateStamp(root, { lock: lockHash(root) });
}

/** @param {string} version such as `11.19.1` */
export function isNpmRecentEnough(version) {
  return Number.parseInt(version, 10) >= NPM_MAJOR;
}

/** The npm that runs us, else the one on PATH; empty where there is none. @returns {string} */
function npmVersion() {
  const agent = /\bnpm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1];
  return agent ?? spawnSync('npm', ['--version'], { encoding: 'utf8' }).stdout ?? '';
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** @param {string} file @returns {Record<string, LockedPackage> | null} */
function readLockedPackages(file) {
  try {
    return /** @type {{ packages: Record<string, LockedPackage> }} */ (
      JSON.parse(fs.readFileSync(file, 'utf8'))
    ).packages;
  } catch {
    return null;
  }
}
