/** Opens a data folder: keys, store, and rules; a new one becomes a demo unless it is given its own. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { demoPolicy } from './demo/policy.ts';
import { demoStaff } from './demo/staff.ts';
import { openKeys } from './keys/keys.ts';
import { installPolicy, latestPolicy, type PolicyFile } from './policy/policy.ts';
import { installStaff, staffSerial, type StaffFile } from './policy/staff.ts';
import { openStore } from './store/open.ts';
import { sqliteDialect } from './store/sqlite.ts';
import { localNotifier } from './verdicts/notifier.ts';

/** Rules to begin with; ignored once the folder has some. */
export type FirstRules = { policy?: PolicyFile; staff?: StaffFile };

/** The registry of a data folder, made ready where it is new. */
export async function openData(folder: string, clock: Clock, rules: FirstRules = {}): Promise<Context> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = openKeys(folder, clock.now());
  const store = await openStore(sqliteDialect(path.join(folder, 'registry.db')));
  const context = { store, keys, clock, notifier: localNotifier() };
  await installFirstRules(context, rules);
  return context;
}

async function installFirstRules({ store, keys, clock }: Context, rules: FirstRules) {
  if ((await latestPolicy(store)) && (await staffSerial(store)) > 0) return;
  await store.transaction().execute(async (tx) => {
    const nowMs = clock.now();
    // Asked again under the lock: another process may be starting on the same folder.
    if (!(await latestPolicy(tx)))
      await installPolicy(tx, keys.signer, rules.policy ?? demoPolicy(nowMs), nowMs);
    if ((await staffSerial(tx)) === 0) await installStaff(tx, rules.staff ?? demoStaff(), nowMs);
  });
}
