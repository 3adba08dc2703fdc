import type { papers as ru } from '../ru/papers.ts';
import type { SameKeys } from '../shape.ts';

export const papers: SameKeys<typeof ru> = {
  demo: 'DEMO. A document for training',
  emoji: 'emoji',
  made: 'Made at the center “{{center}}” on {{date}} from the applicant’s words. Code {{code}}.',
  today: 'today',
  facts: {
    name: 'Full name',
    iin: 'ИИН',
    birthDate: 'Date of birth',
    document: 'Document',
    phone: 'Phone',
  },
  loans: {
    caption: 'Loans',
    lender: 'Lender',
    bin: 'БИН {{bin}}',
    amount: 'Amount',
    issuedOn: 'Given on',
    contract: 'Contract',
    none: 'not known',
    product: 'Kind',
  },
  sign: { date: 'Date', signature: 'Signature' },
  police: {
    to: 'To the police',
    toHint: 'name of the department',
    from: 'From',
    title: 'Statement of fraud',
    body: 'I report that the loans listed below were taken out in my name by fraud. I found out about it on {{date}}.',
    grounds: 'What is wrong with the loans',
    story: 'What happened',
    storyNone: 'Write here by hand what happened:',
    evidence: 'I attach',
    evidenceFiles: 'pictures and documents, files: {{n}}; they are also kept with my claim in the registry',
    evidenceNone: 'I will hand in separately: text messages, pictures of chats and numbers, statements',
    asks: 'I ask you',
    register: 'to register my statement and to give me a ticket;',
    victim:
      'to recognize me as a victim (article 71 of the Criminal Procedure Code) and to give me a copy of the resolution;',
    submission:
      'to send the lenders a submission to take measures (article 200 of the Criminal Procedure Code);',
    name: 'to name in the document the lender, the amount and the date of each loan: without that the lender will refuse to stop collecting.',
    note: 'The kiosk sent nothing to the police. Hand this statement in yourself: in person or through the portal of electronic appeals.',
  },
  letter: {
    to: 'To',
    title: 'Appeal about a fraudulent loan',
    body: 'I report that a loan was taken out in my name by fraud. I ask you to take measures.',
    asks: 'I ask you',
    register: 'to register this appeal and to tell me its number;',
    block: 'to close access to the card, the account and the app that the fraudsters used;',
    suspend: 'to stop interest and collection within 3 calendar days of receiving the document;',
    suspendLater:
      'to stop interest and collection as soon as you receive the procedural document: I will bring it separately;',
    collectors: 'to tell the collectors, if the debt was handed to them;',
    answer: 'to answer me in writing.',
    attached: 'Attached',
    attachedNone: 'there is no procedural document yet',
  },
  plan: {
    title: 'Plan: what to do next',
    lead: 'The fraud claim was accepted on {{date}}.',
    lenders: {
      title: '{{date}}: banks and organizations',
      text: 'Take the letter to each lender. Ask them to close the card, the account and the app, and for the number of your appeal. Write the number here:',
    },
    police: {
      title: '{{date}}: police',
      text: 'Hand in the statement: at a police department or through the portal of electronic appeals. Take the evidence with you. A ticket alone is not enough.',
    },
    remind: {
      title: '{{date}}: if there is still no document',
      text: 'Ask the investigator for it. If there is no answer: the head of the police, the portal of electronic appeals, or a prosecutor.',
    },
    bring: {
      title: 'As soon as there is a document',
      text: 'Bring it here with this sheet. The registry sends the lender an order.',
    },
    covered: {
      title: 'Loans with a document',
      text: 'The registry sends the lender an order. The lender has to stop interest and collection within 3 calendar days. The answer can be learned at a center.',
    },
    refused: {
      title: 'If the lender does not stop collecting',
      text: 'Complain to the Agency for Regulation and Development of the Financial Market through the portal of electronic appeals. A microfinance organization answers within 15 working days.',
    },
    never: 'Suspended is not written off. Only the lender itself or a court can write a debt off.',
    codes: 'Tell nobody codes from text messages. Nobody may take money for writing a debt off.',
  },
  bring: {
    title: 'What to bring',
    lead: 'The claim is accepted, but to stop collection this is missing:',
    always: 'Your identity card and this sheet.',
    where: 'Where: {{center}}',
    code: 'Code of the claim',
    codeText: 'By this code the claim is found at the same kiosk.',
    needed:
      'The document has to say who the lender is, which amount, on which day the loan was given; with number, date, signature and stamp.',
    none: 'Nothing: there is a document for every loan.',
  },
  slip: {
    title: 'Session code',
    text: 'The session is not finished, and the claim is not filed yet. By this code it goes on at the same kiosk. Bring your document.',
    who: 'There is nothing about you on this sheet.',
  },
};
