import { TriangleAlert } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';
import { TextArea } from '../../components/textArea/TextArea.tsx';
import type { Step, StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { reasonProblems } from './answers.ts';

function Reason(props: StepProps) {
  const { t } = useTexts();
  return (
    <Question
      screen="withdraw.reason"
      title={t('withdraw.reason.step')}
      heading={t('withdraw.reason.title')}
      nextText={t('common.next')}
      step={props}
    >
      <Note icon={TriangleAlert}>
        <p>{t('withdraw.reason.lead')}</p>
      </Note>
      <TextArea
        {...useFields(props).text('reason')}
        label={t('withdraw.reason.label')}
        hint={t('withdraw.reason.hint')}
        rows={4}
      />
    </Question>
  );
}

export const reasonStep: Step = {
  screen: 'withdraw.reason',
  name: 'withdraw.reason.step',
  fields: ['reason'],
  problems: reasonProblems,
  View: Reason,
};
