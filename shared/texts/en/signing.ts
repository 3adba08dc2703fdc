import type { SameKeys } from '../shape.ts';
import type { signing as ru } from '../ru/signing.ts';

export const signing: SameKeys<typeof ru> = {
  label: 'Sign with my digital signature as well',
  hint: 'Optional. Insert the key and enter its password in the window that opens.',
};
