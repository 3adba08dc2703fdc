/** What a receipt says, in plain English words, for whoever verifies one at a command line. */
import type { Receipt } from '../../../shared/protocol/schema/receipt.ts';
import type { ReceiptCheck } from '../../../shared/protocol/receipt.ts';

const SCOPES: Record<string, string> = { bank: 'bank loans', microfinance: 'microcredit' };

const ACTS: Record<string, string> = {
  'ban.set': 'a voluntary borrowing ban',
  'ban.lift': 'a request to lift the borrowing ban',
};

/** Acts that are about no kind of loans. */
const PLAIN_ACTS: Record<string, string> = {
  'spouse.consent': 'a consent of a spouse to one loan of this person',
  'spouse.revoke': 'a consent to a loan of a spouse, withdrawn by this person',
};

const PROBLEMS: Record<Extract<ReceiptCheck, { ok: false }>['problem'], string> = {
  prefix: 'this is not a receipt: its text does not begin with QALQAN1:',
  encoding: 'the text is damaged or incomplete: it does not decode',
  form: 'the text decodes, but is not a receipt of version 1',
  certificate: 'the certificate of the kiosk is not signed by a key that the registry published',
  device: 'the certificate belongs to another kiosk',
  signature: 'the signature does not verify: something on the receipt was changed',
};

/** What is wrong with a receipt's text. */
export const problemInWords = (problem: keyof typeof PROBLEMS): string => PROBLEMS[problem];

/** What a genuine receipt says, one fact a line, and what it cannot prove. */
export function receiptInWords(receipt: Receipt): string[] {
  const center = receipt.cert.center === undefined ? '' : ` of center ${receipt.cert.center}`;
  return [
    'GENUINE: a kiosk that the registry enrolled signed this receipt.',
    `What: ${actInWords(receipt)}.`,
    `Who: a person whose ИИН ends with ${receipt.iinLast4}.`,
    `Accepted: ${receipt.at}, by the kiosk's clock.`,
    `Where: kiosk ${receipt.device}${center}, entry ${receipt.seq} of its journal.`,
    `Entry: ${receipt.entry}, hash ${receipt.hash}.`,
    ...answerInWords(receipt),
  ];
}

function actInWords({ kind, summary }: Receipt): string {
  const plain = PLAIN_ACTS[kind];
  if (plain !== undefined) return plain;
  const act = ACTS[kind];
  if (act === undefined) return `${kind}: ${summary}`;
  const scopes = summary.split('+').map((scope) => SCOPES[scope] ?? scope);
  return `${act} on ${scopes.join(' and ')}`;
}

/** The registry's signature covers parts of its verdict that are not on the paper, so only the registry can confirm it. */
function answerInWords({ number, effectiveFrom, kid }: Receipt): string[] {
  if (number === undefined)
    return [
      'Registry: had not answered when this was printed. The paper does not say that the act is in force.',
    ];
  return [
    `Registry: the kiosk states that the registry recorded it as ${number}${effectiveFrom === undefined ? '' : `, effective from ${effectiveFrom}`}.`,
    `Not checked here: the registry's own signature (key ${kid ?? 'unknown'}) covers members of its verdict that are not on paper. Ask the registry about the number.`,
  ];
}
