import { useState } from 'react';
import { compareKazakh } from '../../../../shared/texts/sort.ts';
import { useOffice } from '../app/office.tsx';
import { useTexts } from '../app/texts.tsx';
import { ActForm } from '../parts/ActForm.tsx';
import { Choice } from '../parts/Field.tsx';
import type { ActProps } from './DecideForm.tsx';
import { useAct } from './useAct.ts';

/** Says who the lender is, where the citizen did not know. */
export function LenderForm({ page, onDone, onCancel }: ActProps) {
  const { t, language } = useTexts();
  const { policy } = useOffice();
  const [bin, setBin] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { act, problem, isBusy } = useAct(page, 'lender');
  async function send() {
    setAsked(true);
    if (bin !== '' && (await act({ bin }))) await onDone(t('console.act.lenderDone'));
  }
  return (
    <ActForm
      title={t('console.act.lenderTitle')}
      button={t('console.act.lenderSend')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => void send()}
      onCancel={onCancel}
    >
      <p>{t('console.act.lenderNamed', { name: page.lender })}</p>
      <Choice
        label={t('console.act.lenderFound')}
        name="bin"
        value={bin}
        error={isAsked && bin === '' ? t('console.fieldMissing') : undefined}
        onChange={(event) => setBin(event.target.value)}
      >
        <option value="">{t('console.act.choose')}</option>
        {policy.lenders
          .toSorted((a, b) => compareKazakh(a.name[language], b.name[language]))
          .map((lender) => (
            <option key={lender.bin} value={lender.bin}>
              {lender.name[language]}
            </option>
          ))}
      </Choice>
    </ActForm>
  );
}
