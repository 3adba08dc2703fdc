import { UserRound } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList, type SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { useClaim } from './useClaim.ts';
import { claimWords } from './Which.tsx';

type AboutCheckProps = StepProps & {
  readonly id: 'procedure' | 'withdraw';
  /** What is done with the claim. */
  readonly row: SummaryRow;
};

/** Which recorded claim it is about, and what is done with it; nothing is signed yet. */
export function AboutCheck({ id, row, ...props }: AboutCheckProps) {
  const texts = useTexts();
  const { t } = texts;
  const { first, last } = useSessionRows(props);
  const claim = useClaim(textOf(props.typed, 'claim'));
  const about: SummaryRow = {
    key: 'claim',
    label: t('procedure.checkRow'),
    value: claim === null ? t('common.notGiven') : claimWords(texts, claim),
    onChange: () => props.change(`${id}.claim`),
  };
  return (
    <Question
      screen={`${id}.check`}
      title={t('claim.check.step')}
      heading={t('ban.check.title')}
      nextText={t('ban.check.next')}
      step={props}
    >
      <SummaryList rows={[...first, about, row, ...last]} changeText={t('common.change')} />
      <Note icon={UserRound}>
        <p>{t('ban.check.note')}</p>
      </Note>
    </Question>
  );
}
