import { RefreshCw } from 'lucide-react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { StaleBanner } from './StaleBanner.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Since when',
    element: (
      <StaleBanner
        action={
          <Button look="quiet" icon={RefreshCw} action="sync-now" onPress={() => undefined}>
            Қазір тексеру
          </Button>
        }
      >
        Мәліметтер 10:31-дегі күйінде. Содан бері тізіліммен байланыс жоқ.
      </StaleBanner>
    ),
  },
];
