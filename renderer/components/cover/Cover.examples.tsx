import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { Cover } from './Cover.tsx';

function OnRequest() {
  const [covered, setCovered] = useState(false);
  return (
    <>
      <Button look="quiet" icon={EyeOff} action="cover" onPress={() => setCovered(true)}>
        Экранды жабу
      </Button>
      <Cover
        covered={covered}
        title="Экран жабық"
        detail="Жазғаныңыздың бәрі сақтаулы."
        uncover={{ text: 'Экранды ашу', onPress: () => setCovered(false) }}
      />
    </>
  );
}

export const examples: readonly Example[] = [{ title: 'Hides everything at once', element: <OnRequest /> }];
