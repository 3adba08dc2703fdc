import { ArrowLeft, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { StaffMember } from '../../../shared/api/administration.ts';
import type { Problem } from '../../../shared/api/result.ts';
import { at } from '../../../shared/texts/moments.ts';
import { useDesk } from '../../app/desk.tsx';
import { focusHeading } from '../../app/focusHeading.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useNow } from '../../app/useNow.ts';
import { Button } from '../../components/button/Button.tsx';
import { Table, type Column } from '../../components/table/Table.tsx';
import { DeskScreen } from '../DeskScreen.tsx';
import type { Go } from '../place.ts';
import { may } from '../roles.ts';

/** The people of the center; whoever mistyped their PIN too often is let in again by a supervisor. */
export function People({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const list = useAnswer('staff.list', {});
  const { unlock, isUnlocked, problem } = useUnlock(list.again);
  const mayUnlock = may(useDesk().state, 'decide');
  return (
    <DeskScreen
      screen="desk.people"
      title={t('administration.people.title')}
      heading={t('administration.people.title')}
      lead={t(mayUnlock ? 'administration.people.lead' : 'administration.people.leadSeen')}
      problem={problem ?? list.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'health' })}>
          {t('common.back')}
        </Button>
      }
    >
      <p role="status">{isUnlocked && t('administration.people.unlocked')}</p>
      <Staff people={list.value} unlock={mayUnlock ? unlock : null} />
    </DeskScreen>
  );
}

function useUnlock(again: () => Promise<void>) {
  const { kiosk } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isUnlocked, setUnlocked] = useState(false);
  const unlock = async (number: string) => {
    const result = await kiosk.call('staff.unlock', { key: uuidv7(), number });
    setProblem(result.ok ? null : result.problem);
    setUnlocked(result.ok);
    if (!result.ok) return;
    await again();
    focusHeading();
  };
  return { unlock, isUnlocked, problem };
}

type StaffProps = {
  /** None until they are known. */
  readonly people: readonly StaffMember[] | null;
  /** None where the lock is another's to end. */
  readonly unlock: ((number: string) => Promise<void>) | null;
};

function Staff({ people, unlock }: StaffProps) {
  const texts = useTexts();
  const { t } = texts;
  const columns: Column<StaffMember>[] = [
    {
      key: 'number',
      header: t('administration.people.column.number'),
      kind: 'number',
      cell: ({ number }) => (number === '?' ? '—' : number),
    },
    {
      key: 'name',
      header: t('administration.people.column.name'),
      kind: 'rowHeader',
      cell: ({ number, name }) => (
        <span data-staff={number}>{number === '?' ? t('administration.people.nobody') : name}</span>
      ),
    },
    {
      key: 'roles',
      header: t('administration.people.column.roles'),
      cell: ({ roles }) => roles.map((role) => t(`desk.role.${role}`)).join(', '),
    },
    {
      key: 'state',
      header: t('administration.people.column.state'),
      align: 'end',
      cell: (one) => <Lock texts={texts} person={one} unlock={unlock} />,
    },
  ];
  return (
    <Table
      caption={t('administration.people.title')}
      columns={columns}
      rows={people ?? []}
      rowKey={({ number }) => number}
      empty={people ? t('administration.audit.none') : ''}
    />
  );
}

type LockProps = {
  readonly texts: Texts;
  readonly person: StaffMember;
  readonly unlock: StaffProps['unlock'];
};

function Lock({ texts: { t, language }, person: { number, name, lockedUntil }, unlock }: LockProps) {
  const now = useNow();
  if (lockedUntil === undefined) return t('administration.people.may');
  return (
    <span className="closing-result" data-locked={number}>
      {t('administration.people.locked', { until: at(language, lockedUntil, now) })}
      {unlock && (
        <Button icon={LockOpen} action="unlock" about={name} onPress={() => unlock(number)}>
          {t('administration.people.unlock')}
        </Button>
      )}
    </span>
  );
}
