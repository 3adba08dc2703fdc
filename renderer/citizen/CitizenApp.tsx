import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import type { CitizenAct, CitizenScene, CitizenStage } from '../../shared/api/citizen.ts';
import type { Citizen } from '../../shared/api/wire.ts';
import { useAppearance } from '../app/appearance.ts';
import { TextsProvider, useTexts } from '../app/texts.tsx';
import { Cover } from '../components/cover/Cover.tsx';
import { StillHere } from '../components/stillHere/StillHere.tsx';
import { ReadingProvider } from '../reading/reading.tsx';
import { ChoiceScreen } from './ChoiceScreen.tsx';
import { ConfirmScreen } from './ConfirmScreen.tsx';
import { Mirror } from './Mirror.tsx';
import { Rest } from './Rest.tsx';
import './citizen.css';

export type CitizenAppProps = { readonly citizen: Citizen; readonly catalogue: i18n };

/** What a scene's screen is given. */
export type SceneProps<S extends CitizenScene> = {
  readonly scene: S;
  readonly stage: CitizenStage;
  readonly act: (act: CitizenAct) => void;
};

/** Before the clerk's window has said anything, and whenever nobody is served. */
const EMPTY: CitizenStage = {
  turn: 0,
  look: { language: 'kk', textSize: '24', contrast: 'normal' },
  demo: false,
  scene: null,
  over: null,
  isBusy: false,
};

/** The citizen's own window: it shows the stage that the clerk's sends, and nothing of an earlier one. */
export function CitizenApp({ citizen, catalogue }: CitizenAppProps) {
  const [stage, setStage] = useState(EMPTY);
  useEffect(() => citizen.onStage(setStage), [citizen]);
  useAppearance(stage.look);
  useTouches(citizen, stage.turn);
  const act = (one: CitizenAct) => citizen.answer({ turn: stage.turn, act: one });
  const heard = () => act({ kind: 'touched', by: 'voice' });
  return (
    <TextsProvider catalogue={catalogue} language={stage.look.language}>
      <ReadingProvider
        // Whoever is served next is asked anew.
        key={stage.scene === null ? 'rest' : 'served'}
        speak={citizen.speak}
        onVoice={citizen.onVoice}
        onHeard={heard}
        isHushed={stage.over !== null}
      >
        <Scene stage={stage} act={act} />
      </ReadingProvider>
      <Over stage={stage} act={act} />
    </TextsProvider>
  );
}

type StageProps = { readonly stage: CitizenStage; readonly act: (act: CitizenAct) => void };

/** Another question, or another text to confirm, begins afresh: nothing chosen or signed stays for it. */
function Scene({ stage, act }: StageProps) {
  const { scene, turn } = stage;
  if (scene === null) return <Rest stage={stage} />;
  if (scene.kind === 'choice') return <ChoiceScreen key={turn} {...{ scene, stage, act }} />;
  if (scene.kind === 'confirm') return <ConfirmScreen key={turn} {...{ scene, stage, act }} />;
  return <Mirror key={scene.screen} {...{ scene, stage, act }} />;
}

function Over({ stage, act }: StageProps) {
  const { t } = useTexts();
  return (
    <>
      <StillHere
        open={stage.over === 'idle'}
        title={t('citizen.idle.title')}
        text={t('citizen.idle.text')}
        otherwise={t('citizen.idle.otherwise')}
        hereText={t('citizen.idle.here')}
        onHere={() => act({ kind: 'touched', by: 'touch' })}
      />
      <Cover
        covered={stage.over === 'cover'}
        title={t('common.cover.title')}
        detail={t('common.cover.text')}
      />
    </>
  );
}

/** Tells of every touch and key: somebody is there. */
function useTouches(citizen: Citizen, turn: number): void {
  useEffect(() => {
    const touched = () => citizen.answer({ turn, act: { kind: 'touched', by: 'touch' } });
    const typed = () => citizen.answer({ turn, act: { kind: 'touched', by: 'key' } });
    window.addEventListener('pointerup', touched);
    window.addEventListener('keydown', typed);
    return () => {
      window.removeEventListener('pointerup', touched);
      window.removeEventListener('keydown', typed);
    };
  }, [citizen, turn]);
}
