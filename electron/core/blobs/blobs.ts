/** Attachments of this kiosk: kept encrypted with the draft or entry that names them, until nothing does. */
import path from 'node:path';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { blobTypeOf } from '../../../shared/domain/blobType.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { sha256 as hash } from '../../../shared/protocol/hashing.ts';
import { MAX_BLOB_BYTES, type Blob, type NamedBlob } from '../../../shared/protocol/schema/blob.ts';
import type { Clock } from '../clock.ts';
import { errorShape, type Log } from '../log.ts';
import type { Db } from '../store/database.ts';
import { createBlobFiles, newBlobKey, type Lost } from './files.ts';
import { createBlobRows, type BlobRow } from './rows.ts';

export const BLOBS_FOLDER = 'blobs';

/** What keeps an attachment from the registry, by the key of its text. */
export type Trouble = 'blob.missing' | 'blob.damaged' | 'blob.refused';

export type Blobs = ReturnType<typeof createBlobs>;

const MEGABYTE = 1024 * 1024;

/** Why content of that length, beginning with `start`, cannot be attached; null when it can. */
export function contentProblem(
  bytes: number,
  start: Uint8Array,
): { ok: false; problem: { code: string } } | null {
  if (bytes === 0) return bad('blob.empty');
  if (bytes > MAX_BLOB_BYTES) return bad('blob.size', { params: { max: MAX_BLOB_BYTES / MEGABYTE } });
  return blobTypeOf(start) === null ? bad('blob.type') : null;
}

/** The attachments in the folder `data`, whose keys and uses are in `db`. */
export function createBlobs(db: Db, data: string, { clock, log }: { clock: Clock; log: Log }) {
  const rows = createBlobRows(db);
  const files = createBlobFiles(path.join(data, BLOBS_FOLDER));
  // How far each upload is, and what is wrong with it: found anew in each run.
  const sent = new Map<string, number>();
  const troubles = new Map<string, Trouble>();
  // One at a time: two that write the same content must not write one file at once.
  let last: Promise<unknown> = Promise.resolve();
  const now = () => instantAt(clock.now());

  const keep = async (act: string, label: string, content: Buffer): Promise<Result<Blob>> => {
    const problem = contentProblem(content.length, content);
    const mime = blobTypeOf(content);
    if (problem || mime === null) return problem ?? bad('blob.type');
    const blob: Blob = { sha256: hash(content), bytes: content.length, mime, label };
    const known = rows.find(blob.sha256);
    if (known?.stored_at && Buffer.isBuffer(await files.read(blob.sha256, known.key))) {
      rows.use(act, blob, now());
      return good(blob);
    }
    const key = newBlobKey();
    // The row first: there is never a file that nothing knows of.
    rows.begin(act, blob, key, now());
    await files.write(blob.sha256, key, content);
    if (!rows.stored(blob.sha256, key, now())) await files.remove(blob.sha256);
    troubles.delete(blob.sha256);
    return good(blob);
  };

  /** The file first, the row last: what is interrupted in between is found and ended at the next start. */
  const drop = async (sha256s: readonly string[]) => {
    for (const sha256 of sha256s) {
      await files.remove(sha256);
      rows.remove(sha256);
      sent.delete(sha256);
      troubles.delete(sha256);
    }
  };

  /** What nothing names any more goes, after whatever is being kept. */
  const dropOrphans = (): Promise<void> => {
    const dropping = last.then(() => drop(rows.orphans()));
    last = dropping.catch((error: unknown) =>
      log.error(errorShape(error), 'an attachment could not be deleted'),
    );
    return dropping.catch(() => {});
  };

  return {
    /**
     * Keeps content for a draft; durable when it resolves. What it is, is told by its bytes.
     * Problems: blob.empty, blob.size, blob.type. Throws where the disk does.
     */
    add(draft: string, label: string, content: Buffer): Promise<Result<Blob>> {
      const adding = last.then(() => keep(draft, label, content));
      last = adding.catch(() => {});
      return adding;
    },
    of: rows.of,
    actsOf: rows.actsOf,
    /** A draft names it no more. */
    remove(draft: string, sha256: string): Promise<void> {
      rows.unuse(draft, sha256);
      return dropOrphans();
    },
    /** A draft is gone, with all that it named: to be called in the transaction that removes it. */
    forget: (draft: string): void => rows.unuseAll(draft),
    dropOrphans,
    /** Which of the named are not kept here as they are named, or have lost their file. */
    notKept: (named: readonly NamedBlob[]): NamedBlob[] =>
      named.filter(({ blob }) => {
        const row = rows.find(blob.sha256);
        const isKept = row?.stored_at && row.bytes === blob.bytes && row.mime === blob.mime;
        return !isKept || !files.has(blob.sha256);
      }),
    /**
     * An act names exactly these from now on: to be called in the transaction that signs it. True
     * when something that its draft had is named no more.
     */
    settle(act: string, named: readonly NamedBlob[]): boolean {
      const kept = new Set(named.map(({ blob }) => blob.sha256));
      for (const { blob } of named) rows.use(act, blob, now());
      const left = rows.usesOf(act).filter((sha256) => !kept.has(sha256));
      for (const sha256 of left) rows.unuse(act, sha256);
      return left.length > 0;
    },
    /** The content, or how it is lost; the loss is said wherever the attachment is shown. */
    async read(row: BlobRow): Promise<Buffer | Lost> {
      const content = await files.read(row.sha256, row.key);
      if (!Buffer.isBuffer(content)) troubles.set(row.sha256, `blob.${content}`);
      return content;
    },
    waiting: rows.waiting,
    undelivered: rows.undelivered,
    setUpload: rows.setUpload,
    delivered(sha256: string): void {
      rows.setDelivered(sha256, now());
      sent.delete(sha256);
      troubles.delete(sha256);
    },
    /** What the registry has is not known any more: each is asked for anew. */
    doubtDelivered: rows.doubtDelivered,
    setSent: (sha256: string, bytes: number) => void sent.set(sha256, bytes),
    sent: ({ sha256, bytes, delivered_at }: BlobRow): number =>
      delivered_at === null ? (sent.get(sha256) ?? 0) : bytes,
    /** How many bytes of all unfinished uploads are there. */
    allSent: (): number => [...sent.values()].reduce((sum, bytes) => sum + bytes, 0),
    setTrouble: (sha256: string, trouble: Trouble) => void troubles.set(sha256, trouble),
    trouble: (sha256: string): Trouble | null => troubles.get(sha256) ?? null,
    troubles: (): number => troubles.size,
    /** Someone asked to try again: what was wrong may be mended. */
    forgetTroubles: () => troubles.clear(),
    find: rows.find,
    keepImage: rows.keepImage,
    image: rows.image,
    /** At start: ends what a crash interrupted. Nothing that an entry names is touched. */
    async tidy(): Promise<void> {
      const tidying = last.then(async () => {
        await files.tidy();
        await drop([...rows.unfinished(), ...rows.orphans()]);
      });
      last = tidying.catch((error: unknown) =>
        log.error(errorShape(error), 'attachments could not be tidied'),
      );
      await last;
    },
    /** Resolves when nothing is being written any more. */
    async settled(): Promise<void> {
      await last;
    },
  };
}
