import { ListChecks, LogOut, Scale, ShieldCheck, SlidersHorizontal, UserRound } from 'lucide-react';
import { uuidv7 } from 'uuidv7';
import type { DraftView } from '../../shared/api/views.ts';
import { plural } from '../../shared/texts/plural.ts';
import { useDesk } from '../app/desk.tsx';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { BigAction } from '../components/bigAction/BigAction.tsx';
import { Button } from '../components/button/Button.tsx';
import { Columns } from '../components/columns/Columns.tsx';
import { Tile } from '../components/tile/Tile.tsx';
import { BackupStatus } from './BackupStatus.tsx';
import { draftName, newestFirst } from './draftWords.ts';
import { DeskScreen } from './DeskScreen.tsx';
import { EntryTable } from './EntryTable.tsx';
import type { Go } from './place.ts';
import { RepairButton } from './RepairButton.tsx';
import { ResumeByCode } from './ResumeByCode.tsx';
import { may, mayRepair } from './roles.ts';
import { useDeskScans } from './useDeskScans.ts';
import { useSessions } from './useSessions.ts';

const RECENT = 5;
const DRAFTS_SHOWN = 2;

/** What a clerk sees between two citizens. */
export function Home({ go }: { readonly go: Go }) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const sessions = useSessions(go);
  const scanned = useDeskScans(go, { kind: 'home' }, sessions.resume);
  const recent = useAnswer('entries.list', { limit: RECENT });
  return (
    <DeskScreen
      screen="desk.home"
      title={t('desk.home.title')}
      problem={sessions.problem ?? scanned ?? recent.problem}
      back={
        <Button icon={ListChecks} action="queue" onPress={() => go({ kind: 'queue' })}>
          {t('desk.home.queue')}
        </Button>
      }
      repair={mayRepair(state) && <RepairButton go={go} />}
      quiet={
        <>
          {may(state, 'decide') && (
            <Button look="quiet" icon={Scale} action="day" onPress={() => go({ kind: 'day' })}>
              {t('desk.day.open')}
            </Button>
          )}
          {may(state, 'maintain') && (
            <Button look="quiet" icon={ShieldCheck} action="health" onPress={() => go({ kind: 'health' })}>
              {t('administration.health.open')}
            </Button>
          )}
          <Button look="quiet" icon={SlidersHorizontal} action="view" onPress={() => go({ kind: 'view' })}>
            {t('desk.home.view')}
          </Button>
        </>
      }
      primary={<SignOut />}
    >
      <h1 className="visually-hidden" tabIndex={-1}>
        {t('desk.home.title')}
      </h1>
      <Columns>
        <BigAction
          icon={UserRound}
          title={t('desk.home.start')}
          hint={t('desk.home.startHint')}
          action="start-session"
          onPress={() => void sessions.start()}
        />
        <Today />
        <Continue go={go} resume={sessions.resume} />
      </Columns>
      <ResumeByCode go={go} resume={sessions.resume} />
      <EntryTable
        caption={t('desk.home.recent')}
        empty={recent.value ? t('desk.home.recentNone') : ''}
        entries={recent.value?.items ?? []}
        open={(id) => go({ kind: 'entry', id, from: { kind: 'home' } })}
      />
      <BackupStatus />
    </DeskScreen>
  );
}

function Today() {
  const texts = useTexts();
  const { today } = useDesk().state;
  return (
    <Tile
      label={texts.t('desk.home.today')}
      figure={String(today.accepted)}
      detail={todayWords(texts, today)}
    />
  );
}

type Figures = ReturnType<typeof useDesk>['state']['today'];

function todayWords({ t, language }: Texts, { accepted, inForce, waiting, toMend }: Figures): string {
  if (accepted === 0) return t('desk.home.todayNone');
  const part = (name: 'inForce' | 'waiting' | 'toMend', n: number) =>
    n === 0 ? [] : [t(`desk.home.${name}.${plural(language, n)}`, { n })];
  return [...part('inForce', inForce), ...part('waiting', waiting), ...part('toMend', toMend)].join(' · ');
}

type ContinueProps = { readonly go: Go; readonly resume: (id: string) => Promise<void> };

/** Whoever was left last is one touch away; the rest are in the list. */
function Continue({ go, resume }: ContinueProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const count = useDesk().state.drafts;
  const list = useAnswer('drafts.list', {}).value;
  const drafts = newestFirst(list ?? []);
  // Until the list has come, how many there are is known.
  const n = list?.length ?? count;
  return (
    <Tile
      label={t('desk.home.resume')}
      figure={String(n)}
      detail={n === 0 ? t('desk.home.draftsNone') : t(`desk.home.drafts.${plural(language, n)}`)}
      action={
        n > 0 && (
          <div className="continue-list">
            {drafts.slice(0, DRAFTS_SHOWN).map((draft: DraftView) => (
              <Button key={draft.id} look="quiet" action="resume" onPress={() => resume(draft.id)}>
                {draftName(texts, draft)}
              </Button>
            ))}
            <Button look="link" action="drafts" onPress={() => go({ kind: 'drafts' })}>
              {t('desk.home.draftsAll')}
            </Button>
          </div>
        )
      }
    />
  );
}

/** Signing out loses nothing, so it asks nothing. */
function SignOut() {
  const { t } = useTexts();
  const { kiosk } = useDesk();
  const signOut = async () => {
    await kiosk.call('staff.signOut', { key: uuidv7() });
  };
  return (
    <Button look="quiet" icon={LogOut} action="sign-out" onPress={signOut}>
      {t('desk.home.signOut')}
    </Button>
  );
}
