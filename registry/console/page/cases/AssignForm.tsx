import { useState } from 'react';
import { useOffice } from '../app/office.tsx';
import { useTexts } from '../app/texts.tsx';
import { ActForm } from '../parts/ActForm.tsx';
import { Choice } from '../parts/Field.tsx';
import type { ActProps } from './DecideForm.tsx';
import { useAct } from './useAct.ts';

/** Gives the case to somebody; at first to whoever has it open. */
export function AssignForm({ page, onDone, onCancel }: ActProps) {
  const { t } = useTexts();
  const { person, colleagues } = useOffice();
  const [to, setTo] = useState(person.id);
  const { act, problem, isBusy } = useAct(page, 'assign');
  const maySee = colleagues.filter(
    ({ region, revoked }) => revoked !== true && (region === undefined || region === page.region),
  );
  async function send() {
    const name = maySee.find(({ id }) => id === to)?.name ?? '';
    if (await act({ to })) await onDone(t('console.act.assigned', { name }));
  }
  return (
    <ActForm
      title={t('console.act.assignTitle')}
      button={t('console.act.assign')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => void send()}
      onCancel={onCancel}
    >
      <Choice
        label={t('console.act.assignTo')}
        name="to"
        value={to}
        onChange={(event) => setTo(event.target.value)}
      >
        {maySee.map(({ id, name }) => (
          <option key={id} value={id}>
            {id === person.id ? `${name} (${t('console.act.assignMe')})` : name}
          </option>
        ))}
      </Choice>
    </ActForm>
  );
}
