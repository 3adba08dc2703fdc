import { UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList, type SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { Question } from './SessionScreen.tsx';

type CheckScreenProps = {
  /** The stable hook, `ban.check`. */
  readonly screen: string;
  readonly step: StepProps;
  readonly rows: readonly SummaryRow[];
  /** What comes after this screen. */
  readonly note: string;
  /** Before the rows: what to know first. */
  readonly children?: ReactNode;
};

/** Every answer, each with its own way to change it; nothing is signed yet. */
export function CheckScreen({ screen, step, rows, note, children }: CheckScreenProps) {
  const { t } = useTexts();
  return (
    <Question
      screen={screen}
      title={t('ban.check.step')}
      heading={t('ban.check.title')}
      nextText={t('ban.check.next')}
      step={step}
    >
      {children}
      <SummaryList rows={rows} changeText={t('common.change')} />
      <Note icon={UserRound}>
        <p>{note}</p>
      </Note>
    </Question>
  );
}
