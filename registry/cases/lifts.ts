/** Lifts that wait: those whose time has come are carried out or put off, those under review are a work list. */
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import { lockDevice } from '../store/devices.ts';
import { actsOf, entryAt, lockActs } from '../store/entries.ts';
import type { Act, Reading, StoredLift, Writing } from '../store/tables.ts';
import { contended, transact } from '../store/transact.ts';
import { appendVerdicts, latestVerdict, type Outcome } from '../verdicts/append.ts';
import { reasonOf } from '../verdicts/reasons.ts';
import { sayLater, type Later } from './later.ts';
import { reviewDelayMs } from './lift.ts';
import { helpFirst } from './release.ts';

/** How many are looked for at once. */
const BATCH = 100;

const pending = (db: Reading) =>
  db.selectFrom('lifts').where('endedAt', 'is', null).where('cancelledAt', 'is', null);

/**
 * Carries out every lift that is due: its bans end, and its own verdict and theirs say so. One that nobody has let
 * go on is put off by another review. Returns how many there were.
 */
export async function carryOutLifts(context: Context): Promise<number> {
  let done = 0;
  for (;;) {
    const due = await pending(context.store)
      .select('entry')
      .where('effectiveFrom', '<=', context.clock.now())
      .orderBy('effectiveFrom')
      .limit(BATCH)
      .execute();
    if (due.length === 0) return done;
    for (const { entry } of due) {
      const devices = await transact(context.store, (tx) => carryOut(context, tx, entry));
      for (const device of devices) context.notifier.tell(device);
      done += 1;
    }
  }
}

/** When the next lift is due, epoch ms; infinity where none waits. */
export async function nextLiftAt({ store }: Context): Promise<number> {
  const next = await pending(store)
    .select('effectiveFrom')
    .orderBy('effectiveFrom')
    .limit(1)
    .executeTakeFirst();
  return next?.effectiveFrom ?? Number.POSITIVE_INFINITY;
}

/** Returns whom to wake. */
async function carryOut(context: Context, tx: Writing, entry: string): Promise<string[]> {
  const nowMs = context.clock.now();
  const act = (await actsOf(tx, [entry])).get(entry);
  if (!act) throw new Error('a lift without its act');
  const device = await lockDevice(tx, act.device);
  const held = (await lockActs(tx, [entry])).get(entry);
  if (held?.device !== act.device || held.seq !== act.seq) throw contended();
  const lift = await pending(tx).selectAll().where('entry', '=', entry).forUpdate().executeTakeFirst();
  // Another process was faster, or a ban put an end to it.
  if (!lift || lift.effectiveFrom > nowMs) return [];
  if (lift.review !== null && lift.releasedAt === null) {
    const effectiveFrom = await putOff(tx, lift, nowMs);
    await say(
      context,
      tx,
      { act, device },
      { state: 'recorded', effectiveFrom, reason: reasonOf('lift-review') },
      nowMs,
    );
    return [act.device];
  }
  await tx.updateTable('lifts').set({ endedAt: nowMs }).where('entry', '=', entry).execute();
  const ended = await endBans(tx, lift, nowMs);
  await say(context, tx, { act, device }, { state: 'ended', effectiveFrom: lift.effectiveFrom }, nowMs);
  return [act.device, ...(await sayLater(context, tx, ended, nowMs))];
}

async function putOff(tx: Writing, lift: StoredLift, nowMs: number): Promise<number> {
  const delay = Math.max(reviewDelayMs(await currentPolicy(tx)), 1);
  const times = Math.floor((nowMs - lift.effectiveFrom) / delay) + 1;
  const effectiveFrom = lift.effectiveFrom + times * delay;
  await tx.updateTable('lifts').set({ effectiveFrom }).where('entry', '=', lift.entry).execute();
  return effectiveFrom;
}

type Place = { act: Act; device: Awaited<ReturnType<typeof lockDevice>> };

async function say(context: Context, tx: Writing, { act, device }: Place, outcome: Outcome, nowMs: number) {
  const before = await latestVerdict(tx, act.device, act.seq);
  const about = await entryAt(tx, act.device, act.seq);
  const outcomes = [{ ...outcome, number: before?.number }];
  await appendVerdicts(context, tx, device, [{ about, before: before?.n ?? 0, outcomes }], nowMs);
}

/** Ends the bans the lift was recorded about; an act whose every scope has ended is said to have. */
async function endBans(tx: Writing, lift: StoredLift, nowMs: number): Promise<Later[]> {
  // Our own words.
  const places = JSON.parse(lift.ends) as [entry: string, scope: 'bank' | 'microfinance'][];
  const recordedBy = new Set<string>();
  for (const [entry, scope] of places) {
    const ended = await tx
      .updateTable('bans')
      .set({ endedAt: nowMs })
      .where('entry', '=', entry)
      .where('scope', '=', scope)
      .where('endedAt', 'is', null)
      .returning('recordedBy')
      .execute();
    for (const ban of ended) recordedBy.add(ban.recordedBy);
  }
  const later: Later[] = [];
  for (const act of recordedBy) {
    const left = await tx
      .selectFrom('bans')
      .select('scope')
      .where('recordedBy', '=', act)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (!left) later.push({ entry: act, outcome: { state: 'ended', effectiveFrom: lift.effectiveFrom } });
  }
  return later;
}

/** A lift that waits for somebody to look at it. */
export type HeldLift = Pick<StoredLift, 'entry' | 'recordedAt' | 'effectiveFrom' | 'review' | 'alone'>;

/** Lifts under review that nobody has let go on yet, those first that asked for help. */
export async function heldLifts(store: Reading): Promise<HeldLift[]> {
  const rows = await pending(store)
    .select(['entry', 'recordedAt', 'effectiveFrom', 'review', 'alone'])
    .where('review', 'is not', null)
    .where('releasedAt', 'is', null)
    .orderBy('recordedAt')
    .execute();
  return helpFirst(rows);
}
