/** What a sealed export of a claim holds, all but its attachments: texts exactly as they were signed. */
import { among } from '../store/bulk.ts';
import type { Reading, StoredBlob } from '../store/tables.ts';
import { claimParts } from '../cases/claimContent.ts';
import type { RegistryKeys } from '../keys/keys.ts';

/** Small files by name. */
export type Texts = Record<string, string>;

const ndjson = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Entries, certificates of the kiosks that signed them, verdicts, orders, answers, decisions, and the keys. */
export async function textsOf(store: Reading, claim: string, keys: RegistryKeys): Promise<Texts> {
  const parts = await claimParts(store, claim);
  const devices = [...new Set(parts.map(({ stored }) => stored.device))];
  const certs = await store
    .selectFrom('devices')
    .select('cert')
    .where(among(store, 'id', devices))
    .orderBy('id')
    .execute();
  const verdicts = await store
    .selectFrom('verdicts')
    .select('verdict')
    .where(
      among(
        store,
        'entry',
        parts.map(({ entry }) => entry.id),
      ),
    )
    .orderBy('device')
    .orderBy('feed')
    .execute();
  const orders = await store
    .selectFrom('orders')
    .select('document')
    .where('claim', '=', claim)
    .orderBy('publishedAt')
    .orderBy('id')
    .execute();
  const answers = await store
    .selectFrom('answers')
    .select('receipt')
    .where('claim', '=', claim)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute();
  const own = await store
    .selectFrom('ownEntries')
    .select('line')
    .where('claim', '=', claim)
    .orderBy('seq')
    .execute();
  return {
    'keys.json': JSON.stringify(keys.published),
    'certificates.ndjson': ndjson(certs.map(({ cert }) => cert)),
    'entries.ndjson': ndjson(parts.map(({ stored }) => stored.line)),
    'verdicts.ndjson': ndjson(verdicts.map(({ verdict }) => verdict)),
    'orders.ndjson': ndjson(orders.map(({ document }) => document)),
    'answers.ndjson': ndjson(answers.map(({ receipt }) => receipt)),
    'journal.ndjson': ndjson(own.map(({ line }) => line)),
  };
}

/** The attachments of a claim that are here, each content once. */
export async function attachmentsOf(store: Reading, claim: string): Promise<StoredBlob[]> {
  const rows = await store
    .selectFrom('blobs')
    .innerJoin('claimBlobs', 'claimBlobs.sha256', 'blobs.sha256')
    .selectAll('blobs')
    .where('claimBlobs.claim', '=', claim)
    .where('blobs.wholeAt', 'is not', null)
    .orderBy('blobs.sha256')
    .orderBy('blobs.device')
    .execute();
  return [...new Map(rows.map((row) => [row.sha256, row])).values()];
}
