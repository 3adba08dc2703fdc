import type { Example } from '../example.ts';
import { QrCode } from './QrCode.tsx';

export const examples: readonly Example[] = [
  {
    title: 'A receipt',
    element: (
      <QrCode label="Талонның QR коды" text={`QALQAN1:${'6BF5YFV7LEU3NR2'.repeat(16)}`} modulePx={5} />
    ),
  },
];
