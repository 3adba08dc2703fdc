/**
 * A session that was left for a while: whoever comes with its paper later may be another person than the one who was
 * looked at. Who they are is asked again, and nobody's approval holds any more.
 */
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { Desk } from './desk.ts';

/** A pause at the desk is shorter; who comes back from home was away for longer. */
const PAUSE_MS = 15 * 60_000;

/** The draft as it is gone on with. A clock that was set back does not make it young. */
export function goneOnWith({ drafts, clock }: Pick<Desk, 'drafts' | 'clock'>, draft: Draft): Draft {
  const restedMs = clock.now() - Date.parse(draft.savedAt);
  if (restedMs >= 0 && restedMs < PAUSE_MS) return draft;
  drafts.approve(draft.id, null);
  const { approval: _, ...rest } = draft;
  return { ...rest, rested: true };
}
