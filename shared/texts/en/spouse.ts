import type { revoke as ruRevoke, spouse as ruSpouse } from '../ru/spouse.ts';
import type { SameKeys } from '../shape.ts';

export const spouse: SameKeys<typeof ruSpouse> = {
  language: {
    step: "Spouse's language",
    title: 'Which language suits the person who consents?',
    lead: 'The borrower is written down. From here on the spouse answers: questions and receipt will be in this language.',
    vulnerableHint: 'You need not answer. It makes no difference to the consent.',
  },
  personalData: {
    step: "Spouse's data",
    title: 'Whoever consents to the loan agrees to the use of their own data as well',
  },
  person: {
    step: 'Who consents',
    title: 'Who consents?',
    lead: "The spouse's details must be as in their document. The borrower: {{borrower}}.",
  },
  identity: {
    step: "Spouse's document",
    title: 'Document and identity of the person who consents',
    lead: 'The clerk looks at this document and compares the photo with the face.',
  },
  lender: {
    step: 'Lender',
    title: 'Who will give this loan?',
    lead: 'The consent is good for that lender alone. Write the name, the brand or the БИН.',
    notListed: 'If the lender is not in the list, you cannot consent here: it is done at the lender itself.',
  },
  terms: {
    step: 'Amount and last day',
    title: 'Up to what amount, and until which day?',
    lead: 'More than this amount, or after this day, must not be lent on your consent.',
    amount: 'At most, in tenge',
    amountHint: 'For example, 4 000 000',
    validUntil: 'Last day of the consent',
    validUntilHint: 'For example, 31 12 2026',
    next: 'Next: questions for the spouse alone',
  },
  guard: {
    title: 'From here only the person who consents answers',
    turn: 'Turn the screen to them. Others, the borrower too, please step back or look away',
    everyone: 'Everyone who consents to a loan is asked these questions.',
    begin: 'It is I who consent, begin',
    ownTurn:
      "The questions appear on the citizen's screen: only the person who consents should be in front of it. The answers are not seen here",
    ownBegin: 'Show the questions to the person who consents',
    own: 'The person who consents is answering on their own screen',
    ownText: 'Please wait. When they have finished, the session goes on by itself.',
    phone: {
      question: 'Is somebody on the phone with you now, or writing to you, telling you what to do?',
      no: 'No, nobody',
      yes: 'Yes',
    },
    pressure: {
      question: 'Is somebody forcing you to consent, hurrying you or threatening you?',
      no: 'No, nobody',
      yes: 'Yes',
    },
    money: {
      question:
        'Were you told to hand the money of this loan to somebody else, or to move it to a “safe account”?',
      no: 'No, I was not',
      yes: 'Yes, I was',
    },
    why: {
      question: 'Why do you consent?',
      family: 'Our family needs this loan',
      asked: 'I was asked to',
      help: 'I need help',
      other: 'For another reason',
    },
    alone: {
      question: 'Did you answer alone, and did nobody else see the screen?',
      yes: 'Yes, I answered alone',
      no: 'No, somebody was near',
    },
  },
  check: {
    borrower: 'Borrower',
    spouse: 'Who consents',
    lender: 'Who will give the loan',
    terms: 'Amount and last day',
    amount: 'At most {{amount}}',
    until: 'Last day: {{date}}',
    guard: 'Questions for the spouse alone',
    note: 'After this screen the person who consents is asked to confirm: to read it and touch the screen.',
  },
  confirm: {
    request: 'I consent to my spouse being given one loan.',
    borrower: 'The borrower: {{fullName}}, ИИН {{iin}}.',
    lender: 'Who will give it: {{lender}}, БИН {{bin}}.',
    amount: 'The amount: at most {{amount}}.',
    until: 'The last day on which the consent is good: {{date}}.',
    effect:
      'I understand that only one loan may be given on this consent, and that I can withdraw it until then.',
    own: 'I decide this myself. Nobody is forcing me.',
    borrowerDocument:
      "The borrower's document: {{document}} No. {{number}}. Clerk {{staff}} compared the face with the photo.",
    button: 'Consent to this loan',
  },
  done: {
    title: {
      waiting: 'The consent is accepted. It is not in force yet',
      recorded: 'The consent is recorded, but not in force yet',
      'in-force': 'The consent is in force',
      refused: 'The registry did not record the consent. It is not in force',
      held: 'The registry is checking the consent. It is not in force yet',
      ended: 'The consent is no longer in force',
    },
    toForce: { title: 'Will come into force', text: 'When the registry confirms it.' },
    inForce: 'The lender will see the consent when it checks the borrower. Last day: {{date}}.',
    ended: 'A loan was given on it, it was withdrawn, or its time is over.',
    refused: {
      title: 'The registry refused it {{at}}',
      text: 'The consent is not in force. If it is still needed, give it again.',
    },
    held: {
      title: 'The registry put it aside {{at}}',
      text: 'The consent is not in force yet. It is not lost, a person will check it.',
    },
    plate: {
      title: 'What comes next',
      lender: 'The lender asks the registry itself. Until the registry has answered, nothing is lent on it.',
      revoke: 'Changed your mind? Withdraw the consent at any center before the loan is given. It is free.',
      again: 'If a consent is needed again, it is given anew.',
      codes: 'Tell nobody the codes from text messages, and do not move money to a “safe account”.',
    },
  },
  paper: {
    borrower: 'Borrower',
    giver: 'Who consented',
    giverValue: '{{initials}} ИИН ends with {{last4}}',
    lender: 'Who will give the loan',
    amount: 'At most',
    until: 'Last day',
    state: {
      waiting: 'Accepted. The consent is NOT YET IN FORCE: the registry has to record and confirm it.',
      recorded: 'Recorded. The consent is NOT YET IN FORCE: the registry has to confirm it.',
      'in-force': 'The consent IS IN FORCE. The registry has confirmed it.',
      refused: 'The registry did NOT RECORD the consent. It is not in force.',
      held: 'The registry is checking the consent. It is NOT YET IN FORCE.',
      ended: 'The consent is NO LONGER IN FORCE.',
    },
    sent: 'The consent will go to the registry as soon as there is a connection.',
    check: 'Any center can tell the number and the state of the consent by this receipt.',
    one: 'Only one loan may be given on this consent.',
  },
};

export const revoke: SameKeys<typeof ruRevoke> = {
  action: 'Withdraw this consent',
  consent: {
    step: 'Consent',
    title: 'Which consent do you withdraw?',
    lead: 'Here are the consents that you gave at this kiosk and that can be withdrawn.',
    legend: 'Your consents',
    option: '{{lender}}: at most {{amount}}',
    optionHint: 'Borrower {{borrower}}, given {{date}}',
    none: 'This kiosk has no consent of yours that can be withdrawn. Check the ИИН.',
    looking: 'Looking for consents…',
    elsewhere:
      'Did you consent elsewhere? Go back and choose “See what is held about me”: with a connection it can be withdrawn from there.',
  },
  checkRow: 'What is withdrawn',
  confirm: {
    request: "I withdraw my consent to my spouse's loan.",
    which: 'The lender: {{lender}}. The amount: at most {{amount}}.',
    given: 'The consent was given: {{date}}.',
    effect:
      'I understand that the withdrawal counts from when the registry records it, and that it does not undo a loan already given.',
    own: 'I decide this myself. Nobody is forcing me.',
    button: 'Withdraw the consent',
  },
  done: {
    title: {
      waiting: 'The withdrawal is accepted. Until the registry records it, the consent is still in force',
      recorded: 'The consent is withdrawn',
      'in-force': 'The consent is withdrawn',
      refused: 'The registry did not record the withdrawal',
      held: 'The registry is checking the withdrawal. The consent is still in force',
      ended: 'The consent is withdrawn',
    },
    refused: 'Perhaps a loan was already given on it, it was withdrawn before, or its time is over.',
    held: 'The withdrawal is not lost, a person will check it.',
    plate: {
      title: 'What comes next',
      recorded: 'No loan may be given on this consent any more. A loan already given is not undone.',
      waiting: 'If the loan is about to be given today, tell the lender yourself that you withdraw.',
      again: 'If you change your mind, you can consent again.',
    },
  },
  paper: {
    state: {
      waiting: 'The withdrawal is accepted. The consent IS STILL IN FORCE until the registry records it.',
      recorded: 'The withdrawal is recorded. The consent is NO LONGER IN FORCE.',
      'in-force': 'The withdrawal is recorded. The consent is NO LONGER IN FORCE.',
      refused: 'The registry did NOT RECORD the withdrawal. A center can tell why.',
      held: 'The registry is checking the withdrawal. The consent IS STILL IN FORCE.',
      ended: 'The withdrawal is recorded. The consent is NO LONGER IN FORCE.',
    },
    sent: 'The withdrawal will go to the registry as soon as there is a connection.',
    issued: 'A loan already given is not undone by the withdrawal.',
  },
};
