import type { SameKeys } from '../shape.ts';
import type { kinds as ruKinds, states as ruStates } from '../ru/states.ts';

export const kinds: SameKeys<typeof ruKinds> = {
  journal: { open: 'Journal opened' },
  ban: { set: 'Borrowing ban', lift: 'Lifting of the ban' },
  claim: {
    file: 'Fraud claim',
    procedure: 'Document for a fraud claim',
    withdraw: 'Withdrawal of a fraud claim',
  },
  spouse: { consent: 'Consent of the spouse', revoke: 'Withdrawal of the consent of the spouse' },
  status: { view: 'What is held about me' },
  correction: 'Correction',
  desk: { event: 'Note of the desk' },
  device: { closeDay: 'Balance of the day' },
  unknown: 'Record of another kind',
};

export const states: SameKeys<typeof ruStates> = {
  waiting: 'Waits for a connection',
  sending: 'Sent, awaiting the answer',
  recorded: 'Recorded by the registry',
  'in-force': 'In force',
  inForceFrom: 'In force since {{from}}',
  held: 'Being checked by the registry',
  refused: 'Not accepted by the registry',
  ended: 'No longer in force',
  /** Where a kind of act says it in words of its own. */
  of: {
    ban: {
      set: { recorded: 'Recorded, not in force yet' },
      lift: { recorded: 'Recorded, the ban is still in force', ended: 'The ban is lifted' },
    },
    claim: { file: { ended: 'Case closed' } },
  },
};
