/** The look somebody takes at some consents before they count, and at those whose spouse asked for help. */
import { openRounds } from '../../shared/protocol/guard.ts';
import type { Guard } from '../../shared/protocol/schema/bodies.ts';
import { durationMs } from '../clock.ts';
import type { Context } from '../context.ts';
import { appendOwn } from '../own/journal.ts';
import type { Reading, StoredConsent, Writing } from '../store/tables.ts';
import type { Case } from './case.ts';

/**
 * Why somebody looks at a consent, and for how long (ms) that puts it off. Where the policy asks for no looks nothing
 * is put off: one whose spouse asked for help is a work item, and the spouse may revoke it at any desk.
 */
export async function consentReview(
  { keys, policy, entry }: Case,
  answered: Guard,
): Promise<{ review: StoredConsent['review']; delayMs: number }> {
  const guard = await openRounds(answered, keys.opener.key);
  const rule = policy.consentReview;
  if (!rule) return { review: guard?.distress ? 'distress' : null, delayMs: 0 };
  const review = guard === null ? 'unreadable' : guard.distress ? 'distress' : drawn();
  return { review, delayMs: review === null ? 0 : durationMs(rule.delay) };

  function drawn() {
    return keys.draw(entry.id) < (rule?.share ?? 0) ? ('random' as const) : null;
  }
}

/** A consent that waits for somebody to look at it, or to call the spouse who asked for help. */
export type HeldConsent = Pick<
  StoredConsent,
  'entry' | 'recordedAt' | 'effectiveFrom' | 'review' | 'inForceAt'
>;

/** Consents under review that nobody has looked at yet, those first that asked for help. */
export async function heldConsents(store: Reading): Promise<HeldConsent[]> {
  const rows = await store
    .selectFrom('consents')
    .select(['entry', 'recordedAt', 'effectiveFrom', 'review', 'inForceAt'])
    .where('review', 'is not', null)
    .where('releasedAt', 'is', null)
    .where('endedAt', 'is', null)
    .orderBy('recordedAt')
    .execute();
  return rows.toSorted((a, b) => Number(b.review === 'distress') - Number(a.review === 'distress'));
}

/** Two people let a consent go on, as `releaseLift` does a lift. False where no such consent is under review. */
export async function releaseConsent(
  { keys }: Pick<Context, 'keys'>,
  tx: Writing,
  entry: string,
  people: readonly [string, string],
  nowMs: number,
): Promise<boolean> {
  if (people[0] === people[1]) throw new RangeError('releasing a consent takes two people');
  const { numUpdatedRows } = await tx
    .updateTable('consents')
    .set({ releasedAt: nowMs, releasedBy: JSON.stringify(people) })
    .where('entry', '=', entry)
    .where('review', 'is not', null)
    .where('releasedAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  const act = { kind: 'consent.released' as const, subject: entry, body: { by: people } };
  await appendOwn(tx, keys, act, nowMs);
  return true;
}
