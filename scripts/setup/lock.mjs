import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

/**
 * Runs `work` while no other set-up of this folder runs: two commands started at once in a fresh
 * clone must not both install into it. A lock left by a process that is gone is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ isAlive?: (pid: number) => boolean, pollMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { isAlive = isProcessAlive, pollMs = 200 } = {}) {
  for (let told = false; !take(file, isAlive); told = true) {
    if (!told) say(`Waiting for another set-up to end (${file})`);
    await sleep(pollMs);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file @param {(pid: number) => boolean} isAlive @returns {boolean} */
function take(file, isAlive) {
  // A link appears with its content at once, so nobody ever reads a lock without an owner in it.
  const mine = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(mine, String(process.pid));
  } catch (error) {
    const folder = path.dirname(file);
    const advice = 'there is something to install or build first: run this once as the owner of the folder';
    throw new Error(`This user may not write to ${folder}, and ${advice}`, { cause: error });
  }
  try {
    fs.linkSync(mine, file);
    return true;
  } catch {
    const owner = Number(readOrEmpty(file));
    if (owner > 0 && !isAlive(owner)) fs.rmSync(file, { force: true });
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** @param {string} file */
function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {number} pid */
function isProcessAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
