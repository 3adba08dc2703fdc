/** An attachment has arrived whole: the entries that waited for it are judged again. */
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import { noEffects, writeEffects } from '../cases/effects.ts';
import { judge } from '../cases/judge.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import { currentStaff } from '../policy/staff.ts';
import { lockDevice } from '../store/devices.ts';
import { actsOf, entryAt, lockActs } from '../store/entries.ts';
import { lockNames } from '../store/names.ts';
import type { Act, Device, Writing } from '../store/tables.ts';
import { contended } from '../store/transact.ts';
import { appendVerdicts, latestVerdict, type Appending } from '../verdicts/append.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { isSameKiosk } from './waits.ts';

/** What judging needs beside the transaction. */
export type Judging = Pick<Context, 'keys'> & Appending & { nowMs: number };

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
  await lockNames(tx, [sha256]);
  const waits = await tx.selectFrom('blobWaits').select('entry').where('sha256', '=', sha256).execute();
  const acts = await actsOf(
    tx,
    waits.map(({ entry }) => entry),
  );
  const told: string[] = [];
  for (const act of acts.values()) {
    if (!(await isSameKiosk(tx, device, act.device))) continue;
    told.push(...(await judgeAgain(tx, judging, act)));
  }
  return told;
}

/** Judges the act where it waits for nothing any more. Returns whom to wake. */
async function judgeAgain(tx: Writing, judging: Judging, act: Act): Promise<string[]> {
  const { keys, nowMs } = judging;
  const owner = await lockDevice(tx, act.device);
  const held = (await lockActs(tx, [act.id])).get(act.id);
  // It moved to a newer journal before it was held: all is asked again.
  if (held?.device !== act.device || held.seq !== act.seq) throw contended();
  const stored = await entryAt(tx, act.device, act.seq);
  const before = await latestVerdict(tx, act.device, act.seq);
  if (before && !isHeldForBlobs(before)) {
    await stopWaiting(tx, act.id);
    return [];
  }
  // Our own journal, where every line was read before it was taken.
  const entry = JSON.parse(stored.line) as Entry;
  const policy = await currentPolicy(tx);
  const staff = await currentStaff(tx);
  const effects = noEffects();
  const outcomes = await judge({
    tx,
    keys,
    policy,
    staff,
    device: owner,
    ...effects,
    entry,
    citizen: act.citizen,
    nowMs,
  });
  if (isHeldForBlobs(outcomes.at(-1))) return [];
  await stopWaiting(tx, act.id);
  await appendVerdicts(judging, tx, owner, [{ about: stored, before: before?.n ?? 0, outcomes }], nowMs);
  return [act.device, ...(await writeEffects(judging, tx, effects, nowMs))];
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
