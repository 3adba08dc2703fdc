import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnBound } from './boundProcess.mjs';
import { say } from './progress.mjs';

const SCREEN = '1920x1080x24';
/** A second is usual; a machine that is busy with other work has taken more than fifteen. */
const START_MS = 60_000;

/** Whether there is a screen to open windows on. @param {NodeJS.ProcessEnv} [env] */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Makes a virtual screen with a window manager on it, names it in `process.env.DISPLAY`, and
 * returns what closes it. It also closes when this process ends, however it ends.
 * @param {(text: string) => void} [tell] hears that windows will not be seen
 * @param {number} [patienceMs] how long Xvfb may take; Error where it takes longer, and then none is left behind
 * @returns {Promise<() => void>}
 */
export async function openVirtualDisplay(tell = say, patienceMs = START_MS) {
  // -displayfd: Xvfb picks a free number itself and writes it on fd 3 when it can be drawn on.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const xvfb = spawnBound('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await Promise.race([
    firstLine(xvfb),
    once(xvfb, 'exit').then(() => null),
    sleep(patienceMs, null, { ref: false }),
  ]);
  if (number === null) {
    // Neither it nor its pipe may keep the command going that was to have a screen.
    xvfb.kill('SIGKILL');
    xvfb.unref();
    for (const pipe of xvfb.stdio) pipe?.destroy();
    throw new Error('Xvfb did not start, so there is no screen to open a window on');
  }
  process.env.DISPLAY = `:${number}`;
  const openbox = spawnBound('openbox', [], { stdio: 'ignore', env: process.env });
  tell(`There is no screen here: windows open on a virtual one, DISPLAY=:${number} (${SCREEN})`);
  for (const child of [xvfb, openbox]) child.unref();
  const close = () => {
    openbox.kill();
    xvfb.kill();
  };
  process.once('exit', close);
  return close;
}

/** @param {import('node:child_process').ChildProcess} xvfb @returns {Promise<string>} */
async function firstLine(xvfb) {
  const pipe = /** @type {import('node:net').Socket} */ (xvfb.stdio[3]);
  let text = '';
  for await (const chunk of pipe) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  return text.trim();
}
