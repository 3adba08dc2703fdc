import { useTexts } from '../../app/texts.tsx';
import { documentsStep } from '../claim/Documents.tsx';
import { ClaimOutcome } from '../claim/Done.tsx';
import { claimTimeline } from '../claim/timeline.ts';
import { useRecordedLoans } from '../claim/useClaim.ts';
import { whichStep } from '../claim/Which.tsx';
import type { DoneProps, Journey } from '../journey.ts';
import { ProcedureCheck } from './Check.tsx';
import { ProcedureConfirm } from './Confirm.tsx';

/** What became of the documents, and what the claim lacks now; its papers name the documents. */
function ProcedureDone(props: DoneProps) {
  const { t } = useTexts();
  return (
    <ClaimOutcome
      {...props}
      screen="procedure.done"
      title={t('kinds.claim.procedure')}
      heading={(state) => t(`procedure.done.title.${state}`)}
      claim={props.entry.claim ?? props.entry.id}
      advice={<p>{t('claim.done.plate.bank')}</p>}
    />
  );
}

/** A document that is brought later to a claim recorded at this kiosk. */
export const procedureJourney: Journey = {
  id: 'procedure',
  kind: 'claim.procedure',
  questions: [
    whichStep({ id: 'procedure', title: 'procedure.title' }),
    documentsStep({ id: 'procedure', useLoans: useRecordedLoans, isNeeded: true }),
  ],
  check: { screen: 'procedure.check', name: 'ban.check.step', View: ProcedureCheck },
  confirm: { screen: 'procedure.confirm', name: 'ban.confirm.title', View: ProcedureConfirm },
  done: { screen: 'procedure.done', name: 'kinds.claim.procedure', View: ProcedureDone },
  timeline: claimTimeline,
};
