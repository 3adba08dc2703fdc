/** Brings consents into force when their time has come, and ends those whose time is over. */
import { durationMs } from '../clock.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import type { StoredConsent, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import type { Outcome } from '../verdicts/append.ts';
import { reasonOf } from '../verdicts/reasons.ts';
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
async function settled(tx: Writing, consent: StoredConsent, nowMs: number): Promise<Outcome | null> {
  const { entry, validUntil, effectiveFrom, review, releasedAt } = consent;
  if (validUntil < nowMs)
    return (await endConsent(tx, entry, null, nowMs)) ? { state: 'ended', detail: EXPIRED } : null;
  if (review !== null && releasedAt === null) return putOff(tx, consent, nowMs);
  const { numUpdatedRows } = await tx
    .updateTable('consents')
    .set({ inForceAt: nowMs })
    .where('entry', '=', entry)
    .where('inForceAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { state: 'in-force', effectiveFrom } : null;
}

/** Puts a consent under review off by another look; null where another process was faster. */
async function putOff(tx: Writing, consent: StoredConsent, nowMs: number): Promise<Outcome | null> {
  const { consentReview } = await currentPolicy(tx);
  // A policy that asks for no look any more still owes this one.
  const delayMs = Math.max(durationMs(consentReview?.delay ?? 'P1D'), 1);
  const effectiveFrom = nextLook(consent.effectiveFrom, delayMs, nowMs);
  const { numUpdatedRows } = await tx
    .updateTable('consents')
    .set({ effectiveFrom })
    .where('entry', '=', consent.entry)
    .where('effectiveFrom', '=', consent.effectiveFrom)
    .where('endedAt', 'is', null)
    .where('releasedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return null;
  return { state: 'recorded', effectiveFrom, reason: reasonOf('consent-review') };
}

const nextLook = (from: number, delayMs: number, nowMs: number) =>
  from + (Math.floor((nowMs - from) / delayMs) + 1) * delayMs;

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
