/**
 * A lender's sandbox: everything a lender does, from the command line. What the registry answered goes to
 * stdout as JSON, once its signature was verified; everything else goes to stderr.
 * Exit codes: 0 done, 1 refused or not signed, 2 asked for something it does not understand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { sha256 } from '../../shared/protocol/hashing.ts';
import { isSealedByRing, openKeyring } from '../../shared/protocol/keyring.ts';
import { CheckRequest, OrderAnswer } from '../../shared/protocol/schema/lender.ts';
import { instant } from '../clock.ts';
import { enrolLender, lenderClient, LenderKeys, type Outside } from './client.ts';

const USAGE = `usage: lender <command> [--keys lender.json]

  enrol     --registry URL --code CODE [--name N]       makes the key file; the code is for the role lender
  check     --iin I --application A --amount TIYN [--product P] [--purpose loan-decision|contract]
  orders    [--after FEED] [--wait SECONDS]
  document  --sha256 HASH --to FILE                     a document that an order names
  answer    --order ID --state suspended|cancelled|refused --amount TIYN [--reason TEXT] [--at TIME]
  verify    --file PROOF                                whether a kept answer is genuine; needs no network

A POST may carry --idempotency-key KEY: the same key and words again are one act.
Amounts are in tiyn, 1/100 of a tenge.
`;

const OPTIONS = {
  keys: { type: 'string', default: 'lender.json' },
  registry: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string', default: 'Lender' },
  iin: { type: 'string' },
  application: { type: 'string' },
  product: { type: 'string', default: 'consumer' },
  purpose: { type: 'string', default: 'loan-decision' },
  amount: { type: 'string' },
  after: { type: 'string', default: '0' },
  wait: { type: 'string', default: '0' },
  order: { type: 'string' },
  state: { type: 'string' },
  reason: { type: 'string' },
  at: { type: 'string' },
  sha256: { type: 'string' },
  to: { type: 'string' },
  file: { type: 'string' },
  'idempotency-key': { type: 'string' },
} as const;

type Values = { [K in keyof typeof OPTIONS]?: string | undefined };

/** What the one who typed the command can put right. */
const complaint = (message: string) => Object.assign(new Error(message), { exitCode: 2 });

function need(values: Values, name: keyof Values): string {
  const value = values[name];
  if (value === undefined || value === '') throw complaint(`--${name} is missing`);
  return value;
}

/** What was typed, as the schema wants it; else a complaint that names the options, never their values. */
function fitting<T>(schema: z.ZodType<T>, typed: object): T {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(({ path }) => `--${path.join('.')}`);
  throw complaint(`not of the right form: ${[...new Set(names)].join(', ')}`);
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

const outside: Outside = { fetch, now: () => Date.now() };

function keysIn(values: Values): LenderKeys {
  const file = need(values, 'keys');
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    LenderKeys.parse(json);
    return json as LenderKeys;
  } catch {
    throw complaint(`${file} is no key file: make one with the command enrol`);
  }
}

const client = (values: Values) => lenderClient(keysIn(values), outside);

function count(values: Values, name: keyof Values): number {
  const text = need(values, name);
  if (!/^\d{1,15}$/.test(text)) throw complaint(`--${name} is a whole number`);
  return Number(text);
}

const commands: Record<string, (values: Values) => Promise<void>> = {
  async enrol(values) {
    const registry = need(values, 'registry').replace(/\/$/, '');
    const keys = await enrolLender(registry, need(values, 'code'), need(values, 'name'), outside);
    // Never over another key: it may be the only copy.
    writeFileSync(need(values, 'keys'), JSON.stringify(keys), { flag: 'wx', mode: 0o600 });
    print({ lender: keys.lender, registry, keys: values.keys });
  },
  async check(values) {
    const { iin, application, product, purpose } = values;
    const asked = fitting(CheckRequest, {
      iin,
      application,
      purpose,
      product,
      amount: count(values, 'amount'),
    });
    print(await client(values).check(asked, values['idempotency-key']));
  },
  async orders(values) {
    print(await client(values).orders(count(values, 'after'), count(values, 'wait')));
  },
  async document(values) {
    const hash = need(values, 'sha256');
    const content = await client(values).document(hash);
    if (sha256(content) !== hash) throw new Error('content: the document is not the one that was named');
    writeFileSync(need(values, 'to'), content, { flag: 'wx', mode: 0o600 });
    print({ sha256: hash, bytes: content.length, to: values.to });
  },
  async answer(values) {
    const said = fitting(OrderAnswer, {
      state: values.state,
      amount: count(values, 'amount'),
      ...(values.reason !== undefined && { reason: values.reason.normalize('NFC') }),
      at: values.at ?? instant(outside.now()),
    });
    print(await client(values).answer(need(values, 'order'), said, values['idempotency-key']));
  },
  async verify(values) {
    const { keys, root } = keysIn(values);
    const ring = openKeyring(keys, root);
    const proof = JSON.parse(readFileSync(need(values, 'file'), 'utf8')) as { kid: string; sig: string };
    if (!ring || !isSealedByRing(proof, ring))
      throw new Error('signature: this is not the word of the registry');
    print({ genuine: true });
  },
};

/** Reads the command line and does what it says. Returns the exit code. */
async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [name = '', ...more] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command || more.length > 0) throw complaint(USAGE);
    await command(values);
    return 0;
  } catch (error) {
    const { message, exitCode, code } = error as Error & { exitCode?: number; code?: string };
    process.stderr.write(`${message}\n`);
    return exitCode ?? (code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1);
  }
}

process.exitCode = await main();
