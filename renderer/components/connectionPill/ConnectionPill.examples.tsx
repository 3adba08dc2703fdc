import type { Example } from '../example.ts';
import { ConnectionPill } from './ConnectionPill.tsx';

export const examples: readonly Example[] = [
  {
    title: 'The registry can be reached',
    element: (
      <ConnectionPill connection="online" waiting={0}>
        Тізілім байланыста
      </ConnectionPill>
    ),
  },
  {
    title: 'For the citizen: work goes on',
    element: (
      <ConnectionPill connection="offline" waiting={4}>
        Желі жоқ, жұмыс жалғасады
      </ConnectionPill>
    ),
  },
  {
    title: 'For the clerk: since when, how many wait',
    element: (
      <ConnectionPill connection="offline" waiting={4}>
        Байланыс 12 минуттан бері жоқ, 4 күтуде
      </ConnectionPill>
    ),
  },
];
