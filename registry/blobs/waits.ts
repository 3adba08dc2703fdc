/** Entries that name attachments which are not there yet (registry-protocol, section 5). */
import { namedBlobs, type NamedBlob } from '../../shared/protocol/schema/blob.ts';
import type { Case, Judgement } from '../cases/case.ts';
import { hasReplaced } from '../store/devices.ts';
import { among, insertRows } from '../store/bulk.ts';
import { lockNames } from '../store/names.ts';
import type { Device, StoredBlob, Writing } from '../store/tables.ts';
import { held, refused } from '../verdicts/reasons.ts';

/**
 * What stands in the way of an entry with this body: an attachment that is another than the entry says
 * refuses it, one that is missing holds it and is waited for. Null when all are there.
 */
export async function blobObstacle(it: Case, body: unknown): Promise<Judgement | null> {
  const named = namedBlobs(body);
  if (named.length === 0) return null;
  const sha256s = [...new Set(named.map(({ blob }) => blob.sha256))];
  // The last piece may be arriving from another device of this kiosk: either it is seen here, or it sees who waits.
  await lockNames(it.tx, sha256s);
  const there = await wholeBlobs(it.tx, it.device, sha256s);
  const wrong = named.filter(({ blob }) => isOther(blob, there.get(blob.sha256))).map(({ path }) => path);
  if (wrong.length > 0) return [refused('invalid-content', { fields: wrong, rule: 'another attachment' })];
  const missing = sha256s.filter((sha256) => !there.has(sha256));
  if (missing.length === 0) return null;
  await waitFor(it.tx, it.entry.id, missing);
  return [held('blob-missing', { blobs: missing })];
}

const isOther = (said: NamedBlob['blob'], found: StoredBlob | undefined) =>
  found !== undefined && (found.bytes !== said.bytes || found.mime !== said.mime);

/** The whole attachments among `sha256s` that are of this kiosk, also by a device it was before or is now. */
async function wholeBlobs(tx: Writing, device: Device, sha256s: readonly string[]) {
  const found = new Map<string, StoredBlob>();
  const rows = await tx
    .selectFrom('blobs')
    .selectAll()
    .where(among(tx, 'sha256', sha256s))
    .where('wholeAt', 'is not', null)
    .execute();
  for (const row of rows) if (await isSameKiosk(tx, device, row.device)) found.set(row.sha256, row);
  return found;
}

/** Whether two devices are one kiosk: the same, or one took the place of the other. */
export async function isSameKiosk(tx: Writing, device: Device, other: string): Promise<boolean> {
  if (device.id === other || (await hasReplaced(tx, device, other))) return true;
  const successor = await tx.selectFrom('devices').selectAll().where('id', '=', other).executeTakeFirst();
  return successor !== undefined && hasReplaced(tx, successor, device.id);
}

async function waitFor(tx: Writing, entry: string, sha256s: readonly string[]): Promise<void> {
  const rows = sha256s.map((sha256) => ({ sha256, entry }));
  await insertRows(tx, 'blobWaits', { sha256: 'text', entry: 'text' }, rows, 'sha256');
}
