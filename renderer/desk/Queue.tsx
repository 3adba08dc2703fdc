import { ArrowLeft, HardDriveDownload, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { EntryState, EntryView } from '../../shared/api/views.ts';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from '../app/desk.tsx';
import { useTexts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { Segments } from '../components/segments/Segments.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { EntryTable } from './EntryTable.tsx';
import type { Go } from './place.ts';
import { isResponsible } from './roles.ts';
import { syncWords } from './syncWords.ts';

const PAGE = 20;
const MOST = 200;

const FILTERS = {
  all: undefined,
  waiting: ['waiting'],
  recorded: ['recorded'],
  inForce: ['in-force'],
  toMend: undefined,
} as const satisfies Record<string, readonly EntryState[] | undefined>;
type Filter = keyof typeof FILTERS;
const FILTER_NAMES: readonly Filter[] = ['all', 'waiting', 'recorded', 'inForce', 'toMend'];

/** Everything accepted on this kiosk and what the registry answered, the newest first. */
export function Queue({ go }: { readonly go: Go }) {
  const texts = useTexts();
  const { t } = texts;
  const [filter, setFilter] = useState<Filter>('all');
  const [limit, setLimit] = useState(PAGE);
  const states = FILTERS[filter];
  const list = useAnswer('entries.list', {
    limit,
    ...(states ? { states: [...states] } : {}),
    ...(filter === 'toMend' ? { toMend: true } : {}),
  });
  const sync = useSync();
  const { state } = useDesk();
  const entries: readonly EntryView[] = list.value?.items ?? [];
  return (
    <DeskScreen
      screen="desk.queue"
      title={t('desk.queue.title')}
      heading={t('desk.queue.title')}
      problem={sync.problem ?? list.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.queue.back')}
        </Button>
      }
      quiet={
        isResponsible(state) && (
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
      <Segments
        label={t('desk.queue.filter.label')}
        setting="filter"
        segments={FILTER_NAMES.map((name) => ({ value: name, label: t(`desk.queue.filter.${name}`) }))}
        value={filter}
        onChange={setFilter}
      />
      <EntryTable
        caption={t('desk.queue.title')}
        empty={t(filter === 'all' ? 'desk.queue.empty' : 'desk.queue.emptyFilter')}
        entries={entries}
        withAnswers
        open={(id) => go({ kind: 'entry', id, from: 'queue' })}
      />
      {list.value !== null && list.value.total > entries.length && limit < MOST && (
        <div>
          <Button action="older" onPress={() => setLimit(Math.min(limit + PAGE, MOST))}>
            {t('desk.queue.older')}
          </Button>
        </div>
      )}
    </DeskScreen>
  );
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
