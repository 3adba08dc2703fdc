import { spawnSync } from 'node:child_process';
import { run, say, withProgress } from './progress.mjs';

/**
 * Debian packages by what they are needed for. Where Debian renamed a package, the names are
 * alternatives, newest first.
 * @type {Record<'window' | 'display' | 'voice' | 'tests', string[][]>}
 */
export const SYSTEM_PACKAGES = {
  /** What Electron's program is linked with, and a font for letters that ours lacks. */
  window: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libasound2t64', 'libasound2'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libcups2t64', 'libcups2'],
    ['libnss3'],
    ['libgbm1'],
    ['libdrm2'],
    ['libxkbcommon0'],
    ['fonts-dejavu-core'],
  ],
  /** A screen where there is none; kiosk mode needs a window manager on it. */
  display: [['xvfb'], ['xauth'], ['openbox']],
  /** Speaks what is read aloud. A kiosk without it says so, and does everything else. */
  voice: [['espeak-ng']],
  /** Programs that look at our papers and press our keys from outside; a browser for the registry's console. */
  tests: [
    ['poppler-utils'],
    ['zbar-tools'],
    ['xdotool'],
    ['postgresql'],
    ['strace'],
    ['openssl'],
    ['chromium'],
  ],
};

/** @typedef {keyof typeof SYSTEM_PACKAGES} PackageGroup */

/**
 * The wanted packages of which no alternative is installed.
 * @param {string[][]} wanted
 * @param {(names: string[]) => Set<string>} installedAmong
 * @returns {string[][]}
 */
export function missingPackages(wanted, installedAmong) {
  const installed = installedAmong(wanted.flat());
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * One name for each set of alternatives: the first that this Debian knows, else the last.
 * @param {string[][]} missing
 * @param {(name: string) => boolean} isKnown
 * @returns {string[]}
 */
export function chooseNames(missing, isKnown) {
  return missing.map((names) => names.find(isKnown) ?? names.at(-1) ?? '');
}

/** What is missing here of `groups`; nothing on a system without dpkg. @param {PackageGroup[]} groups */
function missingHere(groups) {
  if (process.platform !== 'linux' || groups.length === 0) return [];
  return missingPackages(
    groups.flatMap((group) => SYSTEM_PACKAGES[group]),
    installedByDpkg,
  );
}

/**
 * Installs what is missing of `groups`, as root or by a sudo that asks nothing; otherwise throws
 * with the one command to type.
 * @param {string} root
 * @param {PackageGroup[]} groups
 */
export async function installSystemPackages(root, groups) {
  const missing = missingHere(groups);
  if (missing.length === 0) return;
  const prefix = privilege();
  if (prefix === null) {
    throw new Error(
      'System packages are missing, and this user may not install them. Type this once, then the same command again:\n\n' +
        `  sudo sh -c 'apt-get update && apt-get install -y ${chooseNames(missing, isKnownToApt).join(' ')}'\n`,
    );
  }
  await withProgress(`Installing ${missing.length} system packages`, async () => {
    // Stale or absent package lists are the usual reason to fail: only then are they fetched.
    try {
      await aptGet(root, prefix, ['install', ...chooseNames(missing, isKnownToApt)]);
    } catch {
      await aptGet(root, prefix, ['update']);
      await aptGet(root, prefix, ['install', ...chooseNames(missing, isKnownToApt)]);
    }
  });
}

/**
 * Installs what is missing of `groups` where that can be done now; where not, says in a line what will
 * be without it, and goes on.
 * @param {string} root
 * @param {PackageGroup[]} groups
 * @param {string} without
 */
export async function offerSystemPackages(root, groups, without) {
  const missing = missingHere(groups);
  if (missing.length === 0) return;
  const prefix = privilege();
  const names = chooseNames(missing, isKnownToApt);
  try {
    if (prefix === null) throw new Error('not allowed');
    await withProgress(`Installing ${names.join(' ')}`, () => aptGet(root, prefix, ['install', ...names]));
  } catch {
    say(`${without} To have it: sudo apt-get install -y ${names.join(' ')}`);
  }
}

/** @param {string} root @param {string[]} prefix @param {string[]} args */
function aptGet(root, prefix, args) {
  // Another apt-get may be at work on a machine just started: wait for it.
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  const [command = '', ...rest] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...options,
    ...args,
  ];
  return run(command, rest, { cwd: root });
}

/** What to put before a command to run it as root; null where we may not. @returns {string[] | null} */
function privilege() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

/** @param {string[]} names @returns {Set<string>} */
function installedByDpkg(names) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  // Not a Debian: nothing can be said about its packages, so nothing is called missing.
  if (query.error) return new Set(names);
  const lines = query.stdout.split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.slice(0, line.indexOf(' '))));
}

/** @param {string} name */
function isKnownToApt(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}
