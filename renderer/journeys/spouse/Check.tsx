import type { Tiyn } from '../../../shared/domain/money.ts';
import { money } from '../../../shared/texts/numbers.ts';
import { useTexts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import { guardTyped } from '../guard/sealed.ts';
import type { StepProps } from '../journey.ts';
import { useCitizenRows, usePersonRows } from '../session/answerRows.tsx';
import { CheckScreen } from '../session/CheckScreen.tsx';
import { SPOUSE } from '../session/person.ts';
import { dayWords } from '../status/held.tsx';
import { textOf } from '../typed.ts';
import { termsTyped } from './answers.ts';

/** The loan first, then both people; of what the spouse answered alone it is only said that it is sealed. */
export function SpouseCheck(props: StepProps) {
  const { t } = useTexts();
  const spouse = usePersonRows(props, SPOUSE, {
    label: 'spouse.check.spouse',
    who: 'spouse.person',
    document: 'spouse.identity',
    language: 'spouse.language',
  });
  const borrower = useCitizenRows(props, 'spouse.check.borrower');
  return (
    <CheckScreen
      screen="spouse.check"
      step={props}
      rows={[...useTermsRows(props), ...spouse.first, ...spouse.last, ...borrower.first, ...borrower.last]}
      note={t('spouse.check.note')}
    />
  );
}

function useTermsRows({ typed, facts, change }: StepProps): SummaryRow[] {
  const { t, language } = useTexts();
  const terms = termsTyped(typed, facts);
  return [
    {
      key: 'lender',
      label: t('spouse.check.lender'),
      value: <b>{textOf(typed, 'lender.name').trim() || t('common.notGiven')}</b>,
      onChange: () => change('spouse.lender'),
    },
    {
      key: 'terms',
      label: t('spouse.check.terms'),
      value:
        terms === null ? (
          t('common.notGiven')
        ) : (
          <>
            <b>{t('spouse.check.amount', { amount: money(language, terms.amount as Tiyn) })}</b>
            <p>{t('spouse.check.until', { date: dayWords(language, terms.validUntil) })}</p>
          </>
        ),
      onChange: () => change('spouse.terms'),
    },
    {
      key: 'guard',
      label: t('spouse.check.guard'),
      value: t(guardTyped(typed, 'spouse') ? 'lift.check.guardSealed' : 'common.notGiven'),
      onChange: () => change('spouse.guard'),
    },
  ];
}
