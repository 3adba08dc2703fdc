import { useTexts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { useSessionRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';
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
    <CheckScreen
      screen={`${id}.check`}
      step={props}
      rows={[...first, about, row, ...last]}
      note={t('ban.check.note')}
    />
  );
}
