import { useTexts } from '../../app/texts.tsx';
import { AboutCheck } from '../claim/AboutCheck.tsx';
import type { StepProps } from '../journey.ts';
import { textOf } from '../typed.ts';

/** Which claim is taken back, and why. */
export function WithdrawCheck(props: StepProps) {
  const { t } = useTexts();
  const row = {
    key: 'reason',
    label: t('withdraw.checkRow'),
    value: textOf(props.typed, 'reason').trim() || t('common.notGiven'),
    onChange: () => props.change('withdraw.reason'),
  };
  return <AboutCheck {...props} id="withdraw" row={row} />;
}
