import { UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/texts.tsx';
import { Button } from '../../../components/button/Button.tsx';
import type { StepProps } from '../../journey.ts';
import { screenAbout, type Person } from '../person.ts';
import { SessionScreen } from '../SessionScreen.tsx';
import { identityNames } from './answers.ts';
import './face.css';

/** The ways that are always open from here. */
export type FaceWays = {
  readonly step: StepProps;
  /** Whose face it is. */
  readonly person: Person;
  /** On with the clerk's own comparison. */
  readonly without: () => void;
};

type FaceScreenProps = {
  readonly phase: string;
  readonly heading: string;
  readonly lead?: string | undefined;
  readonly ways: FaceWays;
  /** Beside it, where the foot of the screen would be too narrow. */
  readonly quiet?: ReactNode;
  readonly primary?: ReactNode;
  readonly children?: ReactNode;
};

/** Moments that have one way on, and say so themselves. */
const ENDS = ['matched', 'spent', 'unable'];

/** One moment of the check. "Without the camera" is there until it has ended. */
export function FaceScreen({ phase, heading, lead, ways, quiet, primary, children }: FaceScreenProps) {
  const { t } = useTexts();
  return (
    <SessionScreen
      screen={screenAbout(ways.person, 'face')}
      title={t('face.step')}
      heading={heading}
      lead={lead}
      back={ways.step.back}
      problems={ways.step}
      primary={primary}
    >
      <div className="face-phase" data-face={phase} id={identityNames(ways.person).score} tabIndex={-1}>
        {children}
        {!ENDS.includes(phase) && (
          <div className="face-ways">
            {quiet}
            <Button look="quiet" icon={UserRoundCheck} action="without-camera" onPress={ways.without}>
              {t('face.without')}
            </Button>
          </div>
        )}
      </div>
    </SessionScreen>
  );
}
