import type { Example } from '../example.ts';
import { DemoMark } from './DemoMark.tsx';

export const examples: readonly Example[] = [
  {
    title: 'In the header of every screen',
    element: <DemoMark meaning="Көрсету нұсқасы, нағыз тыйым емес">ДЕМО</DemoMark>,
  },
];
