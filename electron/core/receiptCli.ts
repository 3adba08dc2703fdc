/**
 * `npm run receipt -- verify TEXT-OR-FILE --root JWK-OR-FILE --keys FILE`: verifies a receipt's QR text
 * with no network. Exit 0 and what it says in words, or 1 and what is wrong, or 2 when asked wrongly.
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { openKeyring } from '../../shared/protocol/keyring.ts';
import { RECEIPT_PREFIX, verifyReceipt } from '../../shared/protocol/receipt.ts';
import { PublicJwk } from '../../shared/protocol/schema/scalars.ts';
import { problemInWords, receiptInWords } from './receipts/words.ts';

const USAGE = 'receipt verify TEXT-OR-FILE --root JWK-OR-FILE --keys FILE\n';

process.exitCode = main(process.argv.slice(2));

function main(words: string[]): number {
  const asked = read(words);
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const root = PublicJwk.safeParse(json(textOf(asked.root)));
  if (!root.success) return wrong('the root key is not a JWK');
  const ring = openKeyring(json(textOf(asked.keys)), root.data);
  if (!ring) return wrong('the published keys are not signed by this root key');
  const check = verifyReceipt(receiptOf(asked.receipt), ring);
  if (!check.ok) return wrong(problemInWords(check.problem));
  process.stdout.write(`${receiptInWords(check.receipt).join('\n')}\n`);
  return 0;
}

function wrong(problem: string): number {
  process.stdout.write(`NOT VERIFIED: ${problem}.\n`);
  return 1;
}

function read(words: string[]) {
  try {
    const options = { root: { type: 'string' }, keys: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args: words, options, allowPositionals: true });
    const [command, receipt, ...rest] = positionals;
    if (command !== 'verify' || receipt === undefined || rest.length > 0 || !values.root || !values.keys)
      return null;
    return { receipt, root: values.root, keys: values.keys };
  } catch {
    return null;
  }
}

/** A receipt's text itself, or the file that holds it. A QR reader may add a line's end; base45 knows the space. */
function receiptOf(word: string): string {
  return (word.startsWith(RECEIPT_PREFIX) ? word : textOf(word)).replace(/[\r\n]+$/, '');
}

/** The word itself when it is JSON or no file, else what is in the file. */
function textOf(word: string): string {
  if (word.trimStart().startsWith('{')) return word;
  try {
    return fs.readFileSync(word, 'utf8');
  } catch {
    return word;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
