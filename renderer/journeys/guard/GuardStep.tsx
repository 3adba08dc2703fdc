import { Lock, MonitorSmartphone, RotateCw, ShieldCheck } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Note } from '../../components/note/Note.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import { useOwnScene } from '../citizenSide.tsx';
import type { Step, StepProps } from '../journey.ts';
import { SessionScreen } from '../session/SessionScreen.tsx';
import { GuardForm, useGuardWords } from './GuardForm.tsx';
import type { GuardName } from './questions.ts';
import { guardTyped } from './sealed.ts';
import { useGuard } from './useGuard.ts';
import '../session/confirm.css';

/** The guard as a step of a journey: its screens are `<name>.guard` and `<name>.guard.<question>`. */
export const guardStep = (name: GuardName): Step => ({
  screen: `${name}.guard`,
  name: 'lift.guard.step',
  fields: ['guard', 'guard.sealed', 'guard.textVersion'],
  problems: (typed) =>
    guardTyped(typed, name) === null ? [{ path: 'guard', code: 'guard.unanswered' }] : [],
  View: (props) => <GuardScreens {...props} name={name} />,
});

type GuardScreensProps = StepProps & { readonly name: GuardName };

/** The questions one by one, on the citizen's own screen where there is one, else on this one, turned. */
function GuardScreens(props: GuardScreensProps) {
  const { name } = props;
  const screen = `${name}.guard`;
  const { t } = useTexts();
  const guard = useGuard(name, props);
  const words = useGuardWords(name);
  const { question, isSealing } = guard;
  const { hasOwnScreen, turnHere } = useOwnScene(
    question && {
      scene: {
        kind: 'choice',
        screen: `${screen}.${question}`,
        name: `guard.${question}`,
        lines: [],
        button: t('lift.guard.next'),
        ...words(question),
      },
      isBusy: isSealing,
      hear: (act) => {
        if (act.kind === 'chosen') guard.answer(act.value);
      },
    },
  );
  if (question === null) return <Begin {...props} guard={guard} hasOwnScreen={hasOwnScreen} />;
  if (hasOwnScreen) return <Elsewhere name={name} turnHere={turnHere} back={guard.back} />;
  return (
    <GuardForm
      key={question}
      name={name}
      question={question}
      isBusy={isSealing}
      answer={guard.answer}
      back={guard.back}
      frame={({ n, total, onSubmit, problems, primary, back, children }) => (
        <SessionScreen
          screen={`${screen}.${question}`}
          title={t('lift.guard.step')}
          onSubmit={onSubmit}
          problems={problems}
          primary={primary}
          back={back}
        >
          <p className="quiet-words">{t('lift.guard.progress', { n, total })}</p>
          {children}
        </SessionScreen>
      )}
    />
  );
}

type BeginProps = GuardScreensProps & {
  readonly guard: ReturnType<typeof useGuard>;
  readonly hasOwnScreen: boolean;
};

/** Before the first question: who is to look, and who is not. Answers that were sealed are only said to be. */
function Begin({ name, typed, found, attempt, back, next, guard, hasOwnScreen }: BeginProps) {
  const { t } = useTexts();
  const isDone = guardTyped(typed, name) !== null;
  const beginText = t(`${name}.guard.${hasOwnScreen ? 'ownBegin' : 'begin'}`);
  return (
    <SessionScreen
      screen={`${name}.guard`}
      title={t('lift.guard.step')}
      heading={t(`${name}.guard.title`)}
      back={back}
      problem={guard.problem}
      problems={{ found, attempt }}
      quiet={
        isDone && (
          <Button look="quiet" icon={RotateCw} action="answer-again" onPress={guard.begin}>
            {t('lift.guard.again')}
          </Button>
        )
      }
      primary={
        <Button look="primary" action={isDone ? 'next' : 'begin'} onPress={isDone ? next : guard.begin}>
          {isDone ? t('common.next') : beginText}
        </Button>
      }
    >
      {isDone ? (
        <Plate tone="ok" title={t('lift.guard.sealedTitle')}>
          <p>{t('lift.guard.sealed')}</p>
        </Plate>
      ) : (
        <p className="turn-screen" id="guard" tabIndex={-1}>
          {hasOwnScreen ? <MonitorSmartphone aria-hidden="true" /> : <RotateCw aria-hidden="true" />}
          <span>{t(`${name}.guard.${hasOwnScreen ? 'ownTurn' : 'turn'}`)}</span>
        </p>
      )}
      <Note icon={Lock}>
        <p>{t('lift.guard.private')}</p>
      </Note>
      <Note icon={ShieldCheck}>
        <p>{t(`${name}.guard.everyone`)}</p>
      </Note>
    </SessionScreen>
  );
}

type ElsewhereProps = {
  readonly name: GuardName;
  readonly turnHere: () => void;
  readonly back: () => void;
};

/** What the clerk sees meanwhile: that somebody answers, and nothing of what. */
function Elsewhere({ name, turnHere, back }: ElsewhereProps) {
  const { t } = useTexts();
  return (
    <SessionScreen
      screen={`${name}.guard.own`}
      title={t('lift.guard.step')}
      heading={t(`${name}.guard.own`)}
      lead={t(`${name}.guard.ownText`)}
      back={back}
      primary={
        <Button icon={RotateCw} action="turn" onPress={turnHere}>
          {t('citizen.clerk.turnHere')}
        </Button>
      }
    />
  );
}
