/**
 * Reading the registry's answers from a removable disk. What is in them is taken by the very code that
 * takes it over the network, and only where the whole file is genuine.
 */
import type { FileHandle } from 'node:fs/promises';
import fs from 'node:fs/promises';
import path from 'node:path';
import { bad, good, type Problem, type Result } from '../../../shared/api/result.ts';
import type { RoadRead } from '../../../shared/api/road.ts';
import { isWhole, readManifest, recordsIn } from '../../../shared/protocol/parcel/file.ts';
import type { ParcelRecord } from '../../../shared/protocol/parcel/records.ts';
import { isSealedByRing, openKeyring } from '../../../shared/protocol/keyring.ts';
import { openSealed } from '../../../shared/protocol/sealing.ts';
import { privateKey } from '../../../shared/protocol/signing.ts';
import { printsReceipt } from '../../../shared/protocol/schema/bodies.ts';
import { ParcelOutcome, type AnswersManifest } from '../../../shared/protocol/schema/parcel.ts';
import { VerdictPage } from '../../../shared/protocol/schema/verdict.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import type { Desk } from '../desk/desk.ts';
import { recordLook } from '../desk/record.ts';
import { errorShape } from '../log.ts';
import type { Enrolment } from '../sync/kept.ts';
import { setStop } from '../sync/link.ts';
import { takeKeys, takePolicy, takeStaff } from '../sync/masterData.ts';
import { isOurHead, STOPS } from '../sync/push.ts';
import { diskProblem, withFile } from './disk.ts';
import { takeCarriedPage } from './page.ts';

/** An answer for this kiosk that was found, or why a file is of no use. */
type Found = { file: string; number: number } | { problem: Problem['code'] };

/**
 * Reads every answer for this kiosk in `folder`, the oldest first. Reading one twice changes nothing. Where
 * one is of no use, nothing of it is taken, and the others are. Problems: road.busy, road.noAnswer,
 * road.otherDevice, road.damaged, road.untrusted, road.otherKey, road.earlierMissing, road.diskGone.
 */
export async function readRoad(
  desk: Desk,
  { key, folder }: { key: string; folder: string },
  clerk: Clerk,
): Promise<Result<RoadRead>> {
  const { kept, road, log } = desk;
  if (road.progress) return bad('road.busy');
  const enrolment = kept.enrolment.read();
  if (!enrolment) return bad('kiosk.notEnrolled');
  // What stopped the kiosk may be mended by what is read: a line that cannot be written holds up nothing.
  const look = recordLook(desk, key, { what: 'answers.read', who: clerk.number });
  if (!look.ok) return look;
  road.progress = { what: 'reading', bytes: 0, of: 1 };
  desk.changed();
  try {
    const found = await findAnswers(folder, enrolment.device);
    const ours = found.flatMap((one) => ('file' in one ? [one] : [])).toSorted((a, b) => a.number - b.number);
    if (ours.length === 0) {
      const [first] = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
      return bad(first ?? 'road.noAnswer');
    }
    return await readAll(
      desk,
      enrolment,
      ours.map(({ file }) => file),
    );
  } catch (error) {
    log.error(errorShape(error), 'answers could not be read from the disk');
    const problem = diskProblem(error);
    if (!problem) throw error;
    return problem;
  } finally {
    road.progress = null;
    desk.changed();
    // What can go over the network may have changed with what was heard.
    desk.sync.wake();
  }
}

async function findAnswers(folder: string, device: string): Promise<Found[]> {
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith('.parcel'));
  const found: Found[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const read = await withFile(file, 'r', readManifest);
    if (read === null) found.push({ problem: 'road.damaged' });
    // Our own exports lie beside the answers.
    else if (read.manifest.holds === 'entries') continue;
    else if (read.manifest.device !== device) found.push({ problem: 'road.otherDevice' });
    else found.push({ file, number: read.manifest.number });
  }
  return found;
}

async function readAll(
  desk: Desk,
  enrolment: Enrolment,
  files: readonly string[],
): Promise<Result<RoadRead>> {
  const report: RoadRead = { answers: 0, acts: 0 };
  const acts = new Set<string>();
  let refusal: Result<never> | null = null;
  for (const file of files) {
    const one = await withFile(file, 'r', (handle) => readOne(desk, enrolment, handle));
    if (!one.ok) {
      refusal ??= one;
      continue;
    }
    report.answers += 1;
    for (const act of one.value.acts) acts.add(act);
    report.acts = acts.size;
    // The newest answer's word counts.
    if (one.value.problem === undefined) delete report.problem;
    else report.problem = one.value.problem;
  }
  if (refusal && report.answers === 0) return refusal;
  return good({ ...report, ...(refusal && !refusal.ok && { problem: refusal.problem.code }) });
}

/** What one answer came to: the acts there was something new about, and what the registry did not take. */
type One = { acts: Set<string>; problem?: string };

async function readOne(desk: Desk, enrolment: Enrolment, handle: FileHandle): Promise<Result<One>> {
  const read = await readManifest(handle);
  if (read?.manifest.holds !== 'answers') return bad('road.damaged');
  const manifest = read.received as AnswersManifest;
  // The root key vouches for the keys, and one of them for all the rest; nothing is kept before.
  const ring = openKeyring(manifest.keys, enrolment.root);
  if (!ring || !isSealedByRing(manifest, ring)) return bad('road.untrusted');
  if (!(await isWhole(handle, manifest.sealed))) return bad('road.damaged');
  const key = await openSealed(manifest.key, privateKey(desk.keys.seal));
  if (key === null) return bad('road.otherKey');
  takeKeys(desk, enrolment, manifest.keys);
  const one: One = { acts: new Set() };
  const isToTheLast = desk.kept.road.read()?.written?.hash === manifest.answers;
  let bytes = 0;
  for await (const record of recordsIn(handle, manifest.sealed, key)) {
    const problem = takeRecord(desk, enrolment, record, { one, isToTheLast });
    if (problem) return problem;
    bytes += record.content.length;
    desk.road.progress = { what: 'reading', bytes, of: manifest.sealed.bytes };
    desk.changed();
  }
  return good(one);
}

/** Takes one record. What is older than ours is passed over; what does not hold ends the reading. */
function takeRecord(
  desk: Desk,
  enrolment: Enrolment,
  { head, content }: ParcelRecord,
  { one, isToTheLast }: { one: One; isToTheLast: boolean },
): Result<never> | null {
  if (head.is === 'entries' || head.is === 'blob') return null;
  const json: unknown = JSON.parse(Buffer.from(content).toString('utf8'));
  if (head.is === 'policy')
    return takePolicy(desk, json, null) === 'distrusted' ? bad('road.untrusted') : null;
  if (head.is === 'staff')
    return takeStaff(desk, enrolment, json) === 'distrusted' ? bad('road.untrusted') : null;
  if (head.is === 'page') {
    if (!VerdictPage.safeParse(json).success) return bad('road.untrusted');
    const taken = takeCarriedPage(desk, enrolment, head.after, json as VerdictPage);
    if (!taken.ok) return taken;
    for (const { entry } of taken.value)
      if (printsReceipt(desk.journal.byId(entry)?.kind ?? '')) one.acts.add(entry);
    return null;
  }
  const outcome = ParcelOutcome.safeParse(json);
  if (!outcome.success) return bad('road.untrusted');
  const problem = takeOutcome(desk, outcome.data, isToTheLast);
  if (problem !== null) one.problem = problem;
  return null;
}

/**
 * What the registry says it has. An older answer never takes anything back; the answer to our last export
 * may: a registry that was put back to an older state is sent all that it lacks, as over the network.
 */
function takeOutcome(desk: Desk, outcome: ParcelOutcome, isToTheLast: boolean): string | null {
  const { head, problem, blobs, refusedBlobs } = outcome;
  const { kept } = desk;
  const delivered = kept.delivered.read()?.seq ?? 0;
  const isLess = head.seq < delivered;
  if (isOurHead(desk, head) && (!isLess || isToTheLast)) {
    if (isLess) desk.blobs.doubtDelivered();
    kept.delivered.write(head);
  }
  const isAwaited = (sha256: string) => desk.blobs.find(sha256)?.delivered_at === null;
  for (const sha256 of blobs.filter(isAwaited)) desk.blobs.delivered(sha256);
  for (const sha256 of refusedBlobs.filter(isAwaited)) desk.blobs.setTrouble(sha256, 'blob.refused');
  if (problem === null) return null;
  if (problem.code === 'gap') return isToTheLast ? 'road.gap' : null;
  // What stood in the way then may have been taken since, over the network.
  if (STOPS[problem.code] === 'undeliverable' && problem.seq <= (kept.delivered.read()?.seq ?? 0))
    return null;
  setStop({ desk }, STOPS[problem.code]);
  return 'road.stopped';
}
