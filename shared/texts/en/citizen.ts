import type { SameKeys } from '../shape.ts';
import type { citizen as ru } from '../ru/citizen.ts';

export const citizen: SameKeys<typeof ru> = {
  rest: {
    title: 'Welcome',
    lead: 'When your session begins, the questions appear on this screen.',
  },
  question: {
    title: 'Your question',
    note: 'The clerk is writing down your answers. If you see a mistake, say so at once.',
    none: 'Not written down yet',
    chosen: 'Chosen',
  },
  sign: {
    label: 'Sign here with your finger',
    hint: 'If signing is hard, leave this empty: touching the button is enough.',
    clear: 'Clear the signature',
    picture: 'Place for the signature',
    pictureSigned: 'Place for the signature, signed',
  },
  idle: {
    title: 'Are you still here?',
    text: 'Touch the screen and we go on. There is no hurry.',
    otherwise: 'If nobody answers, the screen closes. Everything entered is kept.',
    here: 'Yes, we go on',
  },
  clerk: {
    reading: 'The citizen reads this on their own screen and confirms it there.',
    answering: 'The citizen is answering on their own screen.',
    doubt: 'The citizen pressed “Something is wrong” on their own screen. Ask what to correct.',
    turnHere: 'Confirm on this screen',
    answerHere: 'Answer on this screen',
    changed: 'The text has changed. It has to be confirmed anew.',
  },
};
