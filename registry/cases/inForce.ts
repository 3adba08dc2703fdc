/** Brings recorded bans into force when their delay is over, also after a restart. */
import type { Context } from '../context.ts';
import { lockDevice } from '../store/devices.ts';
import { actsOf, entryAt } from '../store/entries.ts';
import type { Act, Writing } from '../store/tables.ts';
import { appendVerdicts, latestVerdict } from '../verdicts/append.ts';

/** How many bans one transaction brings into force. */
const BATCH = 100;
/** Another process may have recorded a ban: nobody waits longer than this for a look. */
const LONGEST_SLEEP_MS = 30_000;

/** Gives every ban that is due its verdict. Returns how many there were. */
export async function bringIntoForce(context: Context): Promise<number> {
  let done = 0;
  for (let entries = await batch(context); entries > 0; entries = await batch(context)) done += entries;
  return done;
}

async function batch(context: Context): Promise<number> {
  const nowMs = context.clock.now();
  const told = await context.store.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('bans')
      .select(['entry', 'recordedBy', 'effectiveFrom'])
      .distinct()
      .where('inForceAt', 'is', null)
      .where('endedAt', 'is', null)
      .where('effectiveFrom', '<=', nowMs)
      .limit(BATCH)
      .execute();
    const devices: string[] = [];
    const acts = await actsOf(
      tx,
      due.map(({ entry }) => entry),
    );
    for (const ban of due) {
      await tx
        .updateTable('bans')
        .set({ inForceAt: nowMs })
        .where('entry', '=', ban.entry)
        .where('recordedBy', '=', ban.recordedBy)
        .execute();
      const act = acts.get(ban.entry);
      // What a correction added takes effect at the time its `recorded` named; corrections get no second state.
      if (act && ban.recordedBy === ban.entry)
        devices.push(await sayInForce(context, tx, act, ban.effectiveFrom, nowMs));
    }
    return { devices, count: due.length };
  });
  for (const device of new Set(told.devices)) context.notifier.tell(device);
  return told.count;
}

async function sayInForce(context: Context, tx: Writing, act: Act, effectiveFrom: number, nowMs: number) {
  const device = await lockDevice(tx, act.device);
  const entry = await entryAt(tx, act.device, act.seq);
  const before = await latestVerdict(tx, act.device, act.seq);
  const outcomes = [{ state: 'in-force' as const, number: before?.number, effectiveFrom }];
  await appendVerdicts(
    tx,
    context.keys.signer,
    device,
    [{ about: entry, before: before?.n ?? 0, outcomes }],
    nowMs,
  );
  return act.device;
}

/** Keeps looking for bans that are due until stopped; `look` looks at once. */
export type Watch = { look(): Promise<void>; stop(): Promise<void> };

/** Watches the bans. A failed look is reported and tried again. */
export function watchBans(context: Context, report: (error: unknown) => void): Watch {
  let cancel = () => {};
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    running = running.then(async () => {
      cancel();
      if (stopped) return;
      let sleepMs = LONGEST_SLEEP_MS;
      try {
        await bringIntoForce(context);
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
  const ms = (next?.effectiveFrom ?? Number.POSITIVE_INFINITY) - context.clock.now();
  return Math.min(Math.max(ms, 0), LONGEST_SLEEP_MS);
}
