import { guardStep } from '../guard/GuardStep.tsx';
import type { Journey } from '../journey.ts';
import { LiftCheck } from './Check.tsx';
import { LiftConfirm } from './Confirm.tsx';
import { LiftDone } from './Done.tsx';
import { knownStep } from './Known.tsx';
import { liftTimeline } from './timeline.ts';

/** Lifting a ban: which one, the questions for the citizen alone, and all that follows. */
export const liftJourney: Journey = {
  id: 'lift',
  kind: 'ban.lift',
  closed: ({ canSeal }) => (canSeal ? null : 'guard.noKey'),
  questions: [knownStep, guardStep('lift')],
  check: { screen: 'lift.check', name: 'ban.check.step', View: LiftCheck },
  confirm: { screen: 'lift.confirm', name: 'ban.confirm.title', View: LiftConfirm },
  done: { screen: 'lift.done', name: 'kinds.ban.lift', View: LiftDone },
  timeline: liftTimeline,
};
