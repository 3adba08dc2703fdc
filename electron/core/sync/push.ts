/** Delivering entries: the journal copied in order, and nothing believed but the registry's exact answers. */
import { promisify } from 'node:util';
import { constants as zlib, gzip } from 'node:zlib';
import { Head } from '../../../shared/protocol/schema/bodies.ts';
import { GENESIS, MAX_PUSH_BYTES, MAX_PUSH_ENTRIES } from '../../../shared/protocol/schema/entry.ts';
import { PUSH_STATUS, PushStopped, PushTaken } from '../../../shared/protocol/schema/push.ts';
import type { Journal } from '../journal/journal.ts';
import { lineOf } from '../journal/rows.ts';
import type { Reply } from './http.ts';
import type { Enrolment } from './kept.ts';
import { askAsDevice, otherAnswer, setStop, type Link, type Step, type SyncDesk } from './link.ts';

const compress = promisify(gzip);
/** Below this a packet is a packet, compressed or not. */
const COMPRESS_FROM_BYTES = 1400;

const TIMEOUT_MS = 60_000;
/** A connection is made within 10 s or not at all: what has no answer after more was too much for the line. */
const SLOW_MS = 20_000;

/** How many entries go in one push; halved when that is too many, for the registry or the line, and doubled when not. */
export type Batch = { entries: number };
export const fullBatch = (): Batch => ({ entries: MAX_PUSH_ENTRIES });

/**
 * Asks where the registry is, and goes on from there: once a run, and it notices an older file put
 * back at this end (the registry holds more) and at the other (it holds less, so it is sent again).
 */
export async function agreeOnHead(link: Link, enrolment: Enrolment): Promise<Step> {
  const path = `/v1/devices/${enrolment.device}/head`;
  const reply = await askAsDevice(link, enrolment.device, link.desk.keys.sign, { method: 'GET', path });
  if (reply?.status !== 200) return otherAnswer(link, reply);
  const head = Head.safeParse(reply.json);
  if (!head.success) return 'offline';
  return isOurs(link, head.data) ? advance(link, head.data) : strangeHead(link, head.data);
}

/**
 * Pushes until the registry has everything, or says something else. While the registry works on a part, the next one
 * is made ready, and the answers to those before it are fetched by `fetchAnswers`, one fetch at a time.
 */
export async function push(
  link: Link,
  enrolment: Enrolment,
  batch: Batch,
  fetchAnswers: () => Promise<unknown>,
): Promise<Step> {
  const { journal, kept } = link.desk;
  const answers = oneAtATime(fetchAnswers);
  let ready: Promise<Part | null> | null = null;
  try {
    for (;;) {
      const from = kept.delivered.read() ?? { seq: 0, hash: GENESIS };
      const made: Part | null = ready && (await ready);
      const part: Part | null = made?.after === from.seq ? made : await nextPart(link, from.seq, batch);
      if (part === null) return 'done';
      const askedAt = link.desk.clock.monotonic();
      const asked = askAsDevice(link, enrolment.device, link.desk.keys.sign, {
        method: 'POST',
        path: `/v1/devices/${enrolment.device}/entries`,
        headers: part.headers,
        body: part.body,
        timeoutMs: TIMEOUT_MS,
      });
      ready = nextPart(link, part.last, batch);
      // Awaited at the next turn, if there is one.
      ready.catch(() => {});
      const reply = await asked;
      if (!reply && link.desk.clock.monotonic() - askedAt >= SLOW_MS) halve(batch, part);
      const step =
        reply?.status === 200
          ? taken(link, reply, batch, part.last)
          : stopped(link, reply, batch, { from, part });
      if (step !== 'done') return step;
      if (journal.head().seq === (kept.delivered.read()?.seq ?? 0)) return 'done';
      answers.start();
    }
  } finally {
    await answers.ended();
  }
}

function halve(batch: Batch, { after, last }: Part): void {
  batch.entries = Math.max(1, Math.floor(Math.min(batch.entries, last - after) / 2));
}

/** Runs `work` again and again as it is started, never twice at once; how it ends is no concern of whoever starts it. */
function oneAtATime(work: () => Promise<unknown>) {
  let running: Promise<unknown> | null = null;
  const end = () => {
    running = null;
  };
  return {
    start: () => void (running ??= work().then(end, end)),
    ended: async () => void (await running),
  };
}

/** Entries after `after` up to `last`, as they are sent. */
type Part = { after: number; last: number; body: Buffer; headers: Record<string, string> };

/** The next entries as a body, or null when none are left. */
async function nextPart(link: Link, after: number, batch: Batch): Promise<Part | null> {
  const part = partAfter(link.desk.journal, after, batch.entries);
  if (!part) return null;
  const headers = { 'content-type': 'application/x-ndjson' };
  const { last } = part;
  if (part.body.length < COMPRESS_FROM_BYTES) return { after, last, body: part.body, headers };
  // Quickly rather than smallest: a kiosk has better to do, and half the gain comes first.
  const body = await compress(part.body, { level: zlib.Z_BEST_SPEED });
  return { after, last, body, headers: { ...headers, 'content-encoding': 'gzip' } };
}

/** The entries after `after` as the body of one push, `most` at most, or null when none are left. */
export function partAfter(
  journal: Journal,
  after: number,
  most: number,
): { body: Buffer; last: number; entries: number } | null {
  const lines: string[] = [];
  let bytes = 0;
  let last = after;
  for (const row of journal.after(after, most)) {
    const line = `${lineOf(row)}\n`;
    bytes += Buffer.byteLength(line);
    if (bytes > MAX_PUSH_BYTES && lines.length > 0) break;
    lines.push(line);
    last = row.seq;
  }
  return lines.length === 0 ? null : { body: Buffer.from(lines.join('')), last, entries: lines.length };
}

function taken(link: Link, reply: Reply, batch: Batch, last: number): Step {
  const answer = PushTaken.safeParse(reply.json);
  // A head that does not reach what was sent, or is not of our journal, is not an answer to this push.
  if (!answer.success || answer.data.head.seq < last || !isOurs(link, answer.data.head)) return 'offline';
  link.clock.set(answer.data.now);
  batch.entries = Math.min(MAX_PUSH_ENTRIES, batch.entries * 2);
  setStopCleared(link);
  return advance(link, answer.data.head);
}

function stopped(
  link: Link,
  reply: Reply | null,
  batch: Batch,
  { from, part }: { from: Head; part: Part },
): Step {
  const answer = reply ? PushStopped.safeParse(reply.json).data : undefined;
  if (!reply || !answer || PUSH_STATUS[answer.problem.code] !== reply.status) return otherAnswer(link, reply);
  const { head, problem } = answer;
  const ours = isOurs(link, head);
  if (ours) advance(link, head);
  link.desk.log.warn({ code: problem.code, seq: problem.seq }, 'the registry did not take all');
  if (problem.code === 'gap') {
    if (!ours) return strangeHead(link, head);
    // The same head again would go round for ever.
    return head.seq === from.seq ? 'offline' : 'done';
  }
  if (problem.code === 'too-many' && batch.entries > 1) {
    halve(batch, part);
    // What was taken before is there no more, and may be again and again: the next run asks where it is, and waits.
    return head.seq < from.seq ? 'offline' : 'done';
  }
  setStop(link, STOPS[problem.code]);
  return 'refused';
}

/** What each refusal means for the device. */
export const STOPS = {
  'too-many': 'undeliverable',
  signature: 'undeliverable',
  malformed: 'undeliverable',
  fork: 'fork',
  revoked: 'revoked',
} as const;

/**
 * A head that is not in our journal. An answer to this is not signed, so it stops nothing by itself: nothing
 * is delivered, and the signed feed of verdicts tells whether our end is missing or the chains differ.
 */
function strangeHead(link: Link, head: Head): Step {
  link.desk.log.warn(
    { registry: head.seq, ours: link.desk.journal.head().seq },
    'the registry names a head that is not ours',
  );
  return 'refused';
}

/** Whether a head is one that our journal passed. */
export const isOurHead = ({ journal }: Pick<SyncDesk, 'journal'>, head: Head): boolean =>
  head.seq === 0 ? head.hash === GENESIS : journal.bySeq(head.seq)?.hash === head.hash;

const isOurs = ({ desk }: Link, head: Head): boolean => isOurHead(desk, head);

function advance(link: Link, head: Head): Step {
  const known = link.desk.kept.delivered.read();
  if (known?.seq !== head.seq || known.hash !== head.hash) {
    // A registry that holds less than it did was restored: what else it held is asked again.
    if (known !== null && known.seq > head.seq) link.desk.blobs.doubtDelivered();
    link.desk.kept.delivered.write(head);
    link.delivered();
  }
  link.connection.verified();
  return 'done';
}

/** The registry took something: what stopped this device before is over. */
function setStopCleared(link: Link): void {
  const stop = link.desk.kept.stop.read();
  if (stop === 'fork' || stop === 'revoked' || stop === 'undeliverable') setStop(link, null);
}
