/** The core killed once at each write, sync and rename by which a confirm reaches the disk. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { uuidv7 } from 'uuidv7';
import { openCenter, settle } from '../center.ts';
import { isDeath, signIn, type CoreProcess } from '../core.ts';
import type { FaultOptions } from '../fault.ts';
import { addFindings, type Findings } from '../judge.ts';
import { setBan, type Caller } from '../sessions.ts';

/** Every call by which a confirm reaches the disk or its answer the window. */
const STEPS = [
  'pwrite64',
  'write',
  'writev',
  'sendmsg',
  'fdatasync',
  'fsync',
  'ftruncate',
  'openat',
  'rename',
];
/** More steps than any confirm has: it must end by itself. */
const MOST_STEPS = 60;

/** Kills once at each write, sync and rename of a confirm, until one is confirmed with no step left to kill at. Returns how often. */
export async function atEachStep({ say }: FaultOptions, findings: Findings): Promise<number> {
  const center = await openCenter();
  await center.registry.stop();
  let step = 1;
  let unanswered: string | null = null;
  for (; step <= MOST_STEPS; step += 1) {
    const core = await center.startCore();
    if (core.problem)
      throw new Error(
        `the kiosk does not open after a kill at step ${step - 1}: ${JSON.stringify(core.problem)}`,
      );
    if (step === 1) await signIn(core);
    // What a window does after such a death: the same again, whether or not it was done.
    if (unanswered !== null) center.acknowledged.add((await setBan(core, step - 1, unanswered)).id);
    const id = uuidv7();
    unanswered = id;
    const survived = await confirmKilledAt(core, id, step);
    await core.kill();
    if (survived) {
      center.acknowledged.add(id);
      break;
    }
  }
  say(`a confirm has ${step - 1} steps on its way to the disk; killed at each`);
  if (step <= 3) findings.violations.push(`only ${step - 1} steps were seen in a confirm`);
  if (step > MOST_STEPS) findings.violations.push(`a confirm of more than ${MOST_STEPS} steps`);
  await center.registry.start();
  const core = await center.startCore();
  await settle(core);
  await core.stop();
  addFindings(findings, await center.judge(), 'at each step');
  await center.remove();
  return step - 1;
}

/** Confirms `id` with the core killed at its `step`th step; true where it was confirmed before there was such a step. */
async function confirmKilledAt(core: CoreProcess, id: string, step: number): Promise<boolean> {
  let isAttached = false;
  const caller: Caller = {
    async call(name, input) {
      if (name === 'entries.confirm') {
        await killAtStep(core.pid, step);
        isAttached = true;
      }
      return core.call(name, input);
    },
  };
  try {
    await setBan(caller, step, id);
    return true;
  } catch (error) {
    if (!isDeath(error) || !isAttached) throw error;
    return false;
  }
}

/** Has the kernel kill the process `pid` at its `step`th call of those that write; resolves when that is set. */
async function killAtStep(pid: number, step: number): Promise<void> {
  const inject = `inject=${STEPS.join(',')}:signal=SIGKILL:when=${step}`;
  const strace = spawn('strace', ['-p', String(pid), '-e', `trace=${STEPS.join(',')}`, '-e', inject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: strace.stderr })) {
    if (line.includes('attached')) {
      // Its output is read to the end, or it would wait for room in the pipe and hold the core up.
      strace.stderr.resume();
      return;
    }
    if (line.includes('not permitted')) break;
  }
  if (strace.exitCode === null) await once(strace, 'exit');
  throw new Error(
    'strace may not attach to the core: run as root, or with sysctl kernel.yama.ptrace_scope=0',
  );
}
