import type { Example } from '../example.ts';
import { StepProgress } from './StepProgress.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Third of six',
    element: (
      <StepProgress current={3} total={6}>
        3-қадам, барлығы 6
      </StepProgress>
    ),
  },
];
