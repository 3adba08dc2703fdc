import { UserRound } from 'lucide-react';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList, type SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { Question } from '../session/SessionScreen.tsx';
import { scopeOf } from './answers.ts';

/** Every answer, each with its own way to change it; nothing is signed yet. */
export function BanCheck(props: StepProps) {
  const { t } = useTexts();
  const { first, last } = useSessionRows(props);
  const rows = [...first, useScope(props), ...last];
  return (
    <Question
      screen="ban.check"
      title={t('ban.check.step')}
      heading={t('ban.check.title')}
      nextText={t('ban.check.next')}
      step={props}
    >
      <SummaryList rows={rows} changeText={t('common.change')} />
      <Note icon={UserRound}>
        <p>{t('ban.check.note')}</p>
      </Note>
    </Question>
  );
}

function useScope({ typed, facts, change }: StepProps): SummaryRow {
  const { t } = useTexts();
  const scope = scopeOf(typed, facts);
  return {
    key: 'scope',
    label: t('ban.check.row.scope'),
    value: (
      <>
        <b>{scope.length === 0 ? t('common.notGiven') : t(`ban.scopes.${scopeChoice(scope)}`)}</b>
        <p>{t('ban.check.term')}</p>
      </>
    ),
    ...(facts.banScopes.length > 1 ? { onChange: () => change('ban.scope') } : {}),
  };
}
