/** A service center in a folder of its own: one kiosk, one registry, and what its citizens were told. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createRegistry, type Registry } from '../e2e/registry.ts';
import { signIn, startCore, type CoreProcess, type CoreStart } from './core.ts';
import { judge, readKiosk, readRegistry, type Findings } from './judge.ts';

export type Center = {
  folder: string;
  /** The kiosk's data. */
  data: string;
  registry: Registry;
  /** The ids of the acts that the kiosk acknowledged. */
  acknowledged: Set<string>;
  /** Starts the kiosk's core; `registry` is where it looks for the registry, by default where it is. */
  startCore(change?: Partial<CoreStart>): Promise<CoreProcess>;
  /** Compares kiosk and registry with what was acknowledged; neither may be running for the kiosk's part. */
  judge(): Promise<Findings>;
  remove(): Promise<void>;
};

/** A center whose registry runs and whose kiosk is enrolled, with its clerk signed in once; the core is ended. */
export async function openCenter(): Promise<Center> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-faults-'));
  const data = path.join(folder, 'kiosk');
  const registry = await createRegistry(path.join(folder, 'registry'));
  await registry.start();
  const acknowledged = new Set<string>();
  const start = (change: Partial<CoreStart> = {}) => startCore({ data, registry: registry.url, ...change });
  const enrol = await registry.code('device', 'Faults');
  const core = await start({ enrol });
  await core.until(({ kiosk, policy }) => kiosk.enrolled && policy !== null, 60_000, 'enrolled');
  await signIn(core);
  await core.stop();
  return {
    folder,
    data,
    registry,
    acknowledged,
    startCore: start,
    async judge() {
      const kiosk = await readKiosk(data);
      const findings = judge(acknowledged, kiosk.entries, await readRegistry(registry));
      if (!kiosk.verified) findings.violations.push(`the journal does not verify: ${kiosk.says}`);
      return findings;
    },
    async remove() {
      await registry.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the registry has everything of this core, whose clerk is signed in, and has answered it. */
export async function settle(core: CoreProcess, ms = 120_000): Promise<void> {
  const until = Date.now() + ms;
  for (;;) {
    await core.call('sync.now', { key: uuidv7() });
    const state = core.state();
    if (state?.waiting.count === 0 && state.connection.state === 'online') return;
    if (Date.now() > until) throw new Error(`not delivered within ${ms} ms: ${JSON.stringify(state)}`);
    await sleep(200);
  }
}
