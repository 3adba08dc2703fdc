import { useRef, useState } from 'react';
import type { Problem } from '../../../shared/api/result.ts';
import { TEXT_VERSIONS } from '../../../shared/texts/versions.ts';
import { useDesk } from '../../app/desk.tsx';
import type { StepProps } from '../journey.ts';
import { typeAll } from '../part.ts';
import {
  guardContent,
  QUESTION_NAMES,
  type GuardAnswers,
  type GuardName,
  type GuardQuestion,
} from './questions.ts';
import { answeredBy, sealedChange } from './sealed.ts';

type Guard = {
  /** The question that is asked; null before the first one. */
  readonly question: GuardQuestion | null;
  readonly begin: () => void;
  /** Takes the answer, and asks the next question; after the last one all is sealed, and the session goes on. */
  readonly answer: (value: string) => void;
  /** To the question before, which is empty again. */
  readonly back: () => void;
  readonly isSealing: boolean;
  readonly problem: Problem | null;
};

/** Sealing that takes no longer needs no word: to draw it would keep the next screen waiting. */
const WORTH_SAYING_MS = 200;

/**
 * Asks the guard's questions one by one. What is answered stays in this memory until the core has sealed it, and is
 * then forgotten: only what was sealed is kept with the draft.
 */
export function useGuard(
  name: GuardName,
  { draft, typed, type, next }: Pick<StepProps, 'draft' | 'typed' | 'type' | 'next'>,
): Guard {
  const { kiosk } = useDesk();
  const answers = useRef<GuardAnswers>({});
  const [index, setIndex] = useState(-1);
  const running = useRef(false);
  const [isSealing, setSealing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const question = QUESTION_NAMES[index] ?? null;

  const seal = async () => {
    running.current = true;
    const slow = window.setTimeout(() => setSealing(true), WORTH_SAYING_MS);
    setProblem(null);
    const result = await kiosk.call('guard.seal', {
      draft,
      of: answeredBy(typed, name),
      content: guardContent(answers.current),
    });
    window.clearTimeout(slow);
    running.current = false;
    answers.current = {};
    setSealing(false);
    // What could not be sealed is not kept either: it is asked again.
    setIndex(-1);
    if (!result.ok) return setProblem(result.problem);
    typeAll({ type }, sealedChange(typed, name, TEXT_VERSIONS.guard, result.value.sealed));
    next();
  };
  return {
    question,
    begin: () => {
      answers.current = {};
      setIndex(0);
    },
    answer: (value) => {
      if (question === null || running.current) return;
      answers.current = { ...answers.current, [question]: value };
      if (index + 1 < QUESTION_NAMES.length) setIndex(index + 1);
      else void seal();
    },
    back: () => setIndex(index - 1),
    isSealing,
    problem,
  };
}
