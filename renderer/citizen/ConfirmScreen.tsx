import { PencilLine, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ConfirmScene } from '../../shared/api/citizen.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { Note } from '../components/note/Note.tsx';
import { Statement } from '../components/statement/Statement.tsx';
import type { SceneProps } from './CitizenApp.tsx';
import { CitizenScreen } from './CitizenScreen.tsx';
import { Signature } from './Signature.tsx';

/** The citizen reads all that will be signed, signs if they like, and presses: nobody else can here. */
export function ConfirmScreen({ scene, stage, act }: SceneProps<ConfirmScene>) {
  const { t } = useTexts();
  const [signature, setSignature] = useState<string | null>(null);
  const confirm = () =>
    act({
      kind: 'confirmed',
      shownText: [...scene.request, ...scene.details].join('\n'),
      ...(signature === null ? {} : { signature }),
    });
  return (
    <CitizenScreen
      {...{ stage, act }}
      screen="citizen.confirm"
      title={t('ban.confirm.title')}
      heading={t('ban.confirm.title')}
      back={
        <Button icon={PencilLine} action="back" onPress={() => act({ kind: 'wrong' })}>
          {t('ban.confirm.wrong')}
        </Button>
      }
      primary={
        <Button look="primary" action="confirm" onPress={confirm} busy={stage.isBusy}>
          {stage.isBusy ? t('ban.confirm.busy') : scene.button}
        </Button>
      }
    >
      <Statement
        request={scene.request}
        details={scene.details}
        below={
          <Note icon={TriangleAlert}>
            <p>{t('ban.confirm.hurry')}</p>
          </Note>
        }
      >
        <Signature onChange={setSignature} />
      </Statement>
    </CitizenScreen>
  );
}
