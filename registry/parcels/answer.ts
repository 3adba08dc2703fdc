/** The answer to a parcel: what the kiosk would have fetched over the network, sealed to it, for the way back. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeParcel } from '../../shared/protocol/parcel/file.ts';
import { jsonRecord, type ParcelRecord } from '../../shared/protocol/parcel/records.ts';
import { sealTo } from '../../shared/protocol/sealing.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import { staffListFor } from '../policy/staff.ts';
import { findDevice } from '../store/devices.ts';
import { verdictPage } from '../verdicts/page.ts';
import type { Imported } from './import.ts';

/** Verdicts a page of an answer carries at most, as over HTTP. */
const PAGE = 1000;

/**
 * Writes the answer to what was imported into a new file, which has its name once it is whole and durable.
 * Throws where the disk does.
 */
export async function writeAnswer(context: Context, imported: Imported, file: string): Promise<void> {
  const { manifest: asked, device, hash } = imported;
  const key = randomBytes(32);
  const sealedKey = await sealTo(key, device.encryptionKey ?? '');
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await writeParcel(handle, recordsFor(context, imported), key, (sealed) =>
        sealWith(
          {
            parcel: 1 as const,
            holds: 'answers' as const,
            device: device.id,
            number: asked.number,
            at: instant(context.clock.now()),
            answers: hash,
            keys: context.keys.published,
            key: sealedKey,
            sealed,
          },
          context.keys.signer,
        ),
      );
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const folder = await open(path.dirname(path.resolve(file)), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* recordsFor(
  context: Context,
  { manifest, device, outcome }: Imported,
): AsyncGenerator<ParcelRecord> {
  yield jsonRecord({ is: 'outcome' }, outcome);
  // A revoked device is told so and nothing else, as over HTTP.
  const now = await findDevice(context.store, device.id);
  if (!now || now.revokedAt !== null) return;
  yield jsonRecord({ is: 'policy' }, await currentPolicy(context.store));
  yield jsonRecord({ is: 'staff' }, await staffListFor(context.store, context.keys.signer, now));
  for (let after = manifest.feed; ;) {
    const page = await verdictPage(context, { device: device.id, after, limit: PAGE, waitS: 0 });
    yield jsonRecord({ is: 'page', after }, page);
    if (page.next >= page.last) return;
    after = page.next;
  }
}
