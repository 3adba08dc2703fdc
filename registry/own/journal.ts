/**
 * The registry's own journal (registry-protocol, section 10): what lenders answered and prosecutors decided, as
 * entries that are signed and chained like a kiosk's. One chain for the whole registry; its head is printed in
 * each `closeDay` verdict, so that nothing in it can be changed without many papers saying otherwise.
 */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Head } from '../../shared/protocol/schema/bodies.ts';
import { GENESIS } from '../../shared/protocol/schema/entry.ts';
import { OWN_VERSION, ownHeaderOf, type OwnEntry, type OwnKind } from '../../shared/protocol/schema/own.ts';
import { digestOf, hashOf } from '../../shared/protocol/hashing.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { instant } from '../clock.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import { lockNames } from '../store/names.ts';
import type { Reading, Writing } from '../store/tables.ts';

/** What is to be written; `claim`, `loan` and `subject` are what it is found by. */
export type OwnAct = {
  kind: OwnKind;
  claim?: string;
  loan?: string;
  subject?: string;
  body: Record<string, unknown>;
};

const LOCK = 'the own journal';

/** Appends an entry to the registry's own journal. Whoever else appends waits until the transaction ends. */
export async function appendOwn(
  tx: Writing,
  { signer, records }: Pick<RegistryKeys, 'signer' | 'records'>,
  act: OwnAct,
  nowMs: number,
): Promise<OwnEntry> {
  await lockNames(tx, [LOCK]);
  const head = await ownHead(tx);
  const salt = randomBytes(16).toString('base64url');
  const header = sealWith(
    {
      v: OWN_VERSION,
      seq: head.seq + 1,
      id: uuidv7(),
      kind: act.kind,
      at: instant(nowMs),
      prev: head.hash,
      digest: digestOf(salt, act.body),
    },
    signer,
  );
  const entry: OwnEntry = { ...header, salt, body: act.body };
  await tx
    .insertInto('ownEntries')
    .values({
      seq: entry.seq,
      id: entry.id,
      kind: entry.kind,
      hash: hashOf(ownHeaderOf(entry)),
      at: nowMs,
      claim: act.claim ?? null,
      loan: act.loan ?? null,
      subject: act.subject ?? null,
      line: records.seal(JSON.stringify(entry)),
    })
    .execute();
  return entry;
}

/** The head of the registry's own journal; 0 and 64 zeros at first. */
export async function ownHead(store: Reading): Promise<Head> {
  const last = await store
    .selectFrom('ownEntries')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, hash: GENESIS };
}
