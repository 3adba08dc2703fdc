/** The look somebody takes at some consents before they count, and at those whose spouse asked for help. */
import { openRounds } from '../../shared/protocol/guard.ts';
import type { Guard } from '../../shared/protocol/schema/bodies.ts';
import { durationMs } from '../clock.ts';
import type { Reading, StoredConsent } from '../store/tables.ts';
import type { Case } from './case.ts';
import { graver, reviewLeft } from './holdTogether.ts';
import { helpFirst } from './release.ts';

/** A consent as it is judged: of whom, by whom, and what the spouse answered alone. */
type Given = { borrower: string; spouse: string; guard: Guard };

/**
 * Why somebody looks at a consent, and for how long (ms) that puts it off. Where the policy asks for no looks nothing
 * is put off: one whose spouse asked for help is a work item, and the spouse may revoke it at any desk. One that is
 * looked at anyway, given anew or corrected, does not take back that the spouse asked for help.
 */
export async function consentReview(
  { tx, keys, policy, entry }: Case,
  given: Given,
): Promise<{ review: StoredConsent['review']; delayMs: number }> {
  const guard = await openRounds(given.guard, keys.opener.key);
  const rule = policy.consentReview;
  const earlier = reviewLeft(await earlierConsents(tx, given));
  if (!rule) return { review: graver(guard?.distress ? 'distress' : null, earlier), delayMs: 0 };
  const own = guard === null ? 'unreadable' : guard.distress ? 'distress' : drawn();
  const review = graver(own, earlier);
  return { review, delayMs: review === null ? 0 : durationMs(rule.delay) };

  function drawn() {
    return keys.draw(entry.id) < (rule?.share ?? 0) ? ('random' as const) : null;
  }
}

const earlierConsents = (tx: Reading, { borrower, spouse }: Given) =>
  tx
    .selectFrom('consents')
    .select(['review', 'recordedAt', 'releasedAt'])
    .where('borrower', '=', borrower)
    .where('spouse', '=', spouse)
    .execute();

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
  return helpFirst(rows);
}
