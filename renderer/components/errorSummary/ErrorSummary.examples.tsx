import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { Stack } from '../stack/Stack.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';

/** Shown on request, because it takes the focus when it appears. */
function OnRequest() {
  const [attempt, setAttempt] = useState(0);
  return (
    <Stack>
      <ErrorSummary
        title="Мына жерлерін түзету керек"
        attempt={attempt}
        errors={
          attempt === 0
            ? []
            : [
                { field: 'example.iin', message: 'ИИН 12 саннан тұрады, мұнда 11 сан бар' },
                { field: 'example.date', message: 'Туған жылын төрт санмен жазыңыз' },
              ]
        }
      />
      <div>
        <Button action="next" onPress={() => setAttempt((count) => count + 1)}>
          Қатемен жалғастыру
        </Button>
      </div>
    </Stack>
  );
}

export const examples: readonly Example[] = [
  { title: 'Takes the focus, leads to each field', element: <OnRequest /> },
];
