import { spawn } from 'node:child_process';
import fs from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/**
 * Starts a program that does not outlive us: on Linux the kernel sends it SIGTERM when we are gone,
 * even by SIGKILL, so nothing is left behind to hold a display, a port or a data folder.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function spawnBound(command, args, options) {
  const canBind = process.platform === 'linux' && fs.existsSync(SETPRIV);
  return canBind
    ? spawn(SETPRIV, ['--pdeathsig', 'TERM', '--', command, ...args], options)
    : spawn(command, args, options);
}
