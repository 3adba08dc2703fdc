/** Processes as the kernel sees them (Linux): who started whom, and a death that reaches them all. */
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process `pid` and everything it started, it first. */
export function processTree(pid: number): number[] {
  const parents = new Map(
    fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const tree = [pid];
  for (const member of tree) {
    for (const [child, parent] of parents) if (parent === member) tree.push(child);
  }
  return tree;
}

/** Ends `pid` and everything it started, all at once and without a word, as a power cut would. */
export async function killTree(pid: number): Promise<void> {
  const tree = processTree(pid);
  for (const member of tree) kill(member);
  while (tree.some(isRunning)) await sleep(10);
}

/** The one process below `pid` whose command line contains `text`. */
export function findProcess(pid: number, text: string): number {
  const found = processTree(pid).find((member) => commandLine(member).includes(text));
  if (found === undefined) throw new Error(`no process with ${text} below ${pid}`);
  return found;
}

export const isRunning = (pid: number): boolean => {
  const state = stat(String(pid))?.[0];
  return state !== undefined && state !== 'Z';
};

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went before us.
  }
}

const parentOf = (pid: string): number => Number(stat(pid)?.[1] ?? 0);

/** What follows the name in /proc/PID/stat: the state, the parent, and more (proc(5)). */
function stat(pid: string): string[] | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function commandLine(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
