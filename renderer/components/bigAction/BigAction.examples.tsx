import { UserRound } from 'lucide-react';
import type { Example } from '../example.ts';
import { BigAction } from './BigAction.tsx';

export const examples: readonly Example[] = [
  {
    title: 'The one thing the desk is for',
    element: (
      <BigAction
        icon={UserRound}
        title="Азаматты қабылдауды бастау"
        hint="немесе куәлікті сканерге қойыңыз"
        action="start-session"
        onPress={() => undefined}
      />
    ),
  },
];
