import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { Stack } from '../stack/Stack.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';

const EXAMPLES = [
  { field: 'example.iin', message: 'ИИН 12 саннан тұрады, мұнда 11 сан бар' },
  { field: 'example.date', message: 'Туған жылын төрт санмен жазыңыз' },
];

/** Shown on request, because it takes the focus when it appears. */
function OnRequest() {
  const [attempt, setAttempt] = useState(0);
  const [isMended, setMended] = useState(false);
  return (
    <Stack>
      <ErrorSummary
        title="Мына жерлерін түзету керек"
        attempt={attempt}
        mended={{ one: 'Түзетілді', all: 'Бәрі түзетілді' }}
        errors={attempt === 0 ? [] : isMended ? EXAMPLES.slice(1) : EXAMPLES}
      />
      <div>
        <Button
          action="next"
          onPress={() => {
            setMended(false);
            setAttempt((count) => count + 1);
          }}
        >
          Қатемен жалғастыру
        </Button>
      </div>
      {attempt > 0 && (
        <div>
          <Button action="change" onPress={() => setMended(true)}>
            Бірінші қатені түзету
          </Button>
        </div>
      )}
    </Stack>
  );
}

export const examples: readonly Example[] = [
  { title: 'Takes the focus, leads to each field', element: <OnRequest /> },
];
