import type { Journey } from '../journey.ts';
import { ClaimCheck } from './Check.tsx';
import { ClaimConfirm } from './Confirm.tsx';
import { documentsStep } from './Documents.tsx';
import { ClaimDone } from './Done.tsx';
import { evidenceStep } from './Evidence.tsx';
import { groundsStep } from './Grounds.tsx';
import { loansStep } from './Loans.tsx';
import { storyStep } from './Story.tsx';
import { claimTimeline } from './timeline.ts';
import { useClaimedLoans } from './useLoanRefs.ts';

/** The fraud claim, from the loans to the papers for police and lenders. */
export const claimJourney: Journey = {
  id: 'claim',
  kind: 'claim.file',
  questions: [
    loansStep,
    groundsStep,
    storyStep,
    evidenceStep,
    documentsStep({ id: 'claim', useLoans: useClaimedLoans, isNeeded: false }),
  ],
  check: { screen: 'claim.check', name: 'ban.check.step', View: ClaimCheck },
  confirm: { screen: 'claim.confirm', name: 'ban.confirm.title', View: ClaimConfirm },
  done: { screen: 'claim.done', name: 'kinds.claim.file', View: ClaimDone },
  timeline: claimTimeline,
};
