import { ListChecks, LogOut, ShieldOff } from 'lucide-react';
import { uuidv7 } from 'uuidv7';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import { DeskScreen } from '../DeskScreen.tsx';
import type { Go } from '../place.ts';
import { RepairButton } from '../RepairButton.tsx';
import { may } from '../roles.ts';

/** In place of the desk's first page where the registry has switched the kiosk off: nothing is begun any more. */
export function Revoked({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  const { kiosk, state } = useDesk();
  const mayRead = may(state, 'maintain');
  const signOut = async () => {
    await kiosk.call('staff.signOut', { key: uuidv7() });
  };
  return (
    <DeskScreen
      screen="desk.revoked"
      title={t('administration.revoked.title')}
      heading={t('administration.revoked.title')}
      lead={t('administration.revoked.lead')}
      back={
        mayRead && (
          <Button icon={ListChecks} action="queue" onPress={() => go({ kind: 'queue' })}>
            {t('desk.home.queue')}
          </Button>
        )
      }
      quiet={
        mayRead && (
          <Button look="quiet" icon={ShieldOff} action="health" onPress={() => go({ kind: 'health' })}>
            {t('administration.health.open')}
          </Button>
        )
      }
      primary={
        <Button look="primary" icon={LogOut} action="sign-out" onPress={signOut}>
          {t('desk.home.signOut')}
        </Button>
      }
    >
      <Plate tone="ok" title={t('administration.revoked.saved')}>
        <p>{t(mayRead ? 'administration.revoked.responsible' : 'administration.revoked.clerk')}</p>
      </Plate>
      {mayRead && <RepairButton go={go} />}
    </DeskScreen>
  );
}
