/** An attachment has arrived whole: the entries that waited for it are judged again. */
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import { judge } from '../cases/judge.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import { currentPolicy } from '../policy/policy.ts';
import { currentStaff } from '../policy/staff.ts';
import { lockDevice } from '../store/devices.ts';
import { actsOf, entryAt } from '../store/entries.ts';
import type { Act, Device, Writing } from '../store/tables.ts';
import { appendVerdicts, latestVerdict } from '../verdicts/append.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { isSameKiosk } from './waits.ts';

/** What judging needs beside the transaction. */
export type Judging = { keys: RegistryKeys; nowMs: number };

/**
 * Judges what waited for `sha256` from `device`, whose row the transaction holds. An entry that lacks
 * another attachment still waits. Returns the devices that have new verdicts.
 */
export async function judgeWaiting(
  tx: Writing,
  judging: Judging,
  device: Device,
  sha256: string,
): Promise<string[]> {
  const waits = await tx.selectFrom('blobWaits').select('entry').where('sha256', '=', sha256).execute();
  const acts = await actsOf(
    tx,
    waits.map(({ entry }) => entry),
  );
  const told: string[] = [];
  for (const act of acts.values()) {
    if (!(await isSameKiosk(tx, device, act.device))) continue;
    if (await judgeAgain(tx, judging, act)) told.push(act.device);
  }
  return told;
}

/** Whether the act has a new verdict. */
async function judgeAgain(tx: Writing, { keys, nowMs }: Judging, act: Act): Promise<boolean> {
  const owner = await lockDevice(tx, act.device);
  const stored = await entryAt(tx, act.device, act.seq);
  const before = await latestVerdict(tx, act.device, act.seq);
  if (before && !isHeldForBlobs(before)) {
    await stopWaiting(tx, act.id);
    return false;
  }
  // Our own journal, where every line was read before it was taken.
  const entry = JSON.parse(stored.line) as Entry;
  const policy = await currentPolicy(tx);
  const staff = await currentStaff(tx);
  const outcomes = await judge({ tx, keys, policy, staff, device: owner, entry, nowMs });
  if (isHeldForBlobs(outcomes.at(-1))) return false;
  await stopWaiting(tx, act.id);
  await appendVerdicts(tx, keys.signer, owner, [{ about: stored, before: before?.n ?? 0, outcomes }], nowMs);
  return true;
}

const isHeldForBlobs = (
  said:
    | Pick<Verdict, 'state' | 'reason'>
    | { state: string; reason?: { code: string } | undefined }
    | undefined,
) => said?.state === 'held' && said.reason?.code === 'blob-missing';

async function stopWaiting(tx: Writing, entry: string): Promise<void> {
  await tx.deleteFrom('blobWaits').where('entry', '=', entry).execute();
}
