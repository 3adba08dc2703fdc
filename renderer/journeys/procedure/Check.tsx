import { useTexts } from '../../app/texts.tsx';
import { AboutCheck } from '../claim/AboutCheck.tsx';
import { documentsRow } from '../claim/Check.tsx';
import { useRecordedLoans } from '../claim/useClaim.ts';
import type { StepProps } from '../journey.ts';

/** Which claim, and which documents are added to it. */
export function ProcedureCheck(props: StepProps) {
  const texts = useTexts();
  const loans = useRecordedLoans(props.typed);
  return (
    <AboutCheck
      {...props}
      id="procedure"
      row={documentsRow(texts, props, { loans, screen: 'procedure.procedures' })}
    />
  );
}
