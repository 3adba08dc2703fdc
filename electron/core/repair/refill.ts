/** The old journal as the registry holds it, fetched and verified entry by entry, with its verdicts. */
import type { KeyObject } from 'node:crypto';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { entryHash } from '../../../shared/protocol/hashing.ts';
import { Head } from '../../../shared/protocol/schema/bodies.ts';
import { ArrivingEntry } from '../../../shared/protocol/schema/entry.ts';
import { publicKey } from '../../../shared/protocol/signing.ts';
import type { PastDevice } from '../journal/past.ts';
import type { EntryRow } from '../journal/rows.ts';
import { rowProblem } from '../journal/verify.ts';
import type { Reply } from '../sync/http.ts';
import type { Enrolment } from '../sync/kept.ts';
import { askAsDevice, problemOf, type Link } from '../sync/link.ts';
import { fetchFeedOf, type Asker } from '../sync/pastFeed.ts';

/** Why it cannot be fetched now: no answer; not ours to read; or what came does not verify. */
export type RefillProblem = 'offline' | 'notYours' | 'refill';
export type Refilled = { ok: true; head: Head } | { ok: false; problem: RefillProblem };

const stop = (problem: RefillProblem): Refilled => ({ ok: false, problem });

/**
 * Fills `old` up to the registry's head, and its feed to the end. Asks as the new device, which may read
 * once the registry knows whom it replaces, else as the old one, whose key may still be good.
 */
export async function refill(
  link: Link,
  enrolment: Enrolment,
  old: PastDevice,
  oldKey: KeyObject,
): Promise<Refilled> {
  const askers: Asker[] = [
    { device: enrolment.device, key: link.desk.keys.sign },
    { device: old.device, key: oldKey },
  ];
  let last = stop('offline');
  for (const asker of askers) {
    last = await refillAs(link, enrolment, old, asker);
    if (last.ok || last.problem !== 'notYours') return last;
  }
  return last;
}

async function refillAs(link: Link, enrolment: Enrolment, old: PastDevice, asker: Asker): Promise<Refilled> {
  const head = await headOf(link, old, asker);
  if (typeof head === 'string') return stop(head);
  const problem = await fetchEntries(link, old, asker, head);
  if (problem) return stop(problem);
  const step = await fetchFeedOf(link, enrolment, old.device, asker);
  if (step === 'done') return { ok: true, head };
  return stop(step === 'refused' ? 'refill' : 'offline');
}

async function headOf(link: Link, { device }: PastDevice, asker: Asker): Promise<Head | RefillProblem> {
  const reply = await askAsDevice(link, asker.device, asker.key, {
    method: 'GET',
    path: `/v1/devices/${device}/head`,
  });
  const head = reply?.status === 200 ? Head.safeParse(reply.json) : null;
  return head?.success ? head.data : refusal(reply);
}

async function fetchEntries(
  link: Link,
  old: PastDevice,
  asker: Asker,
  to: Head,
): Promise<RefillProblem | null> {
  const { past, db, log } = link.desk;
  const signed = { device: old.device, key: publicKey(old.keys.sign.x) };
  for (let head = past.head(old.device); head.seq < to.seq; head = past.head(old.device)) {
    const path = `/v1/devices/${old.device}/entries?after=${head.seq}`;
    const reply = await askAsDevice(link, asker.device, asker.key, { method: 'GET', path });
    if (reply?.status !== 200 || !reply.lines) return refusal(reply);
    const rows: EntryRow[] = [];
    let before = head;
    for (const line of reply.lines) {
      const row = rowOfLine(line);
      const problem = row ? rowProblem(row, before, signed) : 'form';
      if (!row || problem) {
        log.error({ seq: before.seq + 1, problem }, 'the registry’s copy of the journal does not verify');
        return 'refill';
      }
      rows.push(row);
      before = { seq: row.seq, hash: row.hash };
    }
    // Nothing where there should be something is no answer that can be gone on with.
    if (rows.length === 0) return 'offline';
    db.transaction(() => past.add(old, rows)).immediate();
  }
  return past.bySeq(old.device, to.seq)?.hash === to.hash || to.seq === 0 ? null : 'refill';
}

/** A line as a row; its salt and body are null where the registry pruned them. Null: no entry. */
function rowOfLine(line: string): EntryRow | null {
  try {
    const received: unknown = JSON.parse(line);
    if (!ArrivingEntry.safeParse(received).success) return null;
    const entry = received as ArrivingEntry;
    const { v, device, seq, id, kind, at, prev, digest, sig } = entry;
    const header = { v, device, seq, id, kind, at, prev, digest, sig, hash: entryHash(entry) };
    return 'body' in entry
      ? { ...header, salt: entry.salt, body: canonical(entry.body) }
      : { ...header, salt: null, body: null };
  } catch {
    return null;
  }
}

function refusal(reply: Reply | null): RefillProblem {
  if (!reply) return 'offline';
  const isNo = (reply.status === 401 || reply.status === 403) && problemOf(reply) !== null;
  return isNo ? 'notYours' : 'offline';
}
