/** Whoever acts for the citizen, as rows of "check your answers". */
import { parseIsoDate } from '../../../../shared/domain/dates.ts';
import { basisWords } from '../../../../shared/texts/basis.ts';
import { longDate } from '../../../../shared/texts/dates.ts';
import { useTexts } from '../../../app/texts.tsx';
import type { SummaryRow } from '../../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../../journey.ts';
import { textOf } from '../../typed.ts';
import { BASIS, isRepresented, representativeOf } from './answers.ts';

/** The right that they act by; none where the citizen acts. */
export function usePowerRows({ typed, facts, change }: StepProps): SummaryRow[] {
  const texts = useTexts();
  const { t, language } = texts;
  if (!isRepresented(typed)) return [];
  const document = representativeOf(typed, facts)?.document;
  const day = parseIsoDate(document?.issuedOn ?? '');
  return [
    {
      key: 'representative.power',
      label: t('representative.check.power'),
      onChange: () => change('session.power'),
      value: (
        <>
          <b>{basisWords(texts.language, textOf(typed, BASIS)) || t('common.notGiven')}</b>
          {document && day && (
            <p>
              {t('representative.check.powerLine', {
                number: document.number,
                date: longDate(language, day),
                issuer: document.issuer,
              })}
            </p>
          )}
        </>
      ),
    },
  ];
}
