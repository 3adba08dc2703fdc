import { UserRound } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { Question } from '../session/SessionScreen.tsx';

/** Who asks, and what they are going to be shown. */
export function StatusCheck(props: StepProps) {
  const { t } = useTexts();
  const { first, last } = useSessionRows(props);
  const what = { key: 'what', label: t('status.check.what'), value: t('status.check.list') };
  return (
    <Question
      screen="status.check"
      title={t('ban.check.step')}
      heading={t('ban.check.title')}
      nextText={t('ban.check.next')}
      step={props}
    >
      <SummaryList rows={[...first, what, ...last]} changeText={t('common.change')} />
      <Note icon={UserRound}>
        <p>{t('status.check.note')}</p>
      </Note>
    </Question>
  );
}
