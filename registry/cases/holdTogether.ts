/**
 * Acts of one person that somebody looks at, held together: whoever makes a citizen do it once more, and answer
 * otherwise, must gain nothing by it. It holds whatever the reason of the look, so that it does not tell the reason.
 */
import type { StoredLift, Writing } from '../store/tables.ts';
import type { Case } from './case.ts';

type Review = StoredLift['review'];
type Looked = Pick<StoredLift, 'review' | 'recordedAt' | 'releasedAt'>;

/** That help was asked for outweighs what cannot be read, and that a draw. */
const GRAVITY: readonly Review[] = ['distress', 'unreadable', 'random', null];

/** The graver of two reasons to look at something. */
export const graver = (a: Review, b: Review): Review => (GRAVITY.indexOf(a) <= GRAVITY.indexOf(b) ? a : b);

/**
 * What is left of the looks at these acts of one person: the gravest since two people last let one go on, or null. One
 * that came to nothing meanwhile, because it was cancelled, revoked or ran out, still was never let go on.
 */
export function reviewLeft(acts: readonly Looked[]): Review {
  const lastReleased = Math.max(...acts.map(({ releasedAt }) => releasedAt ?? 0), 0);
  return acts
    .filter(({ releasedAt, recordedAt }) => releasedAt === null && recordedAt >= lastReleased)
    .map(({ review }) => review)
    .reduce(graver, null);
}

/**
 * Why somebody looks at a lift that is judged now, for a reason of its `own` or of an earlier one of the same citizen;
 * those that still wait are looked at for no lesser reason from now on.
 */
export async function holdTogether({ tx, lifts }: Case, citizen: string, own: Review): Promise<Review> {
  const stored = await tx
    .selectFrom('lifts')
    .select(['entry', 'review', 'recordedAt', 'releasedAt'])
    .where('citizen', '=', citizen)
    .execute();
  const pushed = lifts.filter((lift) => lift.citizen === citizen);
  const review = graver(own, reviewLeft([...stored, ...pushed]));
  if (review === null) return null;
  for (const lift of pushed) lift.review = graver(review, lift.review);
  for (const lift of stored)
    if (graver(review, lift.review) !== lift.review) await lookAtToo(tx, lift.entry, review);
  return review;
}

const lookAtToo = (tx: Writing, entry: string, review: Review) =>
  tx
    .updateTable('lifts')
    .set({ review })
    .where('entry', '=', entry)
    .where('endedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .where('releasedAt', 'is', null)
    .execute();
