/** Uploads of attachments: begun, gone on with where they stopped, judged when the last byte is here. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { lockDevice } from '../store/devices.ts';
import type { Device, Reading, StoredBlob, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { judgeWaiting } from './arrival.ts';
import { contentProblem } from './content.ts';

/** What is under way and not gone on with is dropped after this long. */
export const UNFINISHED_FOR_MS = 24 * 3_600_000;
/** How many dropped uploads one transaction takes away. */
const BATCH = 100;

/** What an upload is said to be when it is begun. */
export type NewUpload = { sha256: string; bytes: number; mime: string; metadata: string };

export type UploadProblem =
  | 'not-found'
  | 'expired'
  | 'revoked'
  | 'upload-offset'
  | 'blob-size'
  | 'blob-type'
  | 'blob-content';

export type UploadAnswer = { ok: true; blob: StoredBlob } | { ok: false; problem: UploadProblem };

const no = (problem: UploadProblem): UploadAnswer => ({ ok: false, problem });

/** The attachment `sha256` of a device, under way or whole; the problem is 'not-found' or 'expired'. */
export async function uploadOf(context: Context, device: string, sha256: string): Promise<UploadAnswer> {
  const blob = await find(context.store, device, sha256);
  if (!blob) return no('not-found');
  return isExpired(blob, context.clock.now()) ? no('expired') : { ok: true, blob };
}

/**
 * Begins an upload. Asked again for the same, it answers the one that is there, however far it is or
 * whole already; one that was said to be of another size or type makes room for the new.
 */
export function beginUpload(context: Context, device: Device, wanted: NewUpload): Promise<UploadAnswer> {
  return transact<UploadAnswer>(context.store, async (tx) => {
    const owner = await lockDevice(tx, device.id);
    if (owner.revokedAt !== null) return no('revoked');
    const nowMs = context.clock.now();
    const known = await find(tx, device.id, wanted.sha256);
    const isSame = known?.bytes === wanted.bytes && known.mime === wanted.mime;
    if (known && known.wholeAt !== null) return isSame ? { ok: true, blob: known } : no('blob-content');
    if (known && isSame && !isExpired(known, nowMs)) return { ok: true, blob: known };
    if (known) await drop(tx, [known.upload]);
    const blob: StoredBlob = {
      ...wanted,
      device: device.id,
      upload: randomUUID(),
      received: 0,
      createdAt: nowMs,
      expiresAt: nowMs + UNFINISHED_FOR_MS,
      wholeAt: null,
    };
    await tx.insertInto('blobs').values(blob).execute();
    return { ok: true, blob };
  });
}

/**
 * Adds `piece` at `offset`; durable when it returns. With the last piece the whole is judged: what is
 * not what it was said to be is dropped, and entries that waited for what is are judged again.
 */
export async function goOn(
  context: Context,
  device: Device,
  sha256: string,
  offset: number,
  piece: Buffer,
): Promise<UploadAnswer> {
  const found = await uploadOf(context, device.id, sha256);
  if (!found.ok) return found;
  const { blob } = found;
  if (offset !== blob.received) return no('upload-offset');
  const received = offset + piece.length;
  if (received > blob.bytes) return no('blob-size');
  if (blob.wholeAt !== null) return found;
  const isLast = received === blob.bytes;
  // Outside the transaction, because it takes its time: what has arrived of an upload never changes.
  const problem = isLast ? await contentProblem(context.store, blob, piece) : null;
  const { answer, told } = await transact(context.store, (tx) => write(tx, context, blob, piece, problem));
  for (const one of new Set(told)) context.notifier.tell(one);
  return answer;
}

type Written = { answer: UploadAnswer; told: string[] };

/** Writes a piece where the upload is still as it was when it was read. */
async function write(
  tx: Writing,
  context: Context,
  before: StoredBlob,
  piece: Buffer,
  problem: UploadProblem | null,
): Promise<Written> {
  const owner = await lockDevice(tx, before.device);
  if (owner.revokedAt !== null) return { answer: no('revoked'), told: [] };
  // Held, because uploads whose time is over are taken away without asking their device.
  const now = await rowOf(tx, before.device, before.sha256).forUpdate().executeTakeFirst();
  if (now?.upload !== before.upload || now.received !== before.received)
    return { answer: no(now ? 'upload-offset' : 'not-found'), told: [] };
  if (problem) {
    await drop(tx, [before.upload]);
    return { answer: no(problem), told: [] };
  }
  const nowMs = context.clock.now();
  const received = before.received + piece.length;
  const isWhole = received === before.bytes;
  const blob: StoredBlob = {
    ...before,
    received,
    wholeAt: isWhole ? nowMs : null,
    expiresAt: isWhole ? null : nowMs + UNFINISHED_FOR_MS,
  };
  if (piece.length > 0) {
    const part = {
      upload: before.upload,
      start: before.received,
      content: context.keys.records.sealBytes(piece),
    };
    await tx.insertInto('blobParts').values(part).execute();
  }
  await tx
    .updateTable('blobs')
    .set({ received: blob.received, wholeAt: blob.wholeAt, expiresAt: blob.expiresAt })
    .where('upload', '=', before.upload)
    .execute();
  const judging = { ...context, nowMs };
  const told = isWhole ? await judgeWaiting(tx, judging, owner, before.sha256) : [];
  return { answer: { ok: true, blob }, told };
}

/** Takes away what was not gone on with in time. Returns how many uploads there were. */
export async function dropExpired(context: Context): Promise<number> {
  const nowMs = context.clock.now();
  let dropped = 0;
  for (;;) {
    const count = await transact(context.store, async (tx) => {
      const due = await tx
        .selectFrom('blobs')
        .select('upload')
        .where('expiresAt', '<=', nowMs)
        .limit(BATCH)
        .forUpdate()
        .execute();
      await drop(
        tx,
        due.map(({ upload }) => upload),
      );
      return due.length;
    });
    dropped += count;
    if (count < BATCH) return dropped;
  }
}

const rowOf = (store: Reading, device: string, sha256: string) =>
  store.selectFrom('blobs').selectAll().where('device', '=', device).where('sha256', '=', sha256);

const find = (store: Reading, device: string, sha256: string): Promise<StoredBlob | undefined> =>
  rowOf(store, device, sha256).executeTakeFirst();

const isExpired = (blob: StoredBlob, nowMs: number) => blob.expiresAt !== null && blob.expiresAt <= nowMs;

/** With their pieces, which hang from them. */
async function drop(tx: Writing, uploads: readonly string[]): Promise<void> {
  if (uploads.length > 0) await tx.deleteFrom('blobs').where('upload', 'in', uploads).execute();
}
