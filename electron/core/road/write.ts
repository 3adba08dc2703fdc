/**
 * Writing what the registry lacks to a removable disk. Nothing here removes or advances anything: an
 * export that is lost costs nothing, because the next one holds all of it again.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { RoadWritten } from '../../../shared/api/road.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { isWhole, readManifest, writeParcel } from '../../../shared/protocol/parcel/file.ts';
import type { ParcelRecord } from '../../../shared/protocol/parcel/records.ts';
import { sealTo } from '../../../shared/protocol/sealing.ts';
import { signature } from '../../../shared/protocol/signing.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { GENESIS, MAX_PUSH_ENTRIES } from '../../../shared/protocol/schema/entry.ts';
import {
  MAX_PARCEL_BLOB_BYTES,
  PARCEL_BLOCK_BYTES,
  parcelName,
  type EntriesManifest,
} from '../../../shared/protocol/schema/parcel.ts';
import { printsReceipt } from '../../../shared/protocol/schema/bodies.ts';
import type { BlobRow } from '../blobs/rows.ts';
import type { Desk } from '../desk/desk.ts';
import { recordEvent } from '../desk/record.ts';
import { errorShape } from '../log.ts';
import { partAfter } from '../sync/push.ts';
import { diskProblem, giveName, hasRoom, withFile } from './disk.ts';

const Detail = z.object({ detail: z.object({ parcel: z.int() }) });
/** What sealing, heads of records and manifest add at most, beside the block: for the question of room. */
const OVERHEAD = 1.02;

/** What one export is about to hold: all that the registry is not known to have. */
type Load = { before: Head; after: Head; blobs: readonly BlobRow[]; blobsLeft: number; bytes: number };

/**
 * Writes a parcel into `folder` and reads it back. Asked again with the same key it is the same export.
 * Problems: road.busy, road.noKey, road.diskFull, road.readOnly, road.diskGone, road.notWritten, and those
 * of writing the audit line.
 */
export async function writeRoad(
  desk: Desk,
  { key, folder }: { key: string; folder: string },
  clerk: Clerk,
): Promise<Result<RoadWritten>> {
  const { kept, road, log } = desk;
  const done = kept.road.read();
  if (done?.written?.key === key) return good(done.written.report);
  if (road.progress) return bad('road.busy');
  const enrolment = kept.enrolment.read();
  if (!enrolment) return bad('kiosk.notEnrolled');
  const registry = kept.ring()?.encryption();
  if (!registry) return bad('road.noKey');
  road.progress = { what: 'writing', bytes: 0, of: 1 };
  desk.changed();
  try {
    // The disk first: nothing is said to be exported to a disk that is not there.
    if (!(await fs.stat(folder)).isDirectory()) return bad('road.diskGone');
    const number = numberFor(desk, key, clerk);
    if (!number.ok) return number;
    const load = loadOf(desk);
    if (!(await hasRoom(folder, load.bytes))) return bad('road.diskFull');
    return await writeFile(desk, { folder, key, number: number.value, load }, enrolment.device, registry.jwk);
  } catch (error) {
    log.error(errorShape(error), 'an export was not written');
    const problem = diskProblem(error);
    if (!problem) throw error;
    return problem;
  } finally {
    road.progress = null;
    desk.changed();
  }
}

/** The number of this export, given by the audit line that tells of it: before a byte leaves the kiosk. */
function numberFor(desk: Desk, key: string, { number: who }: Clerk): Result<number> {
  const { kept, journal } = desk;
  const known = journal.byId(key)?.body;
  if (known !== undefined && known !== null) return good(Detail.parse(JSON.parse(known)).detail.parcel);
  const before = kept.road.read();
  const parcel = (before?.number ?? 0) + 1;
  const event = { what: 'exported' as const, who, detail: { parcel } };
  const recorded = recordEvent(desk, key, event, () => kept.road.write({ ...before, number: parcel }));
  return recorded.ok ? good(parcel) : recorded;
}

function loadOf({ kept, journal, blobs, db }: Desk): Load {
  const before = kept.delivered.read() ?? { seq: 0, hash: GENESIS };
  const after = journal.head();
  const entryBytes =
    db
      .prepare<[number], number>(
        'SELECT coalesce(sum(length(CAST(body AS BLOB)) + 1000), 0) FROM entries WHERE seq > ?',
      )
      .pluck()
      .get(before.seq) ?? 0;
  const all = blobs.waiting(after.seq);
  const taken: BlobRow[] = [];
  let blobBytes = 0;
  for (const row of all) {
    if (blobBytes + row.bytes > MAX_PARCEL_BLOB_BYTES) break;
    taken.push(row);
    blobBytes += row.bytes;
  }
  const bytes = PARCEL_BLOCK_BYTES + Math.ceil((entryBytes + blobBytes) * OVERHEAD);
  return { before, after, blobs: taken, blobsLeft: all.length - taken.length, bytes };
}

type Writing = { folder: string; key: string; number: number; load: Load };

async function writeFile(
  desk: Desk,
  { folder, key, number, load }: Writing,
  device: string,
  registryKey: Parameters<typeof sealTo>[1],
): Promise<Result<RoadWritten>> {
  const { kept, keys, clock, verdicts, road } = desk;
  const file = parcelName({ device, number });
  const draft = path.join(folder, `${file}.part`);
  const counts = { entries: 0, blobs: 0, lost: 0 };
  const contentKey = randomBytes(32);
  const sealedKey = await sealTo(contentKey, registryKey);
  const sign = (sealed: EntriesManifest['sealed']): EntriesManifest => {
    const manifest = {
      parcel: 1 as const,
      holds: 'entries' as const,
      device,
      number,
      prev: kept.road.read()?.written?.hash ?? GENESIS,
      at: instantAt(clock.now()),
      before: load.before,
      after: load.after,
      entries: counts.entries,
      blobs: counts.blobs,
      feed: verdicts.end().feed,
      key: sealedKey,
      sealed,
    };
    return { ...manifest, sig: signature(manifest, keys.sign) };
  };
  let told = 0;
  const tell = (bytes: number) => {
    const percent = Math.floor((100 * bytes) / load.bytes);
    // A window is told of each percent, not of each of thousands of pieces.
    if (percent === told) return;
    told = percent;
    road.progress = { what: 'writing', bytes: Math.min(bytes, load.bytes), of: load.bytes };
    desk.changed();
  };
  try {
    const manifest = await withFile(draft, 'w', (handle) =>
      writeParcel(handle, recordsOf(desk, load, counts), contentKey, sign, tell),
    );
    await giveName(draft, path.join(folder, file));
    if (!(await isThere(path.join(folder, file), manifest))) return bad('road.notWritten');
    const report = {
      number,
      file,
      acts: actsBetween(desk, load),
      blobs: counts.blobs,
      blobsLeft: load.blobsLeft + counts.lost,
    };
    const written = { key, hash: sha256(canonical(manifest)), at: manifest.at, to: load.after.seq, report };
    kept.road.write({ ...kept.road.read(), number, written });
    return good(report);
  } catch (error) {
    // What is not finished has no manifest and is no parcel; where the disk is gone, so is it.
    await fs.rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

/** The records: entries first, in order, as they would be pushed; then attachments, one at a time. */
async function* recordsOf(
  desk: Desk,
  { before, after, blobs: rows }: Load,
  counts: { entries: number; blobs: number; lost: number },
): AsyncGenerator<ParcelRecord> {
  const { journal, blobs } = desk;
  for (let at = before.seq; at < after.seq;) {
    const part = partAfter(journal, at, Math.min(MAX_PUSH_ENTRIES, after.seq - at));
    if (!part) return;
    yield { head: { is: 'entries', bytes: part.body.length }, content: part.body };
    counts.entries += part.entries;
    at = part.last;
  }
  for (const row of rows) {
    const content = await blobs.read(row);
    if (!Buffer.isBuffer(content)) {
      // The queue says so, and what to do about it; it holds up nothing else.
      counts.lost += 1;
      desk.changed();
      continue;
    }
    yield { head: { is: 'blob', sha256: row.sha256, mime: row.mime, bytes: content.length }, content };
    counts.blobs += 1;
  }
}

/** Whether the disk gives back what was written. */
async function isThere(file: string, manifest: EntriesManifest): Promise<boolean> {
  return withFile(file, 'r', async (handle) => {
    const read = await readManifest(handle);
    return (
      read !== null &&
      canonical(read.received) === canonical(manifest) &&
      (await isWhole(handle, manifest.sealed))
    );
  });
}

function actsBetween({ db }: Desk, { before, after }: Load): number {
  return db
    .prepare<[number, number], string>('SELECT kind FROM entries WHERE seq > ? AND seq <= ?')
    .pluck()
    .all(before.seq, after.seq)
    .filter(printsReceipt).length;
}
