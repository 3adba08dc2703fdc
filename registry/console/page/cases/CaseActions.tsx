import { useState } from 'react';
import type { CasePage } from '../../../../shared/protocol/schema/cases.ts';
import { useTexts } from '../app/texts.tsx';
import { DecideForm } from './DecideForm.tsx';

type CaseActionsProps = { readonly page: CasePage; readonly onDone: (words: string) => Promise<void> };

type Act = 'decide';

/** What can be done about a case: one form at a time, in its place. */
export function CaseActions({ page, onDone }: CaseActionsProps) {
  const { t } = useTexts();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const finish = async (words: string) => {
    close();
    await onDone(words);
  };
  const acts: readonly Act[] = ['decide'];
  return (
    <section className="card">
      <h2>{t('console.case.actions')}</h2>
      {page.state === 'closed' && <p className="quiet">{t('console.case.closed')}</p>}
      {page.state !== 'closed' && act === null && (
        <div className="actions">
          {acts.map((one) => (
            <button
              key={one}
              type="button"
              className={one === 'decide' ? 'button primary' : 'button'}
              data-action={one}
              onClick={() => setAct(one)}
            >
              {t(`console.act.${one}`)}
            </button>
          ))}
        </div>
      )}
      {act === 'decide' && <DecideForm page={page} onDone={finish} onCancel={close} />}
    </section>
  );
}
