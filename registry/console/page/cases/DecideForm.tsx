import { useState } from 'react';
import type { CasePage } from '../../../../shared/protocol/schema/cases.ts';
import { useTexts } from '../app/texts.tsx';
import { ActForm } from '../parts/ActForm.tsx';
import { Radios, TextArea } from '../parts/Field.tsx';
import { useAct } from './useAct.ts';

export type ActProps = {
  readonly page: CasePage;
  readonly onDone: (words: string) => Promise<void>;
  readonly onCancel: () => void;
};

const MOST = 2_000;

/** Upholds or dismisses, with the reason that citizen and court will read. */
export function DecideForm({ page, onDone, onCancel }: ActProps) {
  const { t } = useTexts();
  const [decision, setDecision] = useState<'upheld' | 'dismissed' | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { act, problem, isBusy } = useAct(page, 'decide');
  const missing = t('console.fieldMissing');
  async function send() {
    setAsked(true);
    if (decision === null || reason.trim() === '') return;
    if (await act({ decision, reason: reason.trim() })) await onDone(t('console.act.decided'));
  }
  return (
    <ActForm
      title={t('console.act.decideTitle')}
      button={t('console.act.decideSend')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => void send()}
      onCancel={onCancel}
    >
      <Radios
        legend={t('console.act.decision')}
        name="decision"
        value={decision}
        error={isAsked && decision === null ? missing : undefined}
        options={(['upheld', 'dismissed'] as const).map((value) => ({
          value,
          label: t(`console.act.${value}`),
          hint: t(`console.act.${value}Hint`),
        }))}
        onChange={setDecision}
      />
      <TextArea
        label={t('console.act.reason')}
        hint={t('console.act.reasonHint')}
        name="reason"
        rows={5}
        maxLength={MOST}
        value={reason}
        error={isAsked && reason.trim() === '' ? missing : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActForm>
  );
}
