import { ArrowLeft, EyeOff, Printer, Volume2 } from 'lucide-react';
import type { Example } from '../example.ts';
import { Button } from './Button.tsx';

const nothing = () => undefined;

export const examples: readonly Example[] = [
  {
    title: 'Primary: one a screen, says what happens next',
    element: (
      <Button look="primary" action="confirm" onPress={nothing}>
        Менің атыма несие беруге тыйым салу
      </Button>
    ),
  },
  {
    title: 'Secondary, with an icon',
    element: (
      <Button icon={ArrowLeft} action="back" onPress={nothing}>
        Артқа
      </Button>
    ),
  },
  {
    title: 'Quiet',
    element: (
      <div className="gallery-row">
        <Button look="quiet" icon={Volume2} action="read-aloud" onPress={nothing}>
          Дауыстап оқу
        </Button>
        <Button look="quiet" icon={EyeOff} action="cover" onPress={nothing}>
          Экранды жабу
        </Button>
      </div>
    ),
  },
  {
    title: 'Busy: says what is going on, keeps the focus, ignores taps',
    element: (
      <Button look="primary" icon={Printer} action="print" busy onPress={nothing}>
        Талон басылып жатыр
      </Button>
    ),
  },
];
