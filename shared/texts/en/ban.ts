import type { SameKeys } from '../shape.ts';
import type { ban as ru } from '../ru/ban.ts';

export const ban: SameKeys<typeof ru> = {
  officialName: 'Voluntary refusal to receive bank loans and microcredits',
  scopes: {
    both: 'Bank loans and microcredits',
    bank: 'Bank loans only',
    microfinance: 'Microcredits only',
  },
  scope: {
    step: 'What to ban',
    title: 'Which loans do you want to ban?',
    lead: 'Banks and microfinance organizations will have to refuse loans in your name. The ban is free and has no end date. You can lift it at a center, but lifting does not work at once.',
    legend: 'Tick one or both',
    bank: { title: 'Bank loans', text: 'Loans from banks: cash, for goods, through an app.' },
    microfinance: {
      title: 'Microcredits',
      text: 'Loans from microfinance organizations, also over the internet.',
    },
    onlyBank: 'It will still be possible to take a microcredit in your name.',
    onlyMicrofinance: 'It will still be possible to take a bank loan in your name.',
    notCovered: {
      title: 'What the ban does not cover',
      pawnshops: 'Pawnshops.',
      signed: 'Loans already signed: they must be paid as before.',
      unknown: 'Guarantees, card limits, instalments and refinancing are not known to be covered.',
    },
    next: 'Next: check the answers',
  },
  check: {
    step: 'Check',
    title: 'Check that everything is right',
    row: {
      who: 'Who you are',
      iin: 'ИИН',
      birthDate: 'Date of birth',
      identity: 'Identity confirmed',
      scope: 'What we ban',
      term: 'How long',
      phone: 'Telephone for an answer',
      language: 'Language of the receipt',
      helper: 'Who is helping',
      vulnerable: 'About you',
    },
    identity: '{{document}} №\u00A0{{number}}, face compared with the photo by clerk {{staff}}',
    term: 'No end date. You can lift it at a center, and lifting does not work at once',
    phoneNone: 'Not given',
    note: 'After this screen we ask you to confirm it yourself: read the application and touch the screen.',
    next: 'Everything is right, go on',
  },
  confirm: {
    turn: 'Turn the screen to the citizen. From here only the citizen presses',
    title: 'Read this and confirm it yourself',
    statement: {
      who: 'I am {{fullName}}, ИИН {{iin}}.',
      both: 'I ask that banks and microfinance organizations be forbidden to give loans in my name.',
      bank: 'I ask that banks be forbidden to give loans in my name. I do not ban microcredits.',
      microfinance:
        'I ask that microfinance organizations be forbidden to give microcredits in my name. I do not ban bank loans.',
      official: 'I give up these loans of my own free will. Nobody is forcing me.',
      effect:
        'I understand that the ban takes effect when the registry confirms it, and that it does not cover pawnshops or loans already signed.',
    },
    details: {
      birthDate: 'My date of birth: {{date}}.',
      document: 'My document: {{document}} № {{number}}. Clerk {{staff}} compared my face with the photo.',
      phone: 'My telephone for an answer: {{phone}}.',
      phoneNone: 'I do not give a telephone number.',
      language: 'I was spoken to in: {{language}}. The receipt is in it too.',
      vulnerable: 'About myself I say: {{list}}.',
      helper: 'I am helped by: {{helper}}. I decide myself.',
      consent: 'I agree to the processing of my personal data.',
      readAloud: 'The text of the consent was read aloud to me.',
    },
    button: {
      both: 'Ban loans in my name',
      bank: 'Ban bank loans in my name',
      microfinance: 'Ban microcredits in my name',
    },
    wrong: 'Something is wrong here, correct it',
    busy: 'Saving and signing…',
    hurry: 'If somebody hurries you or tells you by telephone what to press, stop and tell the clerk.',
  },
  done: {
    title: {
      waiting: 'Your application is accepted. The ban is not in force yet',
      recorded: 'The ban is recorded by the registry but not in force yet',
      'in-force': 'The ban is in force',
      refused: 'The registry did not record the ban',
      held: 'The registry is checking the application. The ban is not in force yet',
      ended: 'The ban is no longer in force',
    },
    accepted: {
      title: 'Accepted here {{at}}',
      text: 'Saved and signed. It cannot be lost now, even in a power cut.',
    },
    toRecord: {
      title: 'To be recorded by the registry',
      text: 'As soon as there is a connection. We check again before the end of the day.',
    },
    toRecordOnline: {
      title: 'Being sent to the registry',
      text: 'There is a connection, we await the answer. You can wait here, the screen renews itself.',
    },
    recorded: {
      title: 'Recorded by the registry {{at}}',
      text: 'Number {{number}}. It will be on the receipt.',
    },
    toForce: {
      title: 'To take effect',
      text: 'When the registry confirms. Ask here for the number and the time, with the receipt.',
    },
    inForce: {
      title: 'In force since {{from}}',
      text: 'Banks and microfinance organizations see the ban when they check a borrower.',
    },
    inForceBank: 'Banks see the ban when they check a borrower.',
    inForceMicrofinance: 'Microfinance organizations see the ban when they check a borrower.',
    refused: {
      title: 'Not accepted by the registry {{at}}',
      text: 'The ban is not in force. The clerk will help to correct it and apply again.',
    },
    held: {
      title: 'Put aside by the registry {{at}}',
      text: 'The ban is not in force for now. The application is not lost, a person will check it.',
    },
    reason: 'Why: {{reason}}',
    plate: {
      title: 'While the ban is not in force',
      codes: 'Tell nobody the codes from text messages. A bank never asks to move money to a “safe account”.',
      calls: 'If somebody is calling you right now, hang up and tell the clerk.',
      keep: 'Take the receipt: with it the ban can be checked at any center.',
    },
    plateInForce: {
      title: 'What now',
      loan: 'If a loan is given in your name all the same, come to a center with the receipt: a loan given despite a ban in force must be written off.',
      codes:
        'Still tell nobody the codes from text messages: the ban does not protect the money in your accounts.',
      lift: 'You can lift the ban at a center. Lifting does not work at once; this protects you from fraudsters.',
      keep: 'Keep the receipt: the number and the time are on it.',
    },
    print: 'Print the receipt',
    timeline: 'What is done and what we wait for',
    printA4: 'On A4',
    printAgain: 'Print again',
    printing: 'Printing…',
    printed:
      'The receipt was sent to the printer. If it did not come out, check the paper and print it again.',
    savedAs:
      'There is no printer: the receipt is saved as {{file}}. Print it from the queue once there is one.',
    finish: 'Finish',
  },
};
