import { ArrowLeft, EyeOff, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import { ChoiceGroup } from '../choiceGroup/ChoiceGroup.tsx';
import { ConnectionPill } from '../connectionPill/ConnectionPill.tsx';
import { DemoMark } from '../demoMark/DemoMark.tsx';
import type { Example } from '../example.ts';
import { StepProgress } from '../stepProgress/StepProgress.tsx';
import { Screen } from './Screen.tsx';

const nothing = () => undefined;

/** A whole screen as the citizen sees it. Not among `examples`: a page has one `<main>`. */
export function WholeScreen() {
  const [scope, setScope] = useState<readonly ('bank' | 'microfinance')[]>(['bank']);
  return (
    <Screen
      screen="gallery.screen"
      title="Қандай несиелерге тыйым саласыз?"
      demo={<DemoMark meaning="Көрсету нұсқасы, нағыз тыйым емес">ДЕМО</DemoMark>}
      progress={
        <StepProgress current={5} total={6}>
          5-қадам, барлығы 6
        </StepProgress>
      }
      connection={
        <ConnectionPill connection="offline" waiting={4}>
          Желі жоқ, жұмыс жалғасады
        </ConnectionPill>
      }
      more="Төменде жалғасы бар"
      onSubmit={nothing}
      back={
        <Button icon={ArrowLeft} action="back" onPress={nothing}>
          Артқа
        </Button>
      }
      quiet={
        <>
          <Button look="quiet" icon={Volume2} action="read-aloud" onPress={nothing}>
            Дауыстап оқу
          </Button>
          <Button look="quiet" icon={EyeOff} action="cover" onPress={nothing}>
            Экранды жабу
          </Button>
        </>
      }
      primary={
        <Button look="primary" type="submit" action="next">
          Әрі қарай
        </Button>
      }
    >
      <ChoiceGroup
        kind="many"
        name="scope"
        legend="Қандай несиелерге тыйым саласыз?"
        legendAs="heading"
        hint="Тыйым тегін, мерзімі шектелмеген. Оны орталықта алып тастауға болады, бірақ ол бірден күшін жоймайды."
        options={[
          {
            value: 'bank',
            label: 'Банк қарыздарына',
            hint: 'Тұтынушылық несие, кредит картасы, бөліп төлеу',
          },
          {
            value: 'microfinance',
            label: 'Микрокредиттерге',
            hint: 'Микроқаржы ұйымдарының онлайн қарыздары',
          },
        ]}
        value={scope}
        onChange={setScope}
      />
    </Screen>
  );
}

/** The frame alone is shown by its own page of the gallery; see `WholeScreen`. */
export const examples: readonly Example[] = [];
