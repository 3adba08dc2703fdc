import { ArrowLeft, Phone, Scale } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import type { Closing, DayBalance, Difference } from '../../shared/api/views.ts';
import { dayAndMonth } from '../../shared/texts/dates.ts';
import { parseIsoDate } from '../../shared/domain/dates.ts';
import { useDesk } from '../app/desk.tsx';
import { kindWords } from '../app/entryWords.ts';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { Button } from '../components/button/Button.tsx';
import { Columns } from '../components/columns/Columns.tsx';
import { Table, type Column } from '../components/table/Table.tsx';
import { Tile } from '../components/tile/Tile.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { Go } from './place.ts';

/** The balance of the day: what was given out is what waits and what was answered, here and at the registry. */
export function Day({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const balance = useAnswer('day.balance', {});
  const day = useDay(balance.again);
  const { value } = balance;
  return (
    <DeskScreen
      screen="desk.day"
      title={t('desk.day.title')}
      heading={t('desk.day.title')}
      lead={t('desk.day.lead')}
      problem={day.problem ?? balance.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.queue.back')}
        </Button>
      }
      quiet={
        <Button look="quiet" icon={Phone} action="call-list" onPress={() => go({ kind: 'callList' })}>
          {t('desk.day.call', { n: value?.toCall ?? 0 })}
        </Button>
      }
      primary={
        <Button look="primary" icon={Scale} action="close-day" onPress={day.close}>
          {t('desk.day.close')}
        </Button>
      }
    >
      {value && <Figures balance={value} />}
      {value && <Closings closings={value.closings} compare={day.compare} />}
      {day.differences && <Differences found={day.differences} />}
    </DeskScreen>
  );
}

/** `again` asks for the balance: a closing that nobody answered yet changes nothing else. */
function useDay(again: () => Promise<void>) {
  const { kiosk } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [differences, setDifferences] = useState<readonly Difference[] | null>(null);
  const close = async () => {
    const result = await kiosk.call('day.close', { key: uuidv7() });
    setProblem(result.ok ? null : result.problem);
    if (result.ok) await again();
  };
  const compare = async (closing: string) => {
    const result = await kiosk.call('day.compare', { closing });
    setProblem(result.ok ? null : result.problem);
    setDifferences(result.ok ? result.value : null);
  };
  return { problem, differences, close, compare };
}

function Figures({ balance }: { readonly balance: DayBalance }) {
  const { t } = useTexts();
  const { issued, waiting, answered, from, to } = balance;
  return (
    <Columns>
      <div data-issued={issued.count}>
        <Tile
          label={t('desk.day.issued')}
          figure={String(issued.count)}
          detail={t('desk.day.since', { from, to })}
        />
      </div>
      <Tile label={t('desk.day.waiting')} figure={String(waiting)} />
      <Tile label={t('desk.day.answered')} figure={String(answered)} />
    </Columns>
  );
}

type ClosingsProps = {
  readonly closings: readonly Closing[];
  readonly compare: (closing: string) => Promise<void>;
};

function Closings({ closings, compare }: ClosingsProps) {
  const texts = useTexts();
  const { t } = texts;
  const columns: Column<Closing>[] = [
    {
      key: 'day',
      header: t('desk.day.column.day'),
      kind: 'rowHeader',
      cell: ({ day }) => dayWords(texts, day),
    },
    {
      key: 'count',
      header: t('desk.day.column.count'),
      kind: 'number',
      cell: ({ issued }) => String(issued.count),
    },
    {
      key: 'registry',
      header: t('desk.day.column.registry'),
      kind: 'number',
      cell: ({ registry }) => (registry ? String(registry.count) : t('desk.day.pending')),
    },
    {
      key: 'result',
      header: t('desk.day.column.result'),
      align: 'end',
      cell: (closing) => <Result closing={closing} compare={compare} />,
    },
  ];
  return (
    <Table
      caption={t('desk.day.closings')}
      captionShown
      columns={columns}
      rows={closings}
      rowKey={({ id }) => id}
      empty={t('desk.day.closingsNone')}
    />
  );
}

function Result({
  closing,
  compare,
}: {
  readonly closing: Closing;
  readonly compare: ClosingsProps['compare'];
}) {
  const { t } = useTexts();
  const { id, day, isEqual } = closing;
  const outcome = isEqual === undefined ? 'pending' : isEqual ? 'equal' : 'differs';
  return (
    <span className="closing-result" data-closing={id} data-outcome={outcome}>
      {t(`desk.day.${outcome}`)}
      {outcome === 'differs' && (
        <Button look="link" action="compare" about={day} onPress={() => compare(id)}>
          {t('desk.day.compare')}
        </Button>
      )}
    </span>
  );
}

function Differences({ found }: { readonly found: readonly Difference[] }) {
  const texts = useTexts();
  const { t } = texts;
  const columns: Column<Difference>[] = [
    { key: 'seq', header: t('desk.queue.details.journal'), kind: 'number', cell: ({ seq }) => String(seq) },
    {
      key: 'kind',
      header: t('desk.queue.column.what'),
      kind: 'rowHeader',
      cell: (one) => <span data-difference={one.id}>{kindWords(texts, one)}</span>,
    },
    { key: 'who', header: t('desk.queue.column.who'), cell: ({ who }) => who },
    {
      key: 'what',
      header: t('desk.day.column.result'),
      align: 'end',
      cell: ({ what }) => t(`desk.day.difference.${what}`),
    },
  ];
  return (
    <Table
      caption={t('desk.day.differences')}
      captionShown
      columns={columns}
      rows={found}
      rowKey={({ id }) => id}
      empty={t('desk.day.compareNone')}
    />
  );
}

function dayWords({ language }: Texts, day: string): string {
  const date = parseIsoDate(day);
  return date === null ? day : dayAndMonth(language, date);
}
