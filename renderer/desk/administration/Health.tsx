import { ArrowLeft, DatabaseBackup, KeyRound, Languages, ScrollText, Users } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../../shared/api/result.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useNow } from '../../app/useNow.ts';
import { Button } from '../../components/button/Button.tsx';
import { SummaryList } from '../../components/summaryList/SummaryList.tsx';
import { BackupStatus } from '../BackupStatus.tsx';
import { DeskScreen } from '../DeskScreen.tsx';
import type { Go } from '../place.ts';
import { may } from '../roles.ts';
import { healthRows } from './healthRows.ts';

/** How the kiosk fares, and the way to everything that is done to it; for those who answer for it. */
export function Health({ go }: { readonly go: Go }) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const nowMs = useNow();
  const health = useAnswer('kiosk.health', {});
  const backup = useBackup();
  return (
    <DeskScreen
      screen="desk.health"
      title={t('administration.health.title')}
      heading={t('administration.health.title')}
      lead={t('administration.health.lead')}
      problem={backup.problem ?? health.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: 'home' })}>
          {t('desk.queue.back')}
        </Button>
      }
      quiet={
        <>
          {may(state, 'staff') && (
            <Button look="quiet" icon={Users} action="people" onPress={() => go({ kind: 'people' })}>
              {t('administration.people.open')}
            </Button>
          )}
          <Button look="quiet" icon={Languages} action="view" onPress={() => go({ kind: 'view' })}>
            {t('administration.health.language')}
          </Button>
          <Button look="quiet" icon={KeyRound} action="rotate" onPress={() => go({ kind: 'rotate' })}>
            {t('administration.health.rotate')}
          </Button>
        </>
      }
      primary={
        <Button
          look="primary"
          icon={ScrollText}
          action="audit"
          onPress={() => go({ kind: 'audit', from: 'health' })}
        >
          {t('administration.audit.open')}
        </Button>
      }
    >
      {health.value && (
        <SummaryList rows={healthRows(texts, state, health.value, nowMs)} changeText={t('common.change')} />
      )}
      <BackupStatus />
      {state.health.backup.state !== 'none' && (
        <div>
          <Button icon={DatabaseBackup} action="backup" busy={backup.isBusy} onPress={backup.make}>
            {t('administration.health.backupNow')}
          </Button>
        </div>
      )}
      <p role="status">{backup.isDone && t('administration.health.backupDone')}</p>
    </DeskScreen>
  );
}

function useBackup() {
  const { kiosk } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const make = async () => {
    setBusy(true);
    const result = await kiosk.call('backup.now', { key: uuidv7() });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    setDone(result.ok);
  };
  return { make, isBusy, isDone, problem };
}
