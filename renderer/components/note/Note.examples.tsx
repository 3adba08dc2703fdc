import { FileWarning } from 'lucide-react';
import type { Example } from '../example.ts';
import { Note } from './Note.tsx';

export const examples: readonly Example[] = [
  {
    title: 'What is not covered',
    element: (
      <Note icon={FileWarning}>
        <p>Ломбардтарға бұл тыйым жүрмейді. Бұрын алынған несиелер де өзгермейді.</p>
      </Note>
    ),
  },
];
