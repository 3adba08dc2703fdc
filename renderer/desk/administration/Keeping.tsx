import { HardDriveDownload, LogOut, ScrollText, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import { uuidv7 } from 'uuidv7';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { BigAction } from '../../components/bigAction/BigAction.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { BackupStatus } from '../BackupStatus.tsx';
import { DeskScreen } from '../DeskScreen.tsx';
import type { Go } from '../place.ts';
import { RepairButton } from '../RepairButton.tsx';
import { mayRepair } from '../roles.ts';

/** The desk's first page for whoever keeps the kiosk and serves nobody: what is done to it, and no citizen. */
export function Keeping({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const { kiosk, state } = useDesk();
  const signOut = async () => {
    await kiosk.call('staff.signOut', { key: uuidv7() });
  };
  return (
    <DeskScreen
      screen="desk.home"
      title={t('desk.home.title')}
      heading={t('administration.home.title')}
      lead={t('administration.home.lead')}
      repair={mayRepair(state) && <RepairButton go={go} />}
      quiet={
        <Button look="quiet" icon={SlidersHorizontal} action="view" onPress={() => go({ kind: 'view' })}>
          {t('desk.home.view')}
        </Button>
      }
      primary={
        <Button look="quiet" icon={LogOut} action="sign-out" onPress={signOut}>
          {t('desk.home.signOut')}
        </Button>
      }
    >
      <Columns>
        <BigAction
          icon={ShieldCheck}
          title={t('administration.health.title')}
          hint={t('administration.home.health')}
          action="health"
          onPress={() => go({ kind: 'health' })}
        />
        <BigAction
          icon={ScrollText}
          title={t('administration.audit.title')}
          hint={t('administration.home.audit')}
          action="audit"
          onPress={() => go({ kind: 'audit', from: 'home' })}
        />
        <BigAction
          icon={HardDriveDownload}
          title={t('road.title')}
          hint={t('administration.home.road')}
          action="road"
          onPress={() => go({ kind: 'road' })}
        />
      </Columns>
      <BackupStatus />
    </DeskScreen>
  );
}
