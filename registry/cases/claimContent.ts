/** What a claim says by now: its entries, with their corrections in the place of what they correct. */
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import { namedBlobs } from '../../shared/protocol/schema/blob.ts';
import type { Procedure } from '../../shared/protocol/schema/claims.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import { among, insertRows } from '../store/bulk.ts';
import type { Reading, StoredEntry, Writing } from '../store/tables.ts';
import { readBody } from './case.ts';

/** One entry of a claim, in the order of recording. */
export type ClaimPart = { kind: string; recordedAt: number; stored: StoredEntry; entry: Entry };

export type ClaimContent = {
  /** The claim's own body; it decides about loans, grounds and the citizen's name. */
  filed: Body<'claim.file'>;
  /** All documents there are: the claim's own, and those that came later. */
  procedures: Procedure[];
};

/** Notes that the entry belongs to the claim, with the attachments it names. */
export async function addPart(
  tx: Writing,
  claim: string,
  entry: { id: string; body: unknown },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('claimEntries')
    .values({ entry: entry.id, claim, recordedAt: nowMs })
    .onConflict((conflict) => conflict.column('entry').doNothing())
    .execute();
  const blobs = [...new Set(namedBlobs(entry.body).map(({ blob }) => blob.sha256))];
  const rows = blobs.map((sha256) => ({ sha256, claim }));
  await insertRows(tx, 'claimBlobs', CLAIM_BLOB_COLUMNS, rows, 'sha256');
}

const CLAIM_BLOB_COLUMNS = { sha256: 'text', claim: 'text' } as const;

/** The entries of a claim, oldest first. */
export const claimParts = async (store: Reading, claim: string): Promise<ClaimPart[]> =>
  (await partsOfClaims(store, [claim])).get(claim) ?? [];

/** The entries of some claims, each with its own, oldest first. */
export async function partsOfClaims(
  store: Reading,
  claims: readonly string[],
): Promise<Map<string, ClaimPart[]>> {
  const rows = await store
    .selectFrom('claimEntries')
    .innerJoin('acts', 'acts.id', 'claimEntries.entry')
    .innerJoin('entries', (join) =>
      join.onRef('entries.device', '=', 'acts.device').onRef('entries.seq', '=', 'acts.seq'),
    )
    .selectAll('entries')
    .select(['claimEntries.recordedAt', 'claimEntries.claim'])
    .where(among(store, 'claimEntries.claim', claims))
    .orderBy('claimEntries.recordedAt')
    .orderBy('entries.id')
    .execute();
  const parts = new Map<string, ClaimPart[]>(claims.map((claim) => [claim, []]));
  for (const { recordedAt, claim, ...stored } of rows) {
    // Our own journal, where every line was read before it was taken.
    const entry = JSON.parse(stored.line) as Entry;
    parts.get(claim)?.push({ kind: stored.kind, recordedAt, stored, entry });
  }
  return parts;
}

/** What the claim says by now; null where its own body was never good and no correction mended it. */
export function contentOf(claim: string, parts: readonly ClaimPart[]): ClaimContent | null {
  const bodies = new Map<string, unknown>(
    parts.filter(({ kind }) => kind !== 'correction').map(({ entry }) => [entry.id, entry.body]),
  );
  for (const { kind, entry } of parts) {
    if (kind !== 'correction') continue;
    const read = readBody('correction', entry.body);
    if (read.ok) bodies.set(read.body.corrects, read.body.body);
  }
  const filed = readBody('claim.file', bodies.get(claim));
  if (!filed.ok) return null;
  const later = [...bodies]
    .filter(([id]) => id !== claim)
    .flatMap(([, body]) => {
      const read = readBody('claim.procedure', body);
      return read.ok ? read.body.procedures : [];
    });
  return { filed: filed.body, procedures: [...filed.body.procedures, ...later] };
}

/** A document that suspends collection of the loan: not a police ticket, and it names lender, amount and date. */
export const covering = (content: ClaimContent, loan: string): Procedure | undefined =>
  content.procedures.find(
    ({ kind, covers }) =>
      kind !== 'police-ticket' &&
      covers.some((cover) => cover.loan === loan && cover.lender && cover.amount && cover.date),
  );
