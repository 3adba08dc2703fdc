import { money } from '../../../shared/texts/numbers.ts';
import { useTexts } from '../../app/texts.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';
import { givenTyped } from './answers.ts';

/** Which consent is taken back, and by whom. */
export function RevokeCheck(props: StepProps) {
  const { t, language } = useTexts();
  const { first, last } = useSessionRows(props);
  const given = givenTyped(props.typed);
  const which = {
    key: 'consent',
    label: t('revoke.checkRow'),
    value: given
      ? t('revoke.consent.option', { lender: given.lender, amount: money(language, given.amount) })
      : t('common.notGiven'),
    onChange: () => props.change('revoke.consent'),
  };
  return (
    <CheckScreen
      screen="revoke.check"
      step={props}
      rows={[...first, which, ...last]}
      note={t('ban.check.note')}
    />
  );
}
