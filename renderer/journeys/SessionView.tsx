import { useCallback, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Answers } from '../../shared/api/answers.ts';
import type { Draft } from '../../shared/api/sessionCalls.ts';
import type { Approval } from '../../shared/api/views.ts';
import { dateAt } from '../../shared/domain/dates.ts';
import { reportActivity } from '../app/activity.ts';
import { useAppearance } from '../app/appearance.ts';
import { CoverOver, type DeskCover } from '../app/cover.tsx';
import { useCoverKey } from '../app/coverKey.ts';
import { useDesk } from '../app/desk.tsx';
import { IdleQuestion, useIsAsking, useOpen } from '../app/idle.tsx';
import { InLanguage, useTexts } from '../app/texts.tsx';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { Dialog } from '../components/dialog/Dialog.tsx';
import { useHasCamera } from '../input/useCamera.ts';
import { OnScreenKeyboard } from '../input/OnScreenKeyboard.tsx';
import { ReadingProvider } from '../reading/reading.tsx';
import { CitizenSide } from './citizenSide.tsx';
import { FrameProvider, type Frame } from './frame.tsx';
import { pathOf } from './course.ts';
import { contentOfTyped } from './draft.ts';
import { beginDraft, identified } from './goOn.ts';
import type { DoneProps, Facts, Journey, Step, StepProps } from './journey.ts';
import { MannerProvider, TURNED, type Manner } from './manner.tsx';
import { CodeScreen } from './session/CodeScreen.tsx';
import { SessionFrame } from './session/SessionScreen.tsx';
import { Understanding } from './session/Understanding.tsx';
import { LeaveCode } from './LeaveCode.tsx';
import { asksForDocument, asksForIin } from './scan.ts';
import { useScans } from './useScans.ts';
import { FIRST_SCREEN, sessionCourse } from './sessionCourse.ts';
import type { Typed } from './typed.ts';
import { askedOf, understood } from './understanding.ts';
import { useSession, type Session } from './useSession.ts';

type SessionViewProps = {
  readonly draft: Draft;
  readonly deskCover: DeskCover;
  /** The session is over, here: nothing of the citizen stays in the window. */
  readonly onEnd: () => void;
  /** The same person goes on with another act, which has a draft of its own. */
  readonly onGoOn: (draft: Draft) => void;
};

/** A session with a citizen: its screens one after the other, in the citizen's language and sight. */
export function SessionView({ draft, deskCover, onEnd, onGoOn }: SessionViewProps) {
  const { kiosk, state } = useDesk();
  const session = useSession(kiosk, draft);
  const { isCovered, cover, uncover } = deskCover;
  const isAsking = useIsAsking();
  const [isLeaving, setLeaving] = useState(false);
  const { keyboard = false, ...chosen } = session.context.view;
  const look = { ...state.settings, ...chosen, language: session.language };
  useAppearance(look);
  useCoverKey(cover);
  useOpen({ draft: session.context.entry === null ? draft.id : null, flush: session.flush, cover });

  const facts = useFacts(draft, session.approval);
  const isHidden = isCovered || isAsking;
  const scans = useScans(session, facts, !isHidden);
  const [isReading, setReading] = useState(false);
  const canRead = facts.hasCamera && asksForDocument(session.screen);
  const step = numbered(session, facts);
  // While the citizen confirms, only the citizen presses, and the way back is there to leave by.
  const isQuestion = step !== null;
  const frame: Frame = {
    step,
    look,
    keyboard,
    see: (view) => session.send({ type: 'view', view }),
    cover,
    leave: isQuestion ? () => setLeaving(true) : null,
    scan: isReading ? null : scans.outcome,
    readCode: canRead && !isReading ? () => setReading(true) : null,
    isSaved: session.isSaved,
    isHidden,
  };
  const goOn = async (typed: Typed, to: string) => {
    const { view, typed: said } = session.context;
    const content = contentOfTyped({ ...identified(said), ...typed }, to, view);
    const begun = await beginDraft(kiosk, { content, screen: to, language: session.language });
    if (begun.ok) onGoOn(begun.value);
  };
  const keep = async () => {
    // What cannot be saved must not be left: the screen says so and stays.
    if (await session.flush()) onEnd();
    else setLeaving(false);
  };
  // The next clerk finds it under "Continue".
  const handOver = async () => {
    if (!(await session.flush())) return setLeaving(false);
    onEnd();
    await kiosk.call('staff.signOut', { key: uuidv7() });
  };
  const discard = async () => {
    await session.flush();
    const result = await kiosk.call('drafts.discard', { id: draft.id, key: uuidv7() });
    if (result.ok) onEnd();
    else setLeaving(false);
  };

  return (
    <InLanguage language={session.language}>
      <FrameProvider value={frame}>
        <ReadingProvider
          speak={kiosk.speak}
          onVoice={kiosk.onVoice}
          onHeard={reportActivity}
          isHushed={isCovered || isAsking || isLeaving}
        >
          <CitizenSide look={look} over={isCovered ? 'cover' : isAsking ? 'idle' : null} cover={cover}>
            <SessionFrame>
              {isReading ? (
                <CodeScreen
                  hasCodes={asksForIin(session.screen)}
                  today={facts.today}
                  onScan={scans.take}
                  close={() => setReading(false)}
                />
              ) : (
                <CurrentScreen draft={draft.id} {...{ session, facts, onEnd, goOn }} />
              )}
            </SessionFrame>
          </CitizenSide>
        </ReadingProvider>
      </FrameProvider>
      <OnScreenKeyboard isOn={keyboard && !isCovered && !isAsking} language={session.language} />
      <Leave
        draft={draft.id}
        open={isLeaving}
        onStay={() => setLeaving(false)}
        onKeep={keep}
        onHandOver={handOver}
        onDiscard={discard}
      />
      <IdleQuestion />
      <CoverOver open={isCovered} onUncover={uncover} />
    </InLanguage>
  );
}

/** Without a policy nothing is alike enough. */
const NO_FACE = { faceThreshold: 1, tries: 0 };

/** What the checks must know besides the answers, as it is now. */
function useFacts({ corrects }: Draft, approval: Approval | null): Facts {
  const { policy, kiosk, clerk } = useDesk().state;
  const now = useNow(60_000);
  const hasCamera = useHasCamera();
  return {
    today: dateAt(now),
    banScopes: policy?.banScopes ?? [],
    representativeBases: policy?.representativeBases ?? [],
    liftDelay: policy?.liftDelay ?? '',
    liftSupervisorAge: policy?.liftSupervisorAge ?? 0,
    face: policy?.face ?? NO_FACE,
    hasCamera,
    canSeal: kiosk.sealing,
    isPolicyExpired: policy?.expired ?? true,
    // Whoever approved it and now serves it themselves is no second person any more.
    approval: approval?.by === clerk?.number ? null : approval,
    isCorrection: corrects !== undefined,
  };
}

type CurrentScreenProps = {
  readonly draft: string;
  readonly session: Session;
  readonly facts: Facts;
  readonly onEnd: () => void;
  readonly goOn: DoneProps['goOn'];
};

function CurrentScreen({ draft, session, facts, onEnd, goOn }: CurrentScreenProps) {
  const { journey, screen, context, send } = session;
  const question = sessionCourse.questions(context.typed).find((step) => step.screen === screen);
  const known = question && !context.isCoreProblem ? stillWrong(context, question, facts) : null;
  const props: StepProps = {
    draft,
    typed: context.typed,
    facts,
    found: known?.found ?? context.problems,
    problems: known?.problems ?? context.problems,
    attempt: context.attempt,
    type: (name, value) => send({ type: 'typed', name, value }),
    next: () => send({ type: 'next', facts }),
    approved: (approval) => {
      session.approve(approval);
      send({ type: 'next', facts: { ...facts, approval } });
    },
    back: screen === FIRST_SCREEN && !context.returning ? null : () => send({ type: 'back', facts }),
    change: (to) => send({ type: 'change', screen: to }),
  };
  if (question) return <question.View key={screen} {...props} />;
  if (screen === journey.confirm.screen) {
    const asked = askedOf(journey.id);
    const isUnderstood = understood(context.typed, journey.id);
    if (asked !== null && isUnderstood === null) return <Understanding journey={asked} {...props} />;
    return <Confirming {...{ journey, session, facts, props, isUnderstood }} />;
  }
  if (context.entry) return <journey.done.View entry={context.entry} finish={onEnd} goOn={goOn} />;
  return <journey.check.View {...props} />;
}

type ConfirmingProps = {
  readonly journey: Journey;
  readonly session: Session;
  readonly facts: Facts;
  readonly props: StepProps;
  readonly isUnderstood: boolean | null;
};

/** The journey's own words to confirm; how they were confirmed is added to what it gathered. */
function Confirming({ journey, session, facts, props, isUnderstood }: ConfirmingProps) {
  const { isConfirming, problem } = session;
  const manner = useRef<Manner>(TURNED);
  const takeNote = useCallback((next: Manner) => {
    manner.current = next;
  }, []);
  const confirm = (answers: Answers) => session.confirm(answers, facts, manner.current, isUnderstood);
  return (
    <MannerProvider value={takeNote}>
      <journey.confirm.View {...props} {...{ confirm, isConfirming, problem }} />
    </MannerProvider>
  );
}

function stillWrong(
  { problems, typed }: Session['context'],
  step: Step,
  facts: Facts,
): Pick<StepProps, 'found' | 'problems'> {
  const now = step.problems(typed, facts);
  const same = problems.filter(({ path, code }) => now.some((one) => one.path === path && one.code === code));
  const found = problems.flatMap(
    (one) => (same.includes(one) ? one : now.find(({ path }) => path === one.path)) ?? [],
  );
  return { found, problems: same };
}

/** The questions and "check your answers" are numbered; what follows is the citizen's own. */
function numbered({ journey, screen, context }: Session, facts: Facts): Frame['step'] {
  const steps = [...pathOf(sessionCourse, context.typed, facts), journey.check];
  const index = steps.findIndex((step) => step.screen === screen);
  return index === -1 ? null : { n: index + 1, total: steps.length };
}

type LeaveProps = {
  readonly draft: string;
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onKeep: () => Promise<void>;
  readonly onHandOver: () => Promise<void>;
  readonly onDiscard: () => Promise<void>;
};

/** Keep is the ready answer; deleting asks once more, for it cannot be undone. */
function Leave({ draft, open, onStay, onKeep, onHandOver, onDiscard }: LeaveProps) {
  const { t } = useTexts();
  const [isDiscarding, setDiscarding] = useState(false);
  const backToFirst = () => setDiscarding(false);
  return (
    <>
      <Dialog
        open={open && !isDiscarding}
        title={t('session.leave.title')}
        safe={{ text: t('session.leave.stay'), action: 'stay', onPress: onStay }}
        confirm={{ text: t('session.leave.keep'), action: 'keep', onPress: onKeep }}
      >
        <p>{t('session.leave.text')}</p>
        <LeaveCode draft={draft} />
        <Button look="link" action="hand-over" onPress={onHandOver}>
          {t('administration.handOver')}
        </Button>
        <Button look="link" action="discard" onPress={() => setDiscarding(true)}>
          {t('session.leave.discard')}
        </Button>
      </Dialog>
      <Dialog
        open={open && isDiscarding}
        title={t('desk.drafts.discardTitle')}
        safe={{ text: t('desk.drafts.discardNo'), action: 'stay', onPress: backToFirst }}
        confirm={{
          text: t('desk.drafts.discardYes'),
          action: 'discard',
          onPress: () => onDiscard().then(backToFirst),
        }}
      >
        <p>{t('desk.drafts.discardText')}</p>
      </Dialog>
    </>
  );
}
