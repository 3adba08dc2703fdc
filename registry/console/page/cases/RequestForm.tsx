import { useState } from 'react';
import { useTexts } from '../app/texts.tsx';
import { ActForm } from '../parts/ActForm.tsx';
import { TextArea } from '../parts/Field.tsx';
import type { ActProps } from './DecideForm.tsx';
import { useAct } from './useAct.ts';

const MOST = 2_000;

/** Asks the citizen for what is missing, in words that they will read. */
export function RequestForm({ page, onDone, onCancel }: ActProps) {
  const { t } = useTexts();
  const [what, setWhat] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { act, problem, isBusy } = useAct(page, 'request');
  async function send() {
    setAsked(true);
    if (what.trim() === '') return;
    if (await act({ what: what.trim() })) await onDone(t('console.act.requested'));
  }
  return (
    <ActForm
      title={t('console.act.requestTitle')}
      button={t('console.act.requestSend')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => void send()}
      onCancel={onCancel}
    >
      <TextArea
        label={t('console.act.requestWhat')}
        hint={t('console.act.requestHint')}
        name="what"
        rows={5}
        maxLength={MOST}
        value={what}
        error={isAsked && what.trim() === '' ? t('console.fieldMissing') : undefined}
        onChange={(event) => setWhat(event.target.value)}
      />
    </ActForm>
  );
}
