import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { useTexts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import { guardTyped } from '../guard/sealed.ts';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';
import { delayWords, liftScopeOf } from './answers.ts';
import { LiftWarning } from './Warning.tsx';

/** Every answer but those for the registry alone, of which it is only said that they are sealed. */
export function LiftCheck(props: StepProps) {
  const { t } = useTexts();
  const { first, last } = useSessionRows(props);
  const rows = [...first, useScope(props), useGuardRow(props), ...useApprovalRow(props), ...last];
  return (
    <CheckScreen screen="lift.check" step={props} rows={rows} note={t('lift.check.note')}>
      <LiftWarning />
    </CheckScreen>
  );
}

function useScope({ typed, facts, change }: StepProps): SummaryRow {
  const { t, language } = useTexts();
  const scope = liftScopeOf(typed);
  return {
    key: 'scope',
    label: t('lift.check.scope'),
    onChange: () => change('lift.known'),
    value: (
      <>
        <b>{scope.length === 0 ? t('common.notGiven') : t(`lift.scopes.${scopeChoice(scope)}`)}</b>
        <p>{t('lift.check.term', { delay: delayWords(language, facts) })}</p>
      </>
    ),
  };
}

function useGuardRow({ typed, change }: StepProps): SummaryRow {
  const { t } = useTexts();
  return {
    key: 'guard',
    label: t('lift.check.guard'),
    onChange: () => change('lift.guard'),
    value: t(guardTyped(typed, 'lift') ? 'lift.check.guardSealed' : 'common.notGiven'),
  };
}

function useApprovalRow({ facts }: StepProps): SummaryRow[] {
  const { t } = useTexts();
  const { approval } = facts;
  return approval
    ? [{ key: 'approval', label: t('lift.check.approved'), value: `${approval.name}, ${approval.by}` }]
    : [];
}
