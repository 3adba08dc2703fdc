import { spawn } from 'node:child_process';
import { prependBin } from './nodeRuntime.mjs';

/** How often a step that takes long says so where there is no terminal to redraw a line on. */
const REMINDER_MS = 10_000;
/** How much of a failed command's output is shown. */
const TAIL_CHARACTERS = 4_000;

/** Writes one line on standard error: standard output belongs to the command that was asked for. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs `work` and shows on standard error what it is and how long it has taken.
 * @template T
 * @param {string} title what is being done, as a noun phrase
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const live = process.stderr.isTTY;
  const show = () => {
    process.stderr.write(live ? `\r${title}… ${seconds()} s ` : `${title}… ${seconds()} s\n`);
  };
  show();
  const timer = setInterval(show, live ? 1_000 : REMINDER_MS);
  try {
    const result = await work();
    say(`${live ? '\r' : ''}${title}: done in ${seconds()} s`);
    return result;
  } catch (error) {
    say(`${live ? '\r' : ''}${title}: failed after ${seconds()} s`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a command with the project's own programs first on PATH and returns all it wrote.
 * Throws with the end of its output if it fails, cannot be started, or takes longer than `timeoutMs`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} options
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd, env = {}, timeoutMs }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...prependBin(cwd, process.env), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else {
        const end = output.slice(-TAIL_CHARACTERS).trim();
        reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${end}`));
      }
    });
  });
}
