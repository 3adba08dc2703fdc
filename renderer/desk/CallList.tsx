import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import type { ToCall } from '../../shared/api/views.ts';
import { LANGUAGE_NAMES } from '../../shared/texts/language.ts';
import { useDesk } from '../app/desk.tsx';
import { useTexts } from '../app/texts.tsx';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { Table, type Column } from '../components/table/Table.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { moment } from './EntryTable.tsx';
import { phoneWords } from './phoneWords.ts';
import type { Go } from './place.ts';

/** Whom to call because a ban is not in force yet. Asked for once a visit: each look is an audit line. */
export function CallList({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const { list, problem } = useCallList();
  const printing = usePrintList();
  return (
    <DeskScreen
      screen="desk.call-list"
      title={t('desk.day.callTitle')}
      heading={t('desk.day.callTitle')}
      lead={t('desk.day.callLead')}
      problem={printing.problem ?? problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'day' })}>
          {t('common.back')}
        </Button>
      }
      primary={
        <Button look="primary" icon={Printer} action="print" onPress={printing.print}>
          {t('desk.day.print')}
        </Button>
      }
    >
      <People list={list} />
      <p role="status">{printing.isPrinted && t('desk.day.printed')}</p>
    </DeskScreen>
  );
}

function useCallList() {
  const { kiosk } = useDesk();
  const [list, setList] = useState<readonly ToCall[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [key] = useState(() => uuidv7());
  useEffect(() => {
    let live = true;
    void kiosk.call('day.callList', { key }).then((result) => {
      if (!live) return;
      if (result.ok) setList(result.value);
      else setProblem(result.problem);
    });
    return () => {
      live = false;
    };
  }, [kiosk, key]);
  return { list, problem };
}

function usePrintList() {
  const { kiosk } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPrinted, setPrinted] = useState(false);
  const print = async () => {
    const result = await kiosk.call('callList.print', { key: uuidv7() });
    setProblem(result.ok ? null : result.problem);
    setPrinted(result.ok);
  };
  return { print, problem, isPrinted };
}

/** Before the list has come, and where it cannot be had, nobody says that there is nobody to call. */
function People({ list }: { readonly list: readonly ToCall[] | null }) {
  const { t, language } = useTexts();
  const now = useNow();
  const columns: Column<ToCall>[] = [
    {
      key: 'at',
      header: t('desk.queue.column.time'),
      kind: 'number',
      cell: ({ at }) => moment({ language }, at, now),
    },
    {
      key: 'who',
      header: t('desk.queue.column.who'),
      kind: 'rowHeader',
      cell: (one) => (
        <>
          <span data-call={one.id}>{one.fullName}</span>
          <p className="entry-more">{LANGUAGE_NAMES[one.language]}</p>
        </>
      ),
    },
    {
      key: 'phone',
      header: t('desk.day.phone'),
      kind: 'number',
      cell: ({ phone }) => <span className="phone-number">{phoneWords(phone) ?? t('desk.day.noPhone')}</span>,
    },
    {
      key: 'state',
      header: t('desk.queue.column.state'),
      align: 'end',
      cell: ({ state, reason }) => (
        <>
          {t(`states.${state}`)}
          {reason && <p className="entry-more">{reason[language]}</p>}
        </>
      ),
    },
  ];
  return (
    <Table
      caption={t('desk.day.callTitle')}
      columns={columns}
      rows={list ?? []}
      rowKey={({ id }) => id}
      empty={list ? t('desk.day.callNone') : ''}
    />
  );
}
