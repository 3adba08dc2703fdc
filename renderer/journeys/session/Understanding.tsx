import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { ChoiceGroup, type ChoiceOption } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import { useOwnScene } from '../citizenSide.tsx';
import type { StepProps } from '../journey.ts';
import { answered, missed, type Asked } from '../understanding.ts';
import { SessionScreen } from './SessionScreen.tsx';
import './session.css';

const SCREEN = 'session.understanding';
const NAME = 'attestation.consent.understood';

type Asking = {
  /** What is explained, before the question is put again. */
  readonly lines: readonly string[];
  readonly heading: string;
  readonly hint?: string;
  /** None where it is only read out. */
  readonly options: readonly ChoiceOption<string>[];
  readonly button: string;
};

type UnderstandingProps = Pick<StepProps, 'typed' | 'type' | 'back'> & { readonly journey: Asked };

/** One plain question about what the signature will do, answered by the citizen: here, or on their own screen. */
export function Understanding({ journey, typed, type, back }: UnderstandingProps) {
  const texts = useTexts();
  const { t } = texts;
  const times = missed(typed, journey);
  const asking = askingOf(texts, journey, times);
  const answer = (value: string) => type(...answered(typed, journey, value));
  const { hasOwnScreen, turnHere } = useOwnScene({
    scene: {
      kind: 'choice',
      screen: SCREEN,
      name: NAME,
      heading: asking.heading,
      lines: [...asking.lines],
      ...(asking.hint === undefined ? {} : { hint: asking.hint }),
      options: asking.options.map(({ value, label }) => ({ value, label })),
      button: asking.button,
    },
    isBusy: false,
    hear: (act) => {
      if (act.kind === 'chosen') answer(act.value);
    },
  });
  if (!hasOwnScreen) return <AskHere key={times} {...{ asking, answer, back }} />;
  return (
    <SessionScreen
      screen={SCREEN}
      title={t('understanding.step')}
      heading={asking.heading}
      lead={asking.hint}
      back={back}
      primary={
        <Button action="turn-here" onPress={turnHere}>
          {t('citizen.clerk.answerHere')}
        </Button>
      }
    >
      <Note icon={MonitorSmartphone}>
        <p role="status">{t('citizen.clerk.answering')}</p>
      </Note>
      <Lines of={asking} />
      <ul className="answers-elsewhere">
        {asking.options.map(({ value, label }) => (
          <li key={value}>{label}</li>
        ))}
      </ul>
    </SessionScreen>
  );
}

type AskHereProps = Pick<StepProps, 'back'> & {
  readonly asking: Asking;
  readonly answer: (value: string) => void;
};

/** The same on this screen, turned to the citizen. */
function AskHere({ asking, answer, back }: AskHereProps) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isAsked = asking.options.length > 0;
  const error = { path: NAME, code: 'choice.understanding' };
  const isMissing = attempt > 0 && chosen === null;
  const submit = () => {
    if (isAsked && chosen === null) setAttempt((last) => last + 1);
    else answer(chosen ?? '');
  };
  return (
    <SessionScreen
      screen={SCREEN}
      title={t('understanding.step')}
      {...(isAsked ? {} : { heading: asking.heading })}
      back={back}
      onSubmit={submit}
      problems={{ found: isMissing ? [error] : [], attempt, isOneQuestion: true }}
      primary={
        <Button look="primary" type="submit" action="next">
          {asking.button}
        </Button>
      }
    >
      <Lines of={asking} />
      {isAsked && (
        <ChoiceGroup
          kind="one"
          name={NAME}
          legend={asking.heading}
          legendAs="heading"
          {...(asking.hint === undefined ? {} : { hint: asking.hint })}
          options={asking.options}
          value={chosen}
          onChange={setChosen}
          {...(isMissing ? { error: t('problems.choice.understanding') } : {})}
        />
      )}
    </SessionScreen>
  );
}

const Lines = ({ of }: { readonly of: Asking }) =>
  of.lines.map((line) => (
    <p key={line} className="explained">
      {line}
    </p>
  ));

/** The first question; the same in other words; then, missed twice, only what is read out. */
function askingOf({ t }: Texts, journey: Asked, times: number): Asking {
  const again = t(`understanding.${journey}.again.explain`);
  if (times >= 2) {
    return {
      lines: [again, t('understanding.settle.choice')],
      heading: t('understanding.settle.title'),
      options: [],
      button: t('understanding.settle.next'),
    };
  }
  const part = times === 0 ? 'first' : 'again';
  const right = { value: 'true', label: t(`understanding.${journey}.${part}.right`) };
  const wrong = { value: 'false', label: t(`understanding.${journey}.${part}.wrong`) };
  const unsure = { value: 'unsure', label: t('understanding.unsure') };
  return {
    lines: times === 0 ? [] : [again],
    ...(times === 0 ? { hint: t('understanding.lead') } : {}),
    heading: t(`understanding.${journey}.${part}.question`),
    // The right answer stands in another place the second time: nobody passes by pressing the same.
    options: times === 0 ? [wrong, right, unsure] : [right, wrong, unsure],
    button: t('understanding.next'),
  };
}
