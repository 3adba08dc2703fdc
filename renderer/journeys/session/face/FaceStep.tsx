import { CircleCheck, RotateCcw, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../../../app/texts.tsx';
import { Button } from '../../../components/button/Button.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { useFaceEngine } from '../../../input/face/useFaceEngine.ts';
import type { Outcome } from '../../../input/face/useFaceCheck.ts';
import { FACE, useCamera } from '../../../input/useCamera.ts';
import { useFrame } from '../../frame.tsx';
import type { Step, StepProps } from '../../journey.ts';
import { CITIZEN, screenAbout, type Person } from '../person.ts';
import { afterTry, faceProblems, identityNames, isAsked, isMatched, isSpent, lookedOf } from './answers.ts';
import { DocumentPhoto } from './DocumentPhoto.tsx';
import { FaceScreen, type FaceWays } from './FaceScreen.tsx';
import { LiveFace } from './LiveFace.tsx';

/** The camera looks, at most as often as the policy allows; whatever comes of it, the session goes on. */
function Face({ person, ...props }: StepProps & { readonly person: Person }) {
  const { typed, facts, type } = props;
  const { isHidden } = useFrame();
  const { t } = useTexts();
  const [isMissed, setMissed] = useState(false);
  const ways: FaceWays = {
    step: props,
    person,
    without: () => {
      type(identityNames(person).method, 'clerk');
      props.next();
    },
  };
  const tried = (outcome: Outcome) => {
    for (const [name, value] of Object.entries(afterTry(typed, outcome, person))) type(name, value);
    setMissed(true);
  };
  if (isMatched(typed, facts, person) || isSpent(typed, facts, person)) return <Ended ways={ways} />;
  // Under a cover nothing looks: the camera is off, and what was seen is forgotten.
  if (isHidden)
    return <FaceScreen phase="hidden" heading={t('face.step')} lead={t('face.hidden')} ways={ways} />;
  if (isMissed && lookedOf(typed, person).attempts > 0)
    return <Missed ways={ways} again={() => setMissed(false)} />;
  return <Looking ways={ways} onOutcome={tried} />;
}

function Looking({ ways, onOutcome }: { readonly ways: FaceWays; readonly onOutcome: (o: Outcome) => void }) {
  const { t } = useTexts();
  const { state, stream } = useCamera(FACE);
  const { engine, state: engineState } = useFaceEngine();
  const [hasDocument, setDocument] = useState(false);
  const [isBroken, setBroken] = useState(false);
  if (isBroken || state === 'none' || engineState === 'failed')
    return <Unable ways={ways} words={t(state === 'none' ? 'face.camera.none' : 'face.engine.failed')} />;
  if (!stream || !engine) {
    const words = t(stream ? 'face.engine.starting' : 'face.camera.starting');
    return (
      <FaceScreen phase="starting" heading={t('face.step')} ways={ways}>
        <p role="status">{words}</p>
      </FaceScreen>
    );
  }
  const parts = { engine, stream, ways, onFailed: () => setBroken(true) };
  return hasDocument ? (
    <LiveFace {...parts} onOutcome={onOutcome} />
  ) : (
    <DocumentPhoto {...parts} onTaken={() => setDocument(true)} />
  );
}

function Unable({ ways, words }: { readonly ways: FaceWays; readonly words: string }) {
  const { t } = useTexts();
  return (
    <FaceScreen
      phase="unable"
      heading={t('face.step')}
      ways={ways}
      primary={
        <Button look="primary" icon={UserRoundCheck} action="without-camera" onPress={ways.without}>
          {t('face.without')}
        </Button>
      }
    >
      <Note>
        <p role="alert">{words}</p>
      </Note>
    </FaceScreen>
  );
}

function Missed({ ways, again }: { readonly ways: FaceWays; readonly again: () => void }) {
  const { t } = useTexts();
  const { typed, facts } = ways.step;
  const { attempts, liveness } = lookedOf(typed, ways.person);
  return (
    <FaceScreen
      phase="missed"
      heading={t('face.missed.title')}
      lead={t(liveness ? 'face.missed.unlike' : 'face.missed.unseen')}
      ways={ways}
      primary={
        <Button look="primary" icon={RotateCcw} action="retry" onPress={again}>
          {t('face.missed.again')}
        </Button>
      }
    >
      <p>{t('face.missed.left', { left: facts.face.tries - attempts })}</p>
    </FaceScreen>
  );
}

function Ended({ ways }: { readonly ways: FaceWays }) {
  const { t } = useTexts();
  const { typed, facts, next } = ways.step;
  const end = isMatched(typed, facts, ways.person) ? 'matched' : 'spent';
  return (
    <FaceScreen
      phase={end}
      heading={t(`face.${end}.title`)}
      ways={ways}
      primary={
        <Button look="primary" action="next" onPress={next}>
          {t(`face.${end}.next`)}
        </Button>
      }
    >
      <Note icon={end === 'matched' ? CircleCheck : UserRoundCheck}>
        <p>{t(`face.${end}.text`)}</p>
      </Note>
    </FaceScreen>
  );
}

/** The check of that person's face; asked where they wish it. */
export function faceStepOf(person: Person): Step {
  return {
    screen: screenAbout(person, 'face'),
    name: 'face.step',
    fields: [identityNames(person).score],
    problems: (typed, facts) => faceProblems(typed, facts, person),
    when: (typed) => isAsked(typed, person),
    View: (props) => <Face {...props} person={person} />,
  };
}

export const faceStep = faceStepOf(CITIZEN);
