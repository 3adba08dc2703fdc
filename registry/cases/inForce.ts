/** Brings recorded bans into force, and lifts to their end, when their delay is over, also after a restart; consents are watched with them. */
import type { Context } from '../context.ts';
import { lockDevice } from '../store/devices.ts';
import { among } from '../store/bulk.ts';
import { entryAt, lockActs } from '../store/entries.ts';
import type { Reading, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { appendVerdicts, latestVerdict, type Decision } from '../verdicts/append.ts';
import { nextConsentAt, settleConsents } from './consentWatch.ts';
import { carryOutLifts, nextLiftAt } from './lifts.ts';

/** How many bans are looked for at once. */
const BATCH = 1000;
/** Another process may have recorded a ban: nobody waits longer than this for a look. */
const LONGEST_SLEEP_MS = 30_000;

/** Gives every ban that is due its verdict. Returns how many this process gave; others may be at it too. */
export async function bringIntoForce(context: Context): Promise<number> {
  let done = 0;
  for (;;) {
    const due = await dueBans(context.store, context.clock.now());
    if (due.length === 0) return done;
    const byDevice = Map.groupBy(due, ({ device }) => device);
    for (const [device, bans] of byDevice) {
      const entries = bans.map(({ recordedBy }) => recordedBy);
      done += await transact(context.store, (tx) => sayInForce(context, tx, device, entries));
      context.notifier.tell(device);
    }
  }
}

/**
 * Scopes of bans that are due and not in force, with the place of the act that recorded each: the ban
 * itself, or the correction that added to it. Of all, or of those recorded by `entries`.
 */
const dueBans = (db: Reading, nowMs: number, entries?: readonly string[]) =>
  db
    .selectFrom('bans')
    .innerJoin('acts', 'acts.id', 'bans.recordedBy')
    .select(['bans.recordedBy', 'bans.effectiveFrom', 'acts.device', 'acts.seq'])
    .where('bans.inForceAt', 'is', null)
    .where('bans.endedAt', 'is', null)
    .where('bans.effectiveFrom', '<=', nowMs)
    .$if(entries !== undefined, (query) => query.where(among(db, 'bans.recordedBy', entries ?? [])))
    .orderBy('bans.effectiveFrom')
    .orderBy('acts.device')
    .orderBy('acts.seq')
    .limit(BATCH)
    .execute();

/** Says so of those of `entries` that are in the journal of the device `id`, and still due, under its lock. */
async function sayInForce(context: Context, tx: Writing, id: string, entries: readonly string[]) {
  const nowMs = context.clock.now();
  const device = await lockDevice(tx, id);
  const acts = await lockActs(tx, entries);
  // Asked again under the locks: another process may have been faster, or the act may have moved on.
  const isHere = (ban: { recordedBy: string }) => acts.get(ban.recordedBy)?.device === id;
  const due = (await dueBans(tx, nowMs, entries)).filter(isHere);
  const decisions = new Map<string, Decision>();
  for (const { recordedBy, effectiveFrom, seq } of due) {
    if (decisions.has(recordedBy)) continue;
    const about = await entryAt(tx, id, seq);
    const before = await latestVerdict(tx, id, seq);
    const outcomes = [{ state: 'in-force' as const, number: before?.number, effectiveFrom }];
    decisions.set(recordedBy, { about, before: before?.n ?? 0, outcomes });
  }
  await tx
    .updateTable('bans')
    .set({ inForceAt: nowMs })
    .where(among(tx, 'recordedBy', [...new Set(due.map(({ recordedBy }) => recordedBy))]))
    .where('inForceAt', 'is', null)
    .where('effectiveFrom', '<=', nowMs)
    .execute();
  await appendVerdicts(context, tx, device, [...decisions.values()], nowMs);
  return decisions.size;
}

/** Keeps looking for bans that are due until stopped; `look` looks at once. */
export type Watch = { look(): Promise<void>; stop(): Promise<void> };

/** Watches the bans. A failed look is reported and tried again. */
export function watchBans(context: Context, report: (error: unknown) => void): Watch {
  let cancel = () => {};
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  /** The look that has not begun: it will see whatever is asked of it until it does. */
  let next: Promise<void> | null = null;
  const look = (): Promise<void> => {
    if (next) return next;
    running = next = running.then(async () => {
      next = null;
      cancel();
      if (stopped) return;
      let sleepMs = LONGEST_SLEEP_MS;
      try {
        await bringIntoForce(context);
        await settleConsents(context);
        await carryOutLifts(context);
        sleepMs = await untilNext(context);
      } catch (error) {
        report(error);
      }
      if (!stopped) cancel = context.clock.later(sleepMs, () => void look());
    });
    return running;
  };
  return {
    look,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}

async function untilNext(context: Context): Promise<number> {
  const next = await context.store
    .selectFrom('bans')
    .select('effectiveFrom')
    .where('inForceAt', 'is', null)
    .where('endedAt', 'is', null)
    .orderBy('effectiveFrom')
    .limit(1)
    .executeTakeFirst();
  const at = Math.min(
    next?.effectiveFrom ?? Number.POSITIVE_INFINITY,
    await nextConsentAt(context),
    await nextLiftAt(context),
  );
  const ms = at - context.clock.now();
  return Math.min(Math.max(ms, 0), LONGEST_SLEEP_MS);
}
