/** Rows of those who were enrolled. */
import type { Head } from '../../shared/protocol/schema/bodies.ts';
import { among } from './bulk.ts';
import type { Device, Reading, Writing } from './tables.ts';

/** By their names, because what says `*` is planned anew each time (store/postgres.ts), and every request asks. */
const COLUMNS = [
  'id',
  'role',
  'name',
  'center',
  'bin',
  'region',
  'publicKey',
  'encryptionKey',
  'cert',
  'previous',
  'enrolledAt',
  'revokedAt',
  'forkedAt',
  'forkedSeq',
  'headSeq',
  'headHash',
  'lastFeed',
  'lastVerdict',
] as const;

/** The device of that id, or undefined. */
export const findDevice = (store: Reading, id: string): Promise<Device | undefined> =>
  store.selectFrom('devices').select(COLUMNS).where('id', '=', id).executeTakeFirst();

/** The devices of those ids, each in its place; undefined where there is none. */
export async function findDevices(store: Reading, ids: readonly string[]): Promise<(Device | undefined)[]> {
  const distinct = [...new Set(ids)];
  const rows = await store
    .selectFrom('devices')
    .select(COLUMNS)
    .where(among(store, 'id', distinct))
    .execute();
  const found = new Map(rows.map((device) => [device.id, device]));
  return ids.map((id) => found.get(id));
}

/** The device's row, held until the transaction ends: its head and its feed move only under this lock. */
export const lockDevice = (tx: Writing, id: string): Promise<Device> =>
  tx.selectFrom('devices').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();

export const headOf = (device: Device): Head => ({ seq: device.headSeq, hash: device.headHash });

/** Moves the head of a device's journal. */
export async function moveHead(tx: Writing, device: string, head: Head): Promise<void> {
  await tx
    .updateTable('devices')
    .set({ headSeq: head.seq, headHash: head.hash })
    .where('id', '=', device)
    .execute();
}

/** Stops a device for good: it delivered two different entries for one place. */
export async function stopForked(tx: Writing, device: string, seq: number, nowMs: number): Promise<void> {
  await tx.updateTable('devices').set({ forkedAt: nowMs, forkedSeq: seq }).where('id', '=', device).execute();
}

/** Revokes a device; false when there is none of that id. Revoking twice changes nothing. */
export async function revokeDevice(store: Reading, id: string, nowMs: number): Promise<boolean> {
  if ((await findDevice(store, id)) === undefined) return false;
  await store
    .updateTable('devices')
    .set({ revokedAt: nowMs })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
  return true;
}

/** Lets a device go on with the journal of another one. */
export async function linkPrevious(tx: Writing, device: string, previous: string): Promise<void> {
  await tx.updateTable('devices').set({ previous }).where('id', '=', device).execute();
}

/** More replacements in a row than any desk will see; a chain of links must end even if it is a ring. */
const MOST_REPLACEMENTS = 100;

/** Whether `owner` is a device this one replaced, directly or through others. */
export async function hasReplaced(store: Reading, device: Device, owner: string): Promise<boolean> {
  let { previous } = device;
  for (let step = 0; previous !== null && step < MOST_REPLACEMENTS; step++) {
    if (previous === owner) return true;
    previous = (await findDevice(store, previous))?.previous ?? null;
  }
  return false;
}
