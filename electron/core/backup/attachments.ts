/**
 * Attachments beside the backups: their files as they lie in the kiosk's folder, encrypted, each under a
 * key that only the backup of the database holds. All backups of a kiosk share one folder of them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { BLOBS_FOLDER } from '../blobs/blobs.ts';
import { createBlobFiles } from '../blobs/files.ts';
import { syncFile } from '../store/copy.ts';
import type { Db } from '../store/database.ts';
import type { Slices } from '../store/slices.ts';

/** An attachment that no backup of the last days can name is removed after so long. */
const UNNAMED_MS = 8 * 24 * 60 * 60_000;

/** Where the attachments of the backups of `device` lie in `folder`. */
export const attachmentsFolder = (folder: string, device: string): string =>
  path.join(folder, `qalqan-${device}-attachments`);

/** The names of the attachments whose files `db` says are whole. */
export const attachmentsOf = (db: Db): string[] =>
  db
    .prepare<[], string>('SELECT sha256 FROM blobs WHERE stored_at IS NOT NULL ORDER BY sha256')
    .pluck()
    .all();

/**
 * Copies from the folder `from` to the folder `to` those of `names` that `to` does not have as they are;
 * durable when it resolves. One that is not there is passed over: the kiosk says itself what it lost.
 */
export async function copyAttachments(
  names: readonly string[],
  from: string,
  to: string,
  slices: Slices,
): Promise<void> {
  if (names.length > 0) await fs.promises.mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of names) {
    await slices.piece();
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (!isNewer(source, target)) continue;
    await fs.promises.copyFile(source, `${target}.new`);
    await fs.promises.chmod(`${target}.new`, 0o600);
    await fs.promises.rename(`${target}.new`, target);
    await syncFile(target);
  }
}

/** The attachments of a data folder. */
export const keptIn = (data: string): string => path.join(data, BLOBS_FOLDER);

/** Attached again after its file was lost, a document has the same name and another key. */
function isNewer(source: string, target: string): boolean {
  const [ours, theirs] = [source, target].map((file) => fs.statSync(file, { throwIfNoEntry: false }));
  return ours !== undefined && (!theirs || theirs.size !== ours.size || theirs.mtimeMs < ours.mtimeMs);
}

/** Removes what `names` do not hold, once no backup that is kept can name it. */
export function dropAttachments(
  folder: string,
  names: readonly string[],
  isOnlyBackup: boolean,
  nowMs: number,
): void {
  if (!fs.existsSync(folder)) return;
  const named = new Set(names);
  for (const name of fs.readdirSync(folder)) {
    if (named.has(name)) continue;
    const file = path.join(folder, name);
    if (isOnlyBackup || nowMs - fs.statSync(file).mtimeMs > UNNAMED_MS) fs.rmSync(file, { force: true });
  }
}

/** The first attachment named in `db` that is not whole in `folder`, or null when all are. */
export async function lostAttachment(
  db: Db,
  folder: string,
): Promise<{ problem: string; blob: string } | null> {
  const files = createBlobFiles(folder);
  const rows = db.prepare<[], { sha256: string; key: Buffer }>(
    'SELECT sha256, key FROM blobs WHERE stored_at IS NOT NULL ORDER BY sha256',
  );
  for (const { sha256, key } of rows.all()) {
    const content = await files.read(sha256, key);
    if (!Buffer.isBuffer(content)) return { problem: `attachment-${content}`, blob: sha256 };
  }
  return null;
}
