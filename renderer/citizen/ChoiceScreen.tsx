import { useState } from 'react';
import type { ChoiceScene } from '../../shared/api/citizen.ts';
import { answeredWords } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { ChoiceGroup } from '../components/choiceGroup/ChoiceGroup.tsx';
import { ErrorSummary } from '../components/errorSummary/ErrorSummary.tsx';
import type { SceneProps } from './CitizenApp.tsx';
import { CitizenScreen } from './CitizenScreen.tsx';

/** A question that the citizen answers with one touch and a press; `data-screen` ends as the clerk's does. */
export function ChoiceScreen({ scene, stage, act }: SceneProps<ChoiceScene>) {
  const texts = useTexts();
  const { t } = texts;
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isAsked = scene.options.length > 0;
  const answer = () => {
    if (isAsked && chosen === null) setAttempt((last) => last + 1);
    else act({ kind: 'chosen', value: chosen ?? '' });
  };
  const error = t(`problems.${scene.name.startsWith('guard.') ? 'guard.choose' : 'choice.understanding'}`);
  const isMissing = attempt > 0 && chosen === null;
  return (
    <CitizenScreen
      {...{ stage, act }}
      screen={`citizen.${scene.screen.split('.').at(-1) ?? 'choice'}`}
      title={t('citizen.question.title')}
      {...(isAsked ? {} : { heading: scene.heading })}
      onSubmit={answer}
      primary={
        <Button look="primary" type="submit" action="next" busy={stage.isBusy}>
          {scene.button}
        </Button>
      }
    >
      <ErrorSummary
        title={t('common.errorSummary.title')}
        mended={answeredWords(texts)}
        attempt={attempt}
        errors={isMissing ? [{ field: scene.name, message: error }] : []}
      />
      {scene.lines.map((line) => (
        <p key={line} className="citizen-words">
          {line}
        </p>
      ))}
      {isAsked && (
        <ChoiceGroup
          kind="one"
          name={scene.name}
          legend={scene.heading}
          legendAs="heading"
          {...(scene.hint === undefined ? {} : { hint: scene.hint })}
          options={scene.options}
          value={chosen}
          onChange={setChosen}
          {...(isMissing ? { error } : {})}
        />
      )}
    </CitizenScreen>
  );
}
