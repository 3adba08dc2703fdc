/** Rows of journals, and of acts by their id. */
import type { Taken } from '../journal/prefix.ts';
import type { Records } from '../keys/records.ts';
import { among, insertRows } from './bulk.ts';
import type { Act, NewAct, Reading, StoredEntry, Writing } from './tables.ts';

/** The hashes of a device's entries at `seqs`, as far as they are there. */
export async function hashesAt(
  tx: Reading,
  device: string,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  if (seqs.length === 0) return new Map();
  const rows = await tx
    .selectFrom('entries')
    .select(['seq', 'hash'])
    .where('device', '=', device)
    .where(among(tx, 'seq', seqs))
    .execute();
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Appends what was taken to its device's journal. */
export async function insertEntries(
  tx: Writing,
  records: Records,
  taken: readonly Taken[],
  receivedAt: number,
): Promise<void> {
  const rows = taken.map(({ entry, hash, text }) => ({
    device: entry.device,
    seq: entry.seq,
    id: entry.id,
    kind: kindColumn(entry.kind),
    hash,
    digest: entry.digest,
    line: records.seal(text),
    receivedAt,
  }));
  await insertRows(tx, 'entries', ENTRY_COLUMNS, rows);
}

const ENTRY_COLUMNS = {
  device: 'line',
  seq: 'bigint',
  id: 'line',
  kind: 'text',
  hash: 'line',
  digest: 'line',
  line: 'line',
  receivedAt: 'bigint',
} as const;

/** A kind as its column has it: PostgreSQL's text has no U+0000, which the protocol does not forbid. */
export const kindColumn = (kind: string): string => kind.replaceAll('\0', '\uFFFD');

/** The acts of those ids that are held already. */
export async function actsOf(tx: Reading, ids: readonly string[]): Promise<Map<string, Act>> {
  const acts = await tx
    .selectFrom('acts')
    .selectAll()
    .where(among(tx, 'id', ids))
    .execute();
  return new Map(acts.map((act) => [act.id, act]));
}

/** The same, held until the transaction ends: they stay where they are, and so do their verdicts. */
export async function lockActs(tx: Writing, ids: readonly string[]): Promise<Map<string, Act>> {
  const acts = await tx
    .selectFrom('acts')
    .selectAll()
    .where(among(tx, 'id', ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(acts.map((act) => [act.id, act]));
}

/** Writes the acts that are new, and returns their ids; those that are there stay as they are. */
export async function insertActs(tx: Writing, acts: readonly NewAct[]): Promise<Set<unknown>> {
  // In one order everywhere: two that write the same ones wait for each other once, and not for ever.
  const sorted = acts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Set(await insertRows(tx, 'acts', ACT_COLUMNS, sorted, 'id'));
}

const ACT_COLUMNS = {
  id: 'line',
  kind: 'text',
  digest: 'line',
  device: 'line',
  seq: 'bigint',
  citizen: 'text',
} as const;

/** From now on the verdicts of an act go to this place. */
export async function moveAct(tx: Writing, id: string, device: string, seq: number): Promise<void> {
  await tx.updateTable('acts').set({ device, seq }).where('id', '=', id).execute();
}

/** One entry of a journal, which must be there. */
export const entryAt = (tx: Reading, device: string, seq: number): Promise<StoredEntry> =>
  tx
    .selectFrom('entries')
    .selectAll()
    .where('device', '=', device)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();

/** A device's entries after `after`, in order, `limit` at most. */
export const entriesAfter = (
  store: Reading,
  device: string,
  after: number,
  limit: number,
): Promise<StoredEntry[]> =>
  store
    .selectFrom('entries')
    .selectAll()
    .where('device', '=', device)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
