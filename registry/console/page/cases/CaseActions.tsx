import { useState } from 'react';
import type { CasePage, Why } from '../../../../shared/protocol/schema/cases.ts';
import { useTexts } from '../app/texts.tsx';
import { AssignForm } from './AssignForm.tsx';
import { DecideForm, type ActProps } from './DecideForm.tsx';
import { ExportForm } from './ExportForm.tsx';
import { LenderForm } from './LenderForm.tsx';
import { RequestForm } from './RequestForm.tsx';

type CaseActionsProps = {
  readonly page: CasePage;
  readonly why: Why;
  readonly onDone: (words: string) => Promise<void>;
};

type Act = 'decide' | 'assign' | 'request' | 'lender' | 'export';

/** What can be done about a case: one form at a time, in its place. */
export function CaseActions({ page, why, onDone }: CaseActionsProps) {
  const { t } = useTexts();
  const [act, setAct] = useState<Act | null>(null);
  const props: ActProps = {
    page,
    onDone: async (words) => {
      setAct(null);
      await onDone(words);
    },
    onCancel: () => setAct(null),
  };
  const isClosed = page.state === 'closed';
  const acts: readonly Act[] = isClosed
    ? ['export']
    : ['decide', 'assign', 'request', ...(page.bin === undefined ? (['lender'] as const) : []), 'export'];
  return (
    <section className="card no-print">
      <h2>{t('console.case.actions')}</h2>
      {isClosed && <p className="quiet">{t('console.case.closed')}</p>}
      {act === null && (
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
      {act === 'decide' && <DecideForm {...props} />}
      {act === 'assign' && <AssignForm {...props} />}
      {act === 'request' && <RequestForm {...props} />}
      {act === 'lender' && <LenderForm {...props} />}
      {act === 'export' && <ExportForm {...props} why={why} />}
    </section>
  );
}
