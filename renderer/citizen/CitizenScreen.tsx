import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CitizenAct, CitizenStage } from '../../shared/api/citizen.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { DemoMark } from '../components/demoMark/DemoMark.tsx';
import { ReadAloud } from '../reading/ReadAloud.tsx';
import { Screen, type ScreenProps } from '../components/screen/Screen.tsx';

type CitizenScreenProps = Pick<
  ScreenProps,
  'screen' | 'title' | 'heading' | 'lead' | 'back' | 'primary' | 'onSubmit'
> & {
  readonly stage: CitizenStage;
  readonly act: (act: CitizenAct) => void;
  readonly children?: ReactNode;
};

/** The frame of the citizen's screens: the question large, and a way to hide both screens at once. */
export function CitizenScreen({ stage, act, children, ...screen }: CitizenScreenProps) {
  const { t } = useTexts();
  return (
    <Screen
      {...screen}
      more={t('common.more')}
      demo={stage.demo && <DemoMark meaning={t('common.demoNote')}>{t('common.demo')}</DemoMark>}
      quiet={
        <>
          <ReadAloud screen={screen.screen} />
          <Button look="quiet" icon={EyeOff} action="cover" onPress={() => act({ kind: 'cover' })}>
            {t('common.cover.action')}
          </Button>
        </>
      }
    >
      <div className="citizen-main">{children}</div>
    </Screen>
  );
}
