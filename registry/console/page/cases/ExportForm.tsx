import type { Why } from '../../../../shared/protocol/schema/cases.ts';
import { useTexts } from '../app/texts.tsx';
import { ActForm } from '../parts/ActForm.tsx';
import type { ActProps } from './DecideForm.tsx';
import { usePost } from './useAct.ts';

/** Asks for the sealed export of the whole claim, for the purpose the case was opened with. */
export function ExportForm({ page, why, onDone, onCancel }: ActProps & { readonly why: Why }) {
  const { t } = useTexts();
  const { post, problem, isBusy } = usePost('/v1/exports');
  async function send() {
    if (await post({ claim: page.claim, why })) await onDone(t('console.act.exportAsked'));
  }
  return (
    <ActForm
      title={t('console.act.exportTitle')}
      button={t('console.act.exportSend')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => void send()}
      onCancel={onCancel}
    >
      <p>{t('console.act.exportLead')}</p>
    </ActForm>
  );
}
