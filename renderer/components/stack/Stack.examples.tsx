import type { Example } from '../example.ts';
import { Note } from '../note/Note.tsx';
import { Stack } from './Stack.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Two notes under each other',
    element: (
      <Stack>
        <Note>
          <p>Ломбардтарға бұл тыйым жүрмейді.</p>
        </Note>
        <Note>
          <p>Бұрын алынған несиелер өзгермейді.</p>
        </Note>
      </Stack>
    ),
  },
];
