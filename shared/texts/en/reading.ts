import type { SameKeys } from '../shape.ts';
import type { reading as ru } from '../ru/reading.ts';

export const reading: SameKeys<typeof ru> = {
  action: {
    read: 'Read aloud',
    pause: 'Pause',
    resume: 'Read on',
    again: 'From the start',
    none: 'No voice here, ask the clerk',
    failed: 'It did not work, try again',
  },
  volume: {
    label: 'Reading aloud',
    quieter: 'Quieter',
    louder: 'Louder',
    level: 'Volume: {{level}} of {{of}}',
  },
  ask: {
    title: 'Read this aloud?',
    text: 'People nearby will hear it. If there are headphones, put them on first.',
    yes: 'Yes, read aloud',
    no: 'No, do not read',
  },
};
