import { useState } from 'react';
import type { ChoiceScene } from '../../shared/api/citizen.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { ChoiceGroup } from '../components/choiceGroup/ChoiceGroup.tsx';
import type { SceneProps } from './CitizenApp.tsx';
import { CitizenScreen } from './CitizenScreen.tsx';

/** A question that the citizen answers with one touch and a press; `data-screen` ends as the clerk's does. */
export function ChoiceScreen({ scene, stage, act }: SceneProps<ChoiceScene>) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissed, setMissed] = useState(false);
  const isAsked = scene.options.length > 0;
  const answer = () => {
    if (isAsked && chosen === null) setMissed(true);
    else act({ kind: 'chosen', value: chosen ?? '' });
  };
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
          {...(isMissed && chosen === null ? { error: t('problems.choice.understanding') } : {})}
        />
      )}
    </CitizenScreen>
  );
}
