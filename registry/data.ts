/** Opens a data folder: keys, store, and rules; a new one becomes a demo unless it is given its own. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { demoPolicy } from './demo/policy.ts';
import { demoStaff } from './demo/staff.ts';
import { openKeys } from './keys/keys.ts';
import { recentKeys } from './keys/recent.ts';
import { checksOf } from './lender/checks.ts';
import { installPolicy, latestPolicy, type PolicyFile } from './policy/policy.ts';
import { recentRules } from './policy/recent.ts';
import { installStaff, staffSerial, type StaffFile } from './policy/staff.ts';
import { findDevices } from './store/devices.ts';
import { openDatabase } from './store/open.ts';
import { together } from './store/together.ts';
import { transact } from './store/transact.ts';
import { createChainer } from './verdicts/chainer.ts';

/** Rules to begin with; ignored once the folder has some. */
export type FirstRules = { policy?: PolicyFile; staff?: StaffFile };

/**
 * The registry of a data folder, made ready where it is new. Keys are always in the folder; records are in
 * a file there, or in the PostgreSQL database at `databaseUrl`.
 */
export async function openData(
  folder: string,
  clock: Clock,
  first: FirstRules = {},
  databaseUrl?: string,
): Promise<Context> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = openKeys(folder, clock.now());
  const database = await openDatabase(
    databaseUrl === undefined ? { file: path.join(folder, 'registry.db') } : { url: databaseUrl },
    keys,
  );
  const chainer = createChainer(keys.signer);
  const close = async () => {
    await database.close();
    await chainer.close();
  };
  const [rules, verifier] = [recentRules(), recentKeys()];
  const { store } = database;
  const [checks, device] = [
    checksOf(store, rules),
    together((ids: readonly string[]) => findDevices(store, ids)),
  ];
  const context = { ...database, keys, clock, chainer, rules, verifier, checks, device, close };
  await installFirstRules(context, first);
  return context;
}

async function installFirstRules({ store, keys, clock }: Context, rules: FirstRules) {
  if ((await latestPolicy(store)) && (await staffSerial(store)) > 0) return;
  await transact(store, async (tx) => {
    const nowMs = clock.now();
    // Asked again in the transaction: another process may be starting on the same folder.
    if (!(await latestPolicy(tx)))
      await installPolicy(tx, keys.signer, rules.policy ?? demoPolicy(nowMs), nowMs);
    if ((await staffSerial(tx)) === 0) await installStaff(tx, rules.staff ?? demoStaff(), nowMs);
  });
}
