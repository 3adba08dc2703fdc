import { useState, type ReactNode } from 'react';
import { fieldError } from '../../app/fieldError.ts';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { TextKey } from '../../../shared/texts/catalogue.ts';
import type { Mistaken } from '../session/SessionScreen.tsx';
import { GUARD_QUESTIONS, QUESTION_NAMES, type GuardName, type GuardQuestion } from './questions.ts';

/** What a frame puts around a question: whose window it is, the form does not know. */
export type GuardParts = {
  readonly question: GuardQuestion;
  /** Counted for the citizen, "1 of 5". */
  readonly n: number;
  readonly total: number;
  readonly onSubmit: () => void;
  readonly primary: ReactNode;
  /** That no answer was chosen, while none is; what was answered is no part of it. */
  readonly problems: Mistaken;
  readonly back: () => void;
  readonly children: ReactNode;
};

type GuardFormProps = {
  readonly name: GuardName;
  readonly question: GuardQuestion;
  readonly isBusy: boolean;
  readonly answer: (value: string) => void;
  readonly back: () => void;
  readonly frame: (parts: GuardParts) => ReactNode;
};

/** The words of a question, and of its answers in the order in which they stand. */
export function useGuardWords(name: GuardName) {
  const { t } = useTexts();
  return (question: GuardQuestion) => ({
    heading: t(`${name}.guard.${question}.question`),
    options: GUARD_QUESTIONS[name][question].map((value) => ({
      value,
      // Each question has words for each of its answers; that they belong together is held by a test.
      label: t(`${name}.guard.${question}.${value}` as TextKey),
    })),
  });
}

/** One question of the guard. Nothing stands chosen at first, and the next one begins as empty. */
export function GuardForm({ name, question, isBusy, answer, back, frame }: GuardFormProps) {
  const texts = useTexts();
  const { t } = texts;
  const { heading, options } = useGuardWords(name)(question);
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const submit = () => {
    if (chosen === null) setAttempt((last) => last + 1);
    else answer(chosen);
  };
  const path = `guard.${question}`;
  const found = attempt > 0 && chosen === null ? [{ path, code: 'guard.choose' }] : [];
  return frame({
    question,
    n: QUESTION_NAMES.indexOf(question) + 1,
    total: QUESTION_NAMES.length,
    onSubmit: submit,
    problems: { found, attempt, isOneQuestion: true },
    back,
    primary: (
      <Button look="primary" type="submit" action="next" busy={isBusy}>
        {t(isBusy ? 'lift.guard.sealing' : 'lift.guard.next')}
      </Button>
    ),
    children: (
      <div data-alone>
        <ChoiceGroup
          kind="one"
          name={path}
          legend={heading}
          legendAs="heading"
          options={options}
          value={chosen}
          onChange={setChosen}
          error={fieldError(texts, found, path)}
        />
      </div>
    ),
  });
}
