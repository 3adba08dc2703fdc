import type { SameKeys } from '../shape.ts';
import type { receipt as ru } from '../ru/receipt.ts';

export const receipt: SameKeys<typeof ru> = {
  title: 'Receipt',
  titleSecond: 'Receipt with the registry number',
  brandLine: 'Qalqan: protection from loans by fraudsters',
  entry: 'Application',
  entryId: 'Code of the record',
  person: 'Who',
  iin: 'ИИН ends with',
  scope: 'What is banned',
  accepted: 'Accepted here',
  center: 'Center',
  clerk: 'Clerk',
  kiosk: 'Kiosk',
  number: 'Registry number',
  recordedAt: 'Recorded by the registry',
  inForceFrom: 'In force from',
  printedAt: 'Printed',
  stateTitle: 'State at the time of printing',
  state: {
    waiting:
      'Accepted. The ban is NOT YET IN FORCE: it takes effect when the registry records and confirms it.',
    recorded: 'Recorded by the registry. The ban is NOT YET IN FORCE: awaiting the registry’s confirmation.',
    'in-force': 'The ban is IN FORCE. The registry confirmed it.',
    refused: 'The registry did NOT RECORD the application. The ban is not in force. Please come to a center.',
    held: 'The registry is checking the application. The ban is NOT YET IN FORCE.',
    ended: 'The ban is NO LONGER IN FORCE.',
  },
  nextTitle: 'What happens next',
  next: {
    sent: 'The application goes to the registry as soon as there is a connection.',
    check: 'With this receipt you can learn the number and the time of effect at any center.',
    codes: 'Tell nobody the codes from text messages and move no money to a “safe account”.',
    lift: 'You can lift the ban at a center. Lifting does not work at once.',
    loan: 'If a loan was given while the ban was in force, come to a center with this receipt.',
    mend: 'Come to a center with your document: the clerk will help to correct the application.',
  },
  notCovered: 'The ban does not cover pawnshops or loans signed before.',
  keep: 'Keep this receipt.',
  verify: 'This code proves that the receipt is genuine, even without the internet.',
  verifyNote: 'The code holds neither your name nor your full ИИН.',
  free: 'The ban is free of charge.',
  of: {
    claim: {
      file: {
        state: {
          waiting:
            'Accepted. Collection is NOT STOPPED YET: the claim goes to the registry when there is a connection.',
          recorded:
            'Recorded in the registry. Only the lender itself stops collecting, once it has the document.',
          'in-force':
            'Recorded in the registry. Only the lender itself stops collecting, once it has the document.',
          refused: 'The registry did NOT RECORD the claim. Come to a center.',
          held: 'The registry is checking the claim. Collection is NOT STOPPED YET.',
          ended: 'The case of this claim is closed.',
        },
        next: {
          bring: 'Bring a document that names lender, amount and date of the loan, and this receipt.',
          letters: 'Take the letters to the lenders and the statement to the police.',
          lenders: 'Take the letters to the lenders.',
        },
      },
      procedure: {
        state: {
          waiting:
            'The document is accepted. Collection is NOT STOPPED YET: it goes to the registry when there is a connection.',
          recorded: 'The document is recorded in the registry. Only the lender itself stops collecting.',
          'in-force': 'The document is recorded in the registry. Only the lender itself stops collecting.',
          refused: 'The registry did NOT RECORD the document. Come to a center.',
          held: 'The registry is checking the document. Collection is NOT STOPPED YET.',
          ended: 'The case of the claim is closed.',
        },
      },
      withdraw: {
        state: {
          waiting: 'Accepted. The claim STILL STANDS until the registry records this.',
          recorded: 'Recorded in the registry. The claim NO LONGER STANDS.',
          'in-force': 'Recorded in the registry. The claim NO LONGER STANDS.',
          refused: 'The registry did NOT RECORD this. The claim stands.',
          held: 'The registry is checking this. The claim STILL STANDS.',
          ended: 'The claim was taken back.',
        },
      },
    },
  },
  claimCode: 'Code of the claim',
  claimNever: 'Suspended is not written off: only the lender itself or a court writes a debt off.',
  claimCheck: 'The number and the lenders’ answers can be learned at any center by this receipt.',
  demo: 'ДЕМО (DEMO). This receipt is not real',
};
