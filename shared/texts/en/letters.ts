import type { SameKeys } from '../shape.ts';
import type { letters as ru } from '../ru/letters.ts';

export const letters: SameKeys<typeof ru> = {
  representation: 'REPRESENTATION No. {{number}}',
  to: '{{lender}}, BIN {{bin}}',
  opening:
    'Claims of citizens about loans that, as they say, fraudsters took out are being examined. They are listed below.',
  demands: 'It is requested:',
  cases: 'Claims that this representation is about ({{loans}}):',
  claim: 'Claim',
  citizen: 'Citizen, IIN',
  contract: 'Contract',
  issued: 'Issued',
  amount: 'Amount',
  answer:
    'Please answer through the registry what was done about each loan: suspended, cancelled or refused, with the amount and, where refused, the reason. To be answered by: {{due}}.',
  signed: 'Made by: {{name}}',
  sealed: 'Made by the Qalqan registry, {{at}}. The signed order that it belongs to proves it genuine.',
  demo: 'DEMO. Not a document.',
  custodyTitle: 'Chain of custody',
  custodyClaim: 'Claim: {{claim}}',
  custodyExport: 'Export: {{id}}, {{at}}',
  custodyWhy: 'Ground: {{why}}',
  custodyRequested: 'Requested by: {{name}}, {{at}}',
  custodyReleased: 'Released by: {{name}}, {{at}}',
  custodyFiles: 'Files and their SHA-256 sums:',
  custodyHands: 'Handed over (who, to whom, when, signature):',
  why: {
    investigation: 'investigation',
    supervision: 'supervision',
    complaint: 'complaint',
    court: 'court',
  },
};
