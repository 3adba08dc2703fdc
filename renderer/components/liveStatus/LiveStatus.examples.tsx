import type { Example } from '../example.ts';
import { LiveStatus } from './LiveStatus.tsx';

export const examples: readonly Example[] = [
  { title: 'Heard, not seen', element: <LiveStatus>Тыйым тізілімге жазылды</LiveStatus> },
];
