import { useEffect, useRef, type ReactNode } from 'react';
import type { EntryView } from '../../shared/api/views.ts';
import { dateAt, epochMsOf } from '../../shared/domain/dates.ts';
import { dayAndMonth, timeOfDay } from '../../shared/texts/dates.ts';
import { useDesk } from '../app/desk.tsx';
import { kindWords, stateWords } from '../app/entryWords.ts';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { StatePill } from '../components/statePill/StatePill.tsx';
import { Table, type Column, type TableProps } from '../components/table/Table.tsx';

type EntryTableProps = {
  readonly caption: string;
  readonly empty: string;
  readonly entries: TableProps<EntryView>['rows'];
  /** The queue also shows the registry's number and why something is held or refused. */
  readonly withAnswers?: boolean;
  /** The act that was opened before, and has the focus again. */
  readonly opened?: string | undefined;
  readonly open: (id: string) => void;
};

/** Acts at this desk with what became of each. */
export function EntryTable({ caption, empty, entries, withAnswers = false, opened, open }: EntryTableProps) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const now = useNow();
  const isOnline = state.connection.state === 'online';
  const columns: Column<EntryView>[] = [
    {
      key: 'at',
      header: t('desk.queue.column.time'),
      kind: 'number',
      cell: ({ at }) => moment(texts, at, now),
    },
    {
      key: 'what',
      header: t('desk.queue.column.what'),
      kind: 'rowHeader',
      cell: (entry) => (
        <>
          <Opening isBefore={entry.id === opened}>
            <Button look="link" action="open" about={entry.who} onPress={() => open(entry.id)}>
              {kindWords(texts, entry)}
            </Button>
          </Opening>
          {withAnswers &&
            answered(texts, entry).map((words) => (
              <p key={words} className="entry-more number">
                {words}
              </p>
            ))}
        </>
      ),
    },
    { key: 'who', header: t('desk.queue.column.who'), cell: ({ who }) => who },
    {
      key: 'state',
      header: t('desk.queue.column.state'),
      align: 'end',
      cell: (entry) => (
        <StatePill state={entry.state} entry={entry.id}>
          {stateWords(texts, entry, isOnline, now)}
        </StatePill>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      captionShown={!withAnswers}
      columns={columns}
      rows={entries}
      rowKey={({ id, place }) => `${id} ${place}`}
      empty={empty}
    />
  );
}

type OpeningProps = { readonly isBefore: boolean; readonly children: ReactNode };

/** The way to an act; whoever comes back from it goes on from its row, unless they went elsewhere meanwhile. */
function Opening({ isBefore, children }: OpeningProps) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const isAtBeginning = document.activeElement instanceof HTMLHeadingElement;
    if (isBefore && isAtBeginning) place.current?.querySelector('button')?.focus();
  }, [isBefore]);
  return <span ref={place}>{children}</span>;
}

/** What the registry said: its number, and why where it held or refused; and what became of that since. */
const answered = ({ t, language }: Texts, entry: EntryView): string[] =>
  [
    entry.number,
    entry.reason?.[language],
    entry.correctedBy && t('desk.mend.correctedBy'),
    entry.dismissed && t('desk.mend.dismissed'),
  ].filter((words) => words !== undefined);

/** The time, with the day before it where that was not today. */
export function moment({ language }: Pick<Texts, 'language'>, at: string, now: number): string {
  const day = dateAt(epochMsOf(at) ?? now);
  return day === dateAt(now) ? timeOfDay(at) : `${dayAndMonth(language, day)}, ${timeOfDay(at)}`;
}
