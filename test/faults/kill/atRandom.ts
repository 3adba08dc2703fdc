/** Core and registry killed at random moments, while clerks serve one citizen after another. */
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { openCenter, settle, type Center } from '../center.ts';
import { isDeath, type CoreProcess } from '../core.ts';
import type { FaultOptions } from '../fault.ts';
import { addFindings, type Findings } from '../judge.ts';
import { createRandom } from '../random.ts';
import { setBan } from '../sessions.ts';

const CLERKS = 2;
/** Longest time between a start and the next kill. */
const QUIET_MS = 600;

/** Kills at random moments, `runs` times. Returns how often. */
export async function atRandom({ runs, seed, say }: FaultOptions, findings: Findings): Promise<number> {
  const random = createRandom(seed).fork('kill');
  const center = await openCenter();
  let core = await center.startCore();
  let revival = Promise.resolve(core);
  let isOpen = true;
  const clerks = Array.from({ length: CLERKS }, (_, clerk) =>
    serve(
      center,
      () => revival,
      clerk,
      () => isOpen,
    ),
  );
  for (let run = 1; run <= runs; run += 1) {
    await sleep(random.between(0, QUIET_MS));
    const victim = random.pick(['core', 'core', 'registry', 'both'] as const);
    if (victim !== 'registry') {
      await core.kill();
      revival = center.startCore();
    }
    if (victim !== 'core') {
      await center.registry.kill();
      await sleep(random.between(0, 200));
      await center.registry.start();
    }
    core = await revival;
    if (core.problem)
      throw new Error(`the kiosk does not open after a kill: ${JSON.stringify(core.problem)}`);
    if (run % 10 === 0) say(`${run} kills, ${center.acknowledged.size} bans acknowledged`);
  }
  isOpen = false;
  await Promise.all(clerks);
  await settle(core);
  await core.stop();
  addFindings(findings, await center.judge(), 'at random');
  await center.remove();
  return runs;
}

/** One clerk: a session after another, each carried on with the same id where a core died under it. */
async function serve(
  center: Center,
  core: () => Promise<CoreProcess>,
  clerk: number,
  isOpen: () => boolean,
): Promise<void> {
  for (let serial = clerk; isOpen(); serial += CLERKS) {
    const id = uuidv7();
    while (!center.acknowledged.has(id)) {
      try {
        await setBan(await core(), serial, id);
        center.acknowledged.add(id);
      } catch (error) {
        if (!isDeath(error)) throw error;
        // The next core is on its way.
        await sleep(10);
      }
    }
  }
}
