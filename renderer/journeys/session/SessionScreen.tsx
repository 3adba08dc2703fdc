import { ArrowLeft, EyeOff, LogOut, ScanLine, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/api/result.ts';
import { ConnectionStatus } from '../../app/ConnectionStatus.tsx';
import { DemoNotice } from '../../app/DemoNotice.tsx';
import { answeredWords, mendedWords, problemWords } from '../../app/fieldError.ts';
import { Notices } from '../../app/Notices.tsx';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { ErrorSummary } from '../../components/errorSummary/ErrorSummary.tsx';
import { Note } from '../../components/note/Note.tsx';
import { ScreenBody, ScreenFrame } from '../../components/screen/Screen.tsx';
import { StepProgress } from '../../components/stepProgress/StepProgress.tsx';
import { ReadAloud } from '../../reading/ReadAloud.tsx';
import { useFrame } from '../frame.tsx';
import type { StepProps } from '../journey.ts';

/** What was pointed out; `isOneQuestion` where all of it is that nothing was chosen yet. */
export type Mistaken = Pick<StepProps, 'found' | 'attempt'> & { readonly isOneQuestion?: true };

type SessionScreenProps = {
  readonly screen: string;
  /** The name of the step, for the window's title. */
  readonly title: string;
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  /** Pressing Enter in a field does the same as the primary button. */
  readonly onSubmit?: () => void;
  readonly primary: ReactNode;
  readonly back?: (() => void) | null;
  /** In place of "back", where the way from here is another. */
  readonly way?: ReactNode;
  /** What the last act met with. */
  readonly problem?: Problem | null;
  /** More quiet actions, before "cover the screen". */
  readonly quiet?: ReactNode;
  readonly problems?: Mistaken;
  /** The screen was read aloud to its end. */
  readonly onRead?: () => void;
  readonly children?: ReactNode;
};

/** What stands over every screen of a session, and stays while they change: how far, whether connected. */
export function SessionFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { step } = useFrame();
  return (
    <ScreenFrame
      demo={<DemoNotice />}
      connection={<ConnectionStatus for="citizen" />}
      progress={
        step && (
          <StepProgress current={step.n} total={step.total}>
            {t('common.step', step)}
          </StepProgress>
        )
      }
    >
      {children}
    </ScreenFrame>
  );
}

/** A screen of a session in its `SessionFrame`: the way back and on, cover, leave. */
export function SessionScreen(props: SessionScreenProps) {
  const { screen, title, heading, lead, onSubmit, primary, back = null, way, problems, children } = props;
  const { t } = useTexts();
  const { isSaved } = useFrame();
  return (
    <ScreenBody
      screen={screen}
      title={title}
      heading={heading}
      lead={lead}
      more={t('common.more')}
      onSubmit={onSubmit}
      banner={
        <>
          <Notices unsaved={!isSaved} problem={props.problem ?? null} />
          <ScanNote />
        </>
      }
      back={
        way ??
        (back && (
          <Button icon={ArrowLeft} action="back" onPress={back}>
            {t('common.back')}
          </Button>
        ))
      }
      quiet={
        <QuietActions>
          <ReadAloud screen={screen} onRead={props.onRead} />
          {props.quiet}
        </QuietActions>
      }
      primary={primary}
    >
      {problems && <Mistakes {...problems} />}
      {children}
    </ScreenBody>
  );
}

function QuietActions({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { cover, leave } = useFrame();
  return (
    <>
      {children}
      <Button look="quiet" icon={EyeOff} action="cover" onPress={cover}>
        {t('common.cover.action')}
      </Button>
      {leave && (
        <Button look="quiet" icon={LogOut} action="cancel" onPress={leave}>
          {t('session.leave.action')}
        </Button>
      )}
    </>
  );
}

/** Of a scan it is said what came of it; of what was filled in, that it is to be compared. */
function ScanNote() {
  const { t } = useTexts();
  const { scan } = useFrame();
  const isFilled = scan === 'iin' || scan === 'document';
  return (
    <div aria-live="polite" className="notice-slot" data-clerk-only data-scan={scan ?? undefined}>
      {scan && (
        <Note icon={isFilled ? ScanLine : TriangleAlert}>
          <p>{t(`scan.${scan}`)}</p>
        </Note>
      )}
    </div>
  );
}

function Mistakes({ found, attempt, isOneQuestion }: Mistaken) {
  const texts = useTexts();
  return (
    <ErrorSummary
      title={texts.t('common.errorSummary.title')}
      mended={isOneQuestion ? answeredWords(texts) : mendedWords(texts)}
      attempt={attempt}
      errors={found.map((problem) => ({ field: problem.path, message: problemWords(texts, problem) }))}
    />
  );
}

type QuestionProps = Omit<SessionScreenProps, 'primary' | 'onSubmit' | 'problems' | 'back'> & {
  readonly step: StepProps;
  /** What happens next, in words. */
  readonly nextText: string;
};

/** A question: its fields are a form, and the primary button goes on when they are answered well. */
export function Question({ step, nextText, ...rest }: QuestionProps) {
  return (
    <SessionScreen
      {...rest}
      back={step.back}
      problems={step}
      onSubmit={step.next}
      primary={
        <Button look="primary" type="submit" action="next">
          {nextText}
        </Button>
      }
    />
  );
}
