import type { SameKeys } from '../shape.ts';
import type { understanding as ru } from '../ru/understanding.ts';

export const understanding: SameKeys<typeof ru> = {
  step: 'Is it clear',
  lead: 'This is not an exam. If you do not know, say so: we explain it again.',
  unsure: 'I do not know, explain it again',
  next: 'Answer',
  settle: {
    title: 'The clerk reads this aloud to you',
    choice: 'You can go on, or stop and come another day. It is for you to decide.',
    next: 'It is clear now, go on',
  },
  ban: {
    first: {
      question: 'When does the ban take effect?',
      right: 'When the registry confirms it',
      wrong: 'At once, as soon as I press the button',
    },
    again: {
      explain:
        'Your application goes to the registry. The ban works only after the registry answers. Until then a loan can still be given in your name.',
      question: 'You pressed the button and the registry has not answered yet. Are you protected already?',
      right: 'Not yet, the registry has to answer first',
      wrong: 'Yes, the ban works already',
    },
  },
  lift: {
    first: {
      question: 'What changes when the ban is lifted?',
      right: 'A loan can be taken in my name again',
      wrong: 'My money becomes safer',
    },
    again: {
      explain:
        'The ban protects you: while it is there, no loan should be given in your name. Once it is lifted, that protection is gone.',
      question: 'Can fraudsters then try to take a loan in your name?',
      right: 'Yes, the protection will be gone',
      wrong: 'No, I am protected anyway',
    },
  },
  claim: {
    first: {
      question: 'Is the loan cancelled right after this claim?',
      right: 'No, the claim is examined first',
      wrong: 'Yes, from today I owe nothing',
    },
    again: {
      explain:
        'The claim begins an examination. The lender stops asking for money, for a time, once it has a document of the investigation, the prosecutor or a court.',
      question: 'What makes the lender stop asking for money for a time?',
      right: 'A document of the investigation, the prosecutor or a court',
      wrong: 'Nothing more, pressing the button is enough',
    },
  },
  procedure: {
    first: {
      question: 'What happens with the document you brought?',
      right: 'The lender gets it and suspends collection',
      wrong: 'The loan is cancelled at once',
    },
    again: {
      explain:
        'The lender gets the document and has to stop asking for money for a time. Whether the loan is cancelled is decided later.',
      question: 'Does this mean that the loan is gone?',
      right: 'No, collection is only suspended',
      wrong: 'Yes, the loan is gone',
    },
  },
  withdraw: {
    first: {
      question: 'What happens if you withdraw the claim?',
      right: 'The examination ends and the lender can ask for money again',
      wrong: 'The loan is cancelled',
    },
    again: {
      explain: 'To withdraw the claim means to give up the examination. Collection is no longer suspended.',
      question: 'Can the lender ask for money after that?',
      right: 'Yes, it can',
      wrong: 'No, it cannot',
    },
  },
  spouse: {
    first: {
      question: 'How many loans do you consent to?',
      right: 'To one loan of this lender',
      wrong: 'To any loan of any lender',
    },
    again: {
      explain:
        'With your consent this lender can give your spouse one loan, of no more than the amount named. Until it is given you can withdraw the consent.',
      question: 'Can another bank give a loan on this consent?',
      right: 'No, only this lender',
      wrong: 'Yes, any bank',
    },
  },
};
