/** Brings consents into force when their time has come, and ends those whose time is over. */
import type { Context } from '../context.ts';
import type { StoredConsent, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import type { Outcome } from '../verdicts/append.ts';
import { endConsent, EXPIRED } from './consent.ts';
import { sayLater } from './later.ts';

const BATCH = 200;

/** Says what became true of consents meanwhile, each in a transaction of its own. */
export async function settleConsents(context: Context): Promise<void> {
  for (;;) {
    const nowMs = context.clock.now();
    const due = await dueConsents(context, nowMs);
    for (const consent of due) {
      const told = await transact(context.store, async (tx) => {
        const outcome = await settled(tx, consent, nowMs);
        return outcome ? sayLater(context, tx, [{ entry: consent.entry, outcome }], nowMs) : [];
      });
      for (const device of told) context.notifier.tell(device);
    }
    if (due.length < BATCH) return;
  }
}

/** Writes what is due about a consent and returns what to say; null where another process was faster. */
async function settled(
  tx: Writing,
  { entry, validUntil, effectiveFrom }: StoredConsent,
  nowMs: number,
): Promise<Outcome | null> {
  if (validUntil < nowMs)
    return (await endConsent(tx, entry, null, nowMs)) ? { state: 'ended', detail: EXPIRED } : null;
  const { numUpdatedRows } = await tx
    .updateTable('consents')
    .set({ inForceAt: nowMs })
    .where('entry', '=', entry)
    .where('inForceAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { state: 'in-force', effectiveFrom } : null;
}

const dueConsents = (context: Context, nowMs: number): Promise<StoredConsent[]> =>
  context.store
    .selectFrom('consents')
    .selectAll()
    .where('endedAt', 'is', null)
    .where((where) =>
      where.or([
        where('validUntil', '<', nowMs),
        where.and([where('inForceAt', 'is', null), where('effectiveFrom', '<=', nowMs)]),
      ]),
    )
    .orderBy('validUntil')
    .limit(BATCH)
    .execute();

/** When (epoch ms) something will be due about a consent; infinity where nothing is. */
export async function nextConsentAt(context: Context): Promise<number> {
  const open = context.store.selectFrom('consents').where('endedAt', 'is', null);
  const ending = await open.select('validUntil').orderBy('validUntil').limit(1).executeTakeFirst();
  const beginning = await open
    .select('effectiveFrom')
    .where('inForceAt', 'is', null)
    .orderBy('effectiveFrom')
    .limit(1)
    .executeTakeFirst();
  const never = Number.POSITIVE_INFINITY;
  return Math.min((ending?.validUntil ?? never) + 1, beginning?.effectiveFrom ?? never);
}
