import type { representative as ru } from '../ru/representative.ts';
import type { SameKeys } from '../shape.ts';

export const representative: SameKeys<typeof ru> = {
  who: {
    legend: 'Who did you come with?',
    nobody: { label: 'I came without a helper', hint: 'Nobody helps me' },
    helper: { label: 'I have a helper', hint: 'They sit beside me, I decide' },
    representative: { label: 'I represent somebody', hint: 'By law or by a power of attorney' },
    vulnerable: 'Tick what is true of the person you act for',
    acting: 'A representative: by law or by a power of attorney',
  },
  vulnerable: {
    pensioner: 'They are a pensioner',
    disability: 'They have a disability',
    other: 'They need help for another reason',
  },
  bases: {
    'power-of-attorney': 'Power of attorney',
    guardian: 'Guardian',
    trustee: 'Trustee',
  },
  power: {
    step: "Representative's right",
    title: 'By what right do you act for another person?',
    lead: 'From here on you answer, the representative. The original of the paper that gives this right is needed.',
    basis: 'Your right',
    number: 'Number of this paper',
    numberHint: 'As on the paper, for example 1-245',
    issuedOn: 'Date of the paper',
    issuedOnHint: 'For example, 14 02 2026',
    issuer: 'Who issued the paper',
    issuerHint: 'Notary, guardianship authority or court',
    none: "The registry's rules name no such right at present. The person has to come.",
    personal:
      'Only the person can lift a ban or consent to the loan of a spouse, unless the rules allow it to your right. All else you can do.',
  },
  personalData: {
    step: "Representative's data",
    title: 'The representative agrees to the use of their own data as well',
  },
  person: {
    step: 'Who the representative is',
    title: 'Who are you, the representative?',
    lead: 'Your details must be as in your document. The person you act for is asked about next.',
  },
  identity: {
    step: "Representative's document",
    title: 'Document and identity of the representative',
    lead: 'The clerk looks at your document and compares its photo with your face.',
  },
  consent: {
    title: 'Consent on behalf of the person you act for',
    agree: 'On behalf of this person I agree to the processing of their personal data',
  },
  citizen: {
    title: 'Whom do you act for?',
    lead: "That person's details must be as in their document.",
  },
  document: {
    title: 'Document of the person you act for',
    lead: 'The representative shows it.',
    note: 'The person is not here: nobody compared their face. The representative and their paper answer for that.',
    check: '{{document}} №\u00A0{{number}}. Shown by the representative, the person is not here.',
  },
  journey: 'You act for another person: {{fullName}}. “I” and “my” below speak of them.',
  check: {
    who: 'Representative',
    power: "Representative's right",
    identity: "Representative's document",
    person: 'For whom',
    personDocument: 'That person’s document',
    about: 'About them',
    powerLine: '№\u00A0{{number}}, {{date}}. Issued by: {{issuer}}',
  },
  confirm: {
    who: 'I, {{fullName}}, ИИН {{iin}}, act as a representative.',
    power: 'My right: {{basis}}. Paper № {{number}} of {{date}}, issued by: {{issuer}}.',
    citizen: 'The person I act for: {{fullName}}, ИИН {{iin}}.',
    words: 'Below are their words: I confirm them on their behalf.',
    away: 'Document of that person: {{document}} № {{number}}. The representative showed it, the person is not here.',
    document:
      "The representative's document: {{document}} № {{number}}. Clerk {{staff}} compared their face with the photo.",
    consent: 'The representative agrees to the processing of their own personal data as well.',
    borrower: 'A representative acts for the borrower: {{fullName}}, ИИН {{iin}}. Right: {{basis}}.',
    button: 'Confirm for this person',
  },
  acted: 'A representative acted: {{initials}} ИИН ends with {{last4}}. Right: {{basis}}.',
  paper: {
    borrower: 'Representative of the borrower',
    label: 'A representative acted',
    value: '{{initials}} ИИН ends with {{last4}}. {{basis}}',
  },
  letter: 'Representative',
  letterValue: '{{fullName}}, ИИН {{iin}}. {{basis}}, paper № {{number}}',
};
