import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { useTexts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';
import { scopeOf } from './answers.ts';

/** What is banned, and who asks for it. */
export function BanCheck(props: StepProps) {
  const { t } = useTexts();
  const { first, last } = useSessionRows(props);
  return (
    <CheckScreen
      screen="ban.check"
      step={props}
      rows={[...first, useScope(props), ...last]}
      note={t('ban.check.note')}
    />
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
