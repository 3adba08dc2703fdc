import { ArrowLeft, HardDriveDownload, RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Input } from '../../shared/api/calls.ts';
import type { EntryView } from '../../shared/api/views.ts';
import type { Problem } from '../../shared/api/result.ts';
import { plural } from '../../shared/texts/plural.ts';
import { useDesk } from '../app/desk.tsx';
import { problemWords } from '../app/fieldError.ts';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { Segments } from '../components/segments/Segments.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { BLOCK_ROWS } from '../components/table/inSight.ts';
import { EntryTable } from './EntryTable.tsx';
import type { Go } from './place.ts';
import { QueueSearch, useSearch } from './QueueSearch.tsx';
import { FILTERS, type Asked, type Filter, type QueueSeen } from './queueSeen.ts';
import { may } from './roles.ts';
import { syncWords } from './syncWords.ts';
import { useDeskScans } from './useDeskScans.ts';
import { useSessions } from './useSessions.ts';

const FILTER_NAMES: readonly Filter[] = ['all', 'waiting', 'recorded', 'inForce', 'toMend'];

type QueueProps = {
  /** How it stood before an act of it was opened. */
  readonly seen?: QueueSeen;
  readonly go: Go;
};

/** Everything accepted on this kiosk and what the registry answered, the newest first. */
export function Queue({ seen, go }: QueueProps) {
  const texts = useTexts();
  const { t } = texts;
  const [filter, setFilter] = useState<Filter>(seen?.filter ?? 'all');
  const search = useSearch(seen?.search ?? null);
  const wanted = wantedOf(filter, search.asked);
  const sync = useSync();
  const sessions = useSessions(go);
  const scanned = useDeskScans(go, { kind: 'queue' }, sessions.resume);
  const { state } = useDesk();
  return (
    <DeskScreen
      screen="desk.queue"
      title={t('desk.queue.title')}
      heading={t('desk.queue.title')}
      problem={sync.problem ?? sessions.problem ?? scanned}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.queue.back')}
        </Button>
      }
      quiet={
        may(state, 'maintain') && (
          <Button look="quiet" icon={HardDriveDownload} action="road" onPress={() => go({ kind: 'road' })}>
            {t('road.open')}
          </Button>
        )
      }
      primary={
        <Button look="primary" icon={RefreshCw} action="sync-now" busy={sync.isBusy} onPress={sync.now}>
          {t(sync.isBusy ? 'desk.queue.syncing' : 'desk.queue.syncNow')}
        </Button>
      }
    >
      <SyncStatus outcome={sync.outcome} />
      <QueueSearch search={search} />
      <Segments
        label={t('desk.queue.filter.label')}
        setting="filter"
        segments={FILTER_NAMES.map((name) => ({ value: name, label: t(`desk.queue.filter.${name}`) }))}
        value={filter}
        onChange={setFilter}
      />
      <QueueList
        // Another list begins at its own beginning.
        key={JSON.stringify(wanted)}
        wanted={wanted}
        empty={t(filter === 'all' ? 'desk.queue.empty' : 'desk.queue.emptyFilter')}
        opened={seen?.opened}
        open={(id) => {
          const now = { filter, search: search.asked, opened: id };
          go({ kind: 'entry', id, from: { kind: 'queue', seen: now } });
        }}
      />
    </DeskScreen>
  );
}

type QueueListProps = {
  readonly wanted: Wanted;
  readonly empty: string;
  readonly opened: string | undefined;
  readonly open: (id: string) => void;
};

/** What was found, and how many there are; a list of any length. */
function QueueList({ wanted, empty, opened, open }: QueueListProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const { value, problem } = useFound(wanted, 0, BLOCK_ROWS);
  const isSearch = wanted.key !== undefined;
  return (
    <>
      <p className="queue-found" role="status">
        {problem && problemWords(texts, problem)}
        {isSearch && value && foundWords(t, language, value.total)}
      </p>
      {value && (
        <EntryTable
          caption={t('desk.queue.title')}
          empty={isSearch ? t('desk.queue.search.none') : empty}
          entries={{
            total: value.total,
            part: (offset, limit, draw) => (
              <FoundRows key={offset} wanted={wanted} offset={offset} limit={limit} draw={draw} />
            ),
          }}
          withAnswers
          opened={opened}
          open={open}
        />
      )}
    </>
  );
}

type FoundRowsProps = {
  readonly wanted: Wanted;
  readonly offset: number;
  readonly limit: number;
  readonly draw: (rows: readonly EntryView[] | null) => ReactNode;
};

function FoundRows({ wanted, offset, limit, draw }: FoundRowsProps) {
  return draw(useFound(wanted, offset, limit).value?.items ?? null);
}

const foundWords = (t: Texts['t'], language: Texts['language'], n: number): string =>
  n === 0 ? '' : t(`desk.queue.search.found.${plural(language, n)}`, { n });

/** A part of what is wanted, asked for by the one call or the other. */
function useFound({ key, text, ...wanted }: Wanted, offset: number, limit: number) {
  const page = { ...wanted, offset, limit };
  const isSearch = key !== undefined && text !== undefined;
  return useAnswer<'entries.list' | 'entries.search'>(
    isSearch ? 'entries.search' : 'entries.list',
    isSearch ? { ...page, key, text } : page,
  );
}

type Wanted = Pick<Input<'entries.list'>, 'states' | 'toMend'> & Partial<Asked>;

function wantedOf(filter: Filter, search: Asked | null): Wanted {
  const states = FILTERS[filter];
  return {
    ...(states ? { states: [...states] } : {}),
    ...(filter === 'toMend' ? { toMend: true } : {}),
    ...search,
  };
}

type Outcome = 'done' | 'failed' | null;

function useSync() {
  const { kiosk } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const now = async () => {
    setBusy(true);
    setProblem(null);
    const result = await kiosk.call('sync.now', { key: uuidv7() });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    const isThrough = result.value.connection.state === 'online' && result.value.waiting.count === 0;
    setOutcome(isThrough ? 'done' : 'failed');
  };
  return { isBusy, outcome, problem, now };
}

function SyncStatus({ outcome }: { readonly outcome: Outcome }) {
  const texts = useTexts();
  const { state } = useDesk();
  const now = useNow();
  return (
    <div className="sync-status">
      <p>{syncWords(texts, state, now).join(' · ')}</p>
      <p role="status">
        {outcome === 'done' && texts.t('desk.queue.syncDone')}
        {outcome === 'failed' && state.connection.state === 'offline' && texts.t('desk.queue.syncFailed')}
      </p>
    </div>
  );
}
