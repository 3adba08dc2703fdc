/**
 * A parcel that a kiosk exported to a disk, brought in: verified whole before anything of it is taken, then
 * taken by the very functions that take a push and an upload over HTTP.
 */
import type { FileHandle } from 'node:fs/promises';
import { hashOf } from '../../shared/protocol/hashing.ts';
import { isWhole, readManifest, recordsIn } from '../../shared/protocol/parcel/file.ts';
import type { ParcelRecord } from '../../shared/protocol/parcel/records.ts';
import { openSealed } from '../../shared/protocol/sealing.ts';
import type { Head } from '../../shared/protocol/schema/bodies.ts';
import type { EntriesManifest, ParcelOutcome } from '../../shared/protocol/schema/parcel.ts';
import { isSealedBy, publicKey } from '../../shared/protocol/signing.ts';
import { beginUpload, goOn } from '../blobs/uploads.ts';
import { bringIntoForce } from '../cases/inForce.ts';
import type { Context } from '../context.ts';
import { takePush } from '../journal/push.ts';
import { findDevice, headOf } from '../store/devices.ts';
import type { Device } from '../store/tables.ts';

/** Why a parcel is refused as a whole; then nothing was changed. */
export type ParcelProblem =
  | 'not-a-parcel'
  | 'not-for-us'
  | 'unknown-device'
  | 'signature'
  | 'damaged'
  | 'other-registry'
  | 'no-encryption-key';

/** What to tell whoever brought it. */
export const PARCEL_PROBLEMS: Readonly<Record<ParcelProblem, string>> = {
  'not-a-parcel': 'the file is no parcel, or the export was cut off before it was finished: export again',
  'not-for-us': 'the file is an answer of a registry: take it to the kiosk it is for',
  'unknown-device': 'no kiosk of this registry wrote it',
  signature: 'the kiosk it names did not sign it',
  damaged: 'the file was cut off or changed on the way: copy it again, or export again',
  'other-registry': 'it was sealed to another registry',
  'no-encryption-key': 'the kiosk was enrolled without an encryption key, so no answer can be sealed to it',
};

export type Imported = { manifest: EntriesManifest; device: Device; hash: string; outcome: ParcelOutcome };

/** Takes what the open file holds. What is known already is free. */
export async function importParcel(
  context: Context,
  file: FileHandle,
): Promise<{ ok: true; value: Imported } | { ok: false; problem: ParcelProblem }> {
  const opened = await verified(context, file);
  if (typeof opened === 'string') return { ok: false, problem: opened };
  const { manifest, device, key } = opened;
  const outcome: ParcelOutcome = {
    head: headOf(device),
    taken: 0,
    known: 0,
    problem: null,
    blobs: [],
    refusedBlobs: [],
  };
  for await (const record of recordsIn(file, manifest.sealed, key))
    await takeRecord(context, device, record, outcome);
  // A ban without a delay is in force by now, also where no registry runs beside this command.
  await bringIntoForce(context);
  return { ok: true, value: { manifest, device, hash: hashOf(opened.received), outcome } };
}

/** The parcel, once it is known to be whole, genuine and for us; or why it is not. Nothing is changed. */
async function verified(context: Context, file: FileHandle) {
  const read = await readManifest(file);
  if (read === null) return 'not-a-parcel';
  const { manifest, received } = read;
  if (manifest.holds !== 'entries') return 'not-for-us';
  const device = await findDevice(context.store, manifest.device);
  if (device?.role !== 'device') return 'unknown-device';
  if (!isSealedBy(received, publicKey(device.publicKey))) return 'signature';
  if (!(await isWhole(file, manifest.sealed))) return 'damaged';
  const key = await openSealed(manifest.key, context.keys.opener.key);
  if (key === null) return 'other-registry';
  return device.encryptionKey === null ? 'no-encryption-key' : { manifest, received, device, key };
}

async function takeRecord(
  context: Context,
  device: Device,
  { head, content }: ParcelRecord,
  outcome: ParcelOutcome,
): Promise<void> {
  if (head.is === 'entries') {
    // After the first that is not taken, none that follows can be.
    if (outcome.problem !== null) return;
    const { head: reached, taken, known, problem } = await takePush(context, device, content);
    outcome.head = reached;
    outcome.taken += taken;
    outcome.known += known;
    if (problem) outcome.problem = { code: problem.code, seq: problem.seq };
  }
  if (head.is === 'blob') {
    const isTaken = await takeBlob(context, device, head, Buffer.from(content));
    (isTaken ? outcome.blobs : outcome.refusedBlobs).push(head.sha256);
  }
}

/** One piece of an upload over HTTP is no larger. */
const PIECE_BYTES = 1024 * 1024;

type BlobHead = { sha256: string; mime: string; bytes: number };

/** Takes an attachment, going on where an upload over the network stopped. False where it is not what it says. */
async function takeBlob(context: Context, device: Device, head: BlobHead, content: Buffer): Promise<boolean> {
  const { sha256, mime, bytes } = head;
  if (content.length === 0) return false;
  const metadata = Object.entries({ sha256, mime, device: device.id })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  let answer = await beginUpload(context, device, { sha256, mime, bytes, metadata });
  while (answer.ok && answer.blob.wholeAt === null) {
    const { received } = answer.blob;
    answer = await goOn(
      context,
      device,
      sha256,
      received,
      content.subarray(received, received + PIECE_BYTES),
    );
  }
  return answer.ok;
}

/** What is printed of an import; nothing of a person. */
export const summaryOf = ({ manifest, outcome }: Imported): Record<string, unknown> & { head: Head } => ({
  device: manifest.device,
  number: manifest.number,
  taken: outcome.taken,
  known: outcome.known,
  head: outcome.head,
  blobs: outcome.blobs.length,
  refusedBlobs: outcome.refusedBlobs.length,
  ...(outcome.problem && { problem: outcome.problem }),
});
