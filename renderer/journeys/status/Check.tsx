import { useTexts } from '../../app/texts.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';

/** Who asks, and what they are going to be shown. */
export function StatusCheck(props: StepProps) {
  const { t } = useTexts();
  const { first, last } = useSessionRows(props);
  const what = { key: 'what', label: t('status.check.what'), value: t('status.check.list') };
  return (
    <CheckScreen
      screen="status.check"
      step={props}
      rows={[...first, what, ...last]}
      note={t('status.check.note')}
    />
  );
}
