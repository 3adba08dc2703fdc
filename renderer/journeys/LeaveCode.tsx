import { Printer } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import { formatResumeCode, resumeCodeOf } from '../../shared/domain/resumeCode.ts';
import { useDesk } from '../app/desk.tsx';
import { problemWords } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';

/** The code by which a session goes on at this kiosk, and its slip of paper. */
export function LeaveCode({ draft }: { readonly draft: string }) {
  const texts = useTexts();
  const { t } = texts;
  const { kiosk } = useDesk();
  const [outcome, setOutcome] = useState<Problem | 'printed' | null>(null);
  const print = async () => {
    const result = await kiosk.call('drafts.printSlip', { key: uuidv7(), draft });
    setOutcome(result.ok ? 'printed' : result.problem);
  };
  return (
    <>
      <p>
        {t('session.leave.code')} <b className="number">{formatResumeCode(resumeCodeOf(draft))}</b>
      </p>
      <Button look="quiet" icon={Printer} action="print-slip" onPress={print}>
        {t('session.leave.print')}
      </Button>
      <p role="status">
        {outcome === 'printed' && t('session.leave.printed')}
        {outcome !== null && outcome !== 'printed' && problemWords(texts, outcome)}
      </p>
    </>
  );
}
