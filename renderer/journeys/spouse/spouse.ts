import { guardStep } from '../guard/GuardStep.tsx';
import type { Journey } from '../journey.ts';
import { SpouseCheck } from './Check.tsx';
import { SpouseConfirm } from './Confirm.tsx';
import { SpouseDone } from './Done.tsx';
import { spouseSteps } from './People.tsx';
import { lenderStep, termsStep } from './Terms.tsx';
import { consentTimeline } from './timeline.ts';

/** A spouse's consent to one loan of the citizen's: who gives it, to what, and the questions for them alone. */
export const spouseJourney: Journey = {
  id: 'spouse',
  kind: 'spouse.consent',
  speaker: 'spouse',
  closed: ({ canSeal }) => (canSeal ? null : 'guard.noKey'),
  questions: [...spouseSteps, lenderStep, termsStep, guardStep('spouse')],
  check: { screen: 'spouse.check', name: 'ban.check.step', View: SpouseCheck },
  confirm: { screen: 'spouse.confirm', name: 'ban.confirm.title', View: SpouseConfirm },
  done: { screen: 'spouse.done', name: 'kinds.spouse.consent', View: SpouseDone },
  timeline: consentTimeline,
};
