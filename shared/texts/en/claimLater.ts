import type { procedure as ruProcedure, withdraw as ruWithdraw } from '../ru/claimLater.ts';
import type { SameKeys } from '../shape.ts';

export const procedure: SameKeys<typeof ruProcedure> = {
  step: 'Claim',
  title: 'Which claim is the document for?',
  lead: 'These are this citizen’s claims that were taken at this kiosk.',
  legend: 'Claims',
  looking: 'Looking for claims…',
  none: 'This kiosk has no claim of a person with this ИИН to which a document can be added. Check the ИИН and the code on the receipt, or turn to the center where it was filed.',
  code: 'Code or number on the receipt',
  codeHint: 'Optional. Helps to find the right one where there are several',
  option: '{{date}}, {{loans}}',
  optionCode: 'Code {{code}}',
  checkRow: 'Claim',
  confirm: {
    request: 'I ask to add these documents to my fraud claim of {{date}} and to stop the collection.',
    button: 'Add the documents to the claim',
  },
  done: {
    title: {
      waiting: 'The document is accepted. Collection is not stopped yet',
      recorded: 'The document is recorded in the registry',
      'in-force': 'The document is recorded in the registry',
      refused: 'The registry did not record the document',
      held: 'The registry is checking the document. Collection is not stopped yet',
      ended: 'The case of the claim is closed',
    },
  },
};

export const withdraw: SameKeys<typeof ruWithdraw> = {
  title: 'Which claim do you take back?',
  none: 'This kiosk has no claim of a person with this ИИН that can be taken back. Check the ИИН and the code on the receipt, or turn to the center where it was filed.',
  reason: {
    step: 'Reason',
    title: 'Why do you take the claim back?',
    lead: 'If a bank, a collector or somebody on the phone asks you to, do not do it, and tell the clerk.',
    label: 'Reason',
    hint: 'In your own words, for example: the bank has written the debt off',
  },
  checkRow: 'Reason for taking it back',
  confirm: {
    request:
      'I take back my fraud claim of {{date}}. The cases of its loans will be closed, and the stop of collection lifted.',
    reason: 'Reason: {{reason}}',
    effect: 'I understand that the bank may then ask for the debt again. Nobody is forcing me.',
    button: 'Take the claim back',
  },
  done: {
    title: {
      waiting: 'Taking back is accepted. The claim still stands',
      recorded: 'Taking back is recorded in the registry',
      'in-force': 'Taking back is recorded in the registry',
      refused: 'The registry did not record it. The claim stands',
      held: 'The registry is checking it. The claim still stands',
      ended: 'The claim is taken back, the cases are closed',
    },
    plate: {
      title: 'What is next',
      again: 'If you change your mind, file the claim again: it is free.',
      codes: 'Tell nobody codes from text messages, and move no money to a “safe account”.',
    },
  },
};
