/** Who may read an attachment (registry-protocol, section 5). */
import type { Device, Reading, StoredBlob } from '../store/tables.ts';

/**
 * The attachment for whoever asks, or undefined where it is not theirs to read: a device's own, whole or not;
 * for a lender, one that an order of its names; for a prosecutor, one of a case of their region.
 */
export async function readableBlob(
  store: Reading,
  asker: Device,
  sha256: string,
): Promise<StoredBlob | undefined> {
  const blobs = store.selectFrom('blobs').selectAll().where('sha256', '=', sha256);
  if (asker.role === 'device') return blobs.where('device', '=', asker.id).executeTakeFirst();
  if (asker.role === 'operator') return undefined;
  const isTheirs = asker.role === 'lender' ? isOrdered : isOfCase;
  if (!(await isTheirs(store, asker, sha256))) return undefined;
  // The same content, whoever of them sent it.
  return blobs.where('wholeAt', 'is not', null).limit(1).executeTakeFirst();
}

async function isOrdered(store: Reading, { bin }: Device, sha256: string): Promise<boolean> {
  if (bin === null) return false;
  const row = await store
    .selectFrom('orderBlobs')
    .select('bin')
    .where('sha256', '=', sha256)
    .where('bin', '=', bin)
    .executeTakeFirst();
  return row !== undefined;
}

async function isOfCase(store: Reading, { region }: Device, sha256: string): Promise<boolean> {
  const row = await store
    .selectFrom('claimBlobs')
    .innerJoin('cases', 'cases.claim', 'claimBlobs.claim')
    .select('cases.claim')
    .where('claimBlobs.sha256', '=', sha256)
    .$if(region !== null, (query) => query.where('cases.region', '=', region))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
