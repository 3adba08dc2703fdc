/** Rows of journals, and of acts by their id. */
import type { Taken } from '../journal/prefix.ts';
import type { Act, NewAct, Reading, StoredEntry, Writing } from './tables.ts';

/** Databases limit the parameters of one statement; a push is written in parts of this many rows. */
const ROWS = 200;

/** `items` in parts that one statement can carry. */
export function* inParts<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += ROWS) yield items.slice(start, start + ROWS);
}

/** The hashes of a device's entries at `seqs`, as far as they are there. */
export async function hashesAt(
  tx: Reading,
  device: string,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  for (const part of inParts(seqs)) {
    const rows = await tx
      .selectFrom('entries')
      .select(['seq', 'hash'])
      .where('device', '=', device)
      .where('seq', 'in', part)
      .execute();
    for (const { seq, hash } of rows) hashes.set(seq, hash);
  }
  return hashes;
}

/** Appends what was taken to its device's journal. */
export async function insertEntries(tx: Writing, taken: readonly Taken[], receivedAt: number): Promise<void> {
  for (const part of inParts(taken)) {
    const rows = part.map(({ entry, hash, text }) => ({
      device: entry.device,
      seq: entry.seq,
      id: entry.id,
      kind: entry.kind,
      hash,
      digest: entry.digest,
      line: text,
      receivedAt,
    }));
    await tx.insertInto('entries').values(rows).execute();
  }
}

/** The acts of those ids that are held already. */
export async function actsOf(tx: Reading, ids: readonly string[]): Promise<Map<string, Act>> {
  const acts = new Map<string, Act>();
  for (const part of inParts(ids)) {
    for (const act of await tx.selectFrom('acts').selectAll().where('id', 'in', part).execute())
      acts.set(act.id, act);
  }
  return acts;
}

export async function insertActs(tx: Writing, acts: readonly NewAct[]): Promise<void> {
  for (const part of inParts(acts)) await tx.insertInto('acts').values(part).execute();
}

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
