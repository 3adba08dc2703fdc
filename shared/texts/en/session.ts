import type { SameKeys } from '../shape.ts';
import type { session as ru } from '../ru/session.ts';

export const session: SameKeys<typeof ru> = {
  title: 'Session with a citizen',
  leave: {
    action: 'Stop the session',
    title: 'Stop the session?',
    text: 'Everything entered is kept. You can go on later from the same question.',
    code: 'Session code:',
    print: 'Print the code',
    printed: 'The code is printed or saved',
    keep: 'Stop and keep',
    stay: 'Go on with the session',
    discard: 'Delete everything entered',
  },
  language: {
    step: 'Language',
    title: 'Which language suits you?',
    lead: 'The questions and the receipt will be in this language.',
    vulnerable: {
      title: 'Tick what is true for you',
      hint: 'You need not answer. It does not affect your application.',
      pensioner: 'I am retired',
      disability: 'I have a disability',
      other: 'I need help for another reason',
      none: 'None of these',
    },
    helper: {
      label: 'Name of the helper',
      hint: 'If a relative or another helper came with you, write their name. The decision is still yours alone.',
    },
  },
  help: {
    step: 'Seeing and hearing',
    title: 'Is this easy for you to read?',
    lead: 'If reading is hard, listen: every screen has “Read aloud”.',
    textSize: 'Choose the size of letters',
    contrast: 'Choose how the screen looks',
  },
  helper: {
    step: 'Helper',
    none: 'Nobody is helping',
  },
  consent: {
    step: 'Consent',
    title: 'What this is and what you agree to',
    about: {
      title: 'Qalqan in short',
      first:
        'Qalqan (Kazakh for “shield”) helps you give up borrowing of your own will, so that fraudsters cannot take loans in your name.',
      second:
        'The clerk fills in the application with you, and you check and confirm everything yourself; it is free.',
      third:
        'The application goes to the central registry, and the ban takes effect only when the registry confirms it.',
    },
    personalData: {
      title: 'Consent to process personal data',
      who: 'I allow this center and the central registry to collect, keep and use my personal data.',
      what: 'Which data: my name, ИИН, date of birth, document, telephone (if I give it), language, who helps me and what I ticked about myself. A fraud claim adds the loans, what happened, and the attached files. A consent to a loan adds the lender, the amount and the last day.',
      why: 'What for: to accept my application, to record it in the registry and to see that it is carried out.',
      whom: 'Who sees it: a bank or microfinance organization that checks a borrower learns whether I have a ban. A prosecutor sees a fraud claim, and each lender learns of its own loan. A consent to a loan is told to the lender that it is for. The data are not published.',
      period: 'How long: as long as the data are needed for this and the law requires them to be kept.',
      rights:
        'My rights: to learn what is held about me, to have a mistake corrected and to withdraw my consent unless the law requires the data to be kept.',
      law: 'Law of the Republic of Kazakhstan of 21 May 2013 № 94-V “On personal data and their protection”.',
    },
    agree: 'I agree to the processing of my personal data',
    readAloud: 'This was read aloud to me',
    next: 'I agree, go on',
    refuse:
      'Without your consent the application cannot be accepted. Press “Stop the session”: nothing will be sent.',
  },
  citizen: {
    step: 'Who you are',
    title: 'Who are you?',
    lead: 'Everything must be as in the document. Check it together.',
    iin: {
      label: 'ИИН (individual identification number)',
      hint: '12 digits, printed on the identity card',
      count: '{{n}} of 12 entered',
      good: 'The ИИН has no errors',
    },
    fullName: {
      label: 'Family name, first name, patronymic',
      hint: 'As in the document. Leave out what is not there',
    },
    birthDate: {
      label: 'Date of birth',
      hint: 'For example, 14 02 1951',
      day: 'Day',
      month: 'Month',
      year: 'Year',
    },
    phone: { label: 'Telephone', hint: 'Optional. We use it if something is wrong with the application' },
    warning: {
      title: 'Please check again',
      text: 'This happens and is not an error. If the document says so, go on.',
    },
  },
  identity: {
    step: 'Document',
    title: 'Document and identity',
    lead: 'The clerk looks at the document and compares its photo with your face.',
    kind: {
      label: 'Which document',
      'id-card': 'Identity card',
      passport: 'Passport',
      'residence-permit': 'Residence permit',
      other: 'Another document',
    },
    number: {
      label: 'Number of the document',
      hint: 'Letters and digits without spaces, as in the document',
    },
    rested:
      'This session was interrupted. Compare the document and the face again: it must be the same person. The answers are kept.',
    attest: {
      label: 'I, the clerk, see the original document, and the face of the person matches the photo',
      note: 'This kiosk has no face check by camera. Clerk {{number}} answers for the comparison.',
    },
    next: 'Identity checked, go on',
  },
  journey: {
    step: 'Why you came',
    title: 'What would you like to do?',
    kind: {
      ban: {
        set: {
          title: 'Ban loans in my name',
          text: 'Banks and microfinance organizations may not give you a loan.',
        },
        lift: {
          title: 'Lift the ban on loans',
          text: 'The ban is not lifted at once, and protects you until then.',
        },
      },
      claim: {
        file: {
          title: 'Report a fraudulent loan',
          text: 'You did not take the loan, or you were deceived.',
        },
        procedure: {
          title: 'Add a document to a claim',
          text: 'There is a resolution, a submission or a court decision.',
        },
        withdraw: {
          title: 'Take a fraud claim back',
          text: 'If it is needed no more.',
        },
      },
      spouse: {
        consent: {
          title: 'Consent to a spouse’s loan',
          text: 'The borrower is written down now; both of you are needed.',
        },
        revoke: {
          title: 'Withdraw the consent to a spouse’s loan',
          text: 'If the loan has not been given yet.',
        },
      },
      status: {
        view: {
          title: 'See what is held about me',
          text: 'Bans, consents, claims, and who checked you before a loan.',
        },
      },
    },
  },
  approval: {
    step: 'Second person',
    title: 'A supervisor is needed',
    lead: 'This request needs a second member of staff. They look at the document and the person, and enter their own number and PIN.',
    act: 'What is asked for',
    who: 'Citizen',
    clerk: 'Clerk at the desk',
    number: "Supervisor's number",
    pin: "Supervisor's PIN",
    approve: 'I approve, go on',
    given: 'Approved by the supervisor: {{name}}, {{number}}, {{at}}.',
  },
};
