/** One turn of sync: enrol, master data when due, entries out, verdicts in. */
import { enrol } from './enrol.ts';
import { fetchVerdicts } from './feed.ts';
import { fetchPastVerdicts } from './pastFeed.ts';
import { fetchKeys, fetchPolicy, fetchStaff } from './masterData.ts';
import type { Enrolment } from './kept.ts';
import type { Link, Step } from './link.ts';
import { agreeOnHead, push, type Batch } from './push.ts';

/** Master data is asked for this often while the registry can be reached. */
const MASTER_DATA_EVERY_MS = 10 * 60_000;

/** What one turn leaves to the next; nothing here outlives a run. */
export type Memory = {
  /** Whether the registry's head was asked in this run. */
  agreed: boolean;
  /** When master data was last fetched, on the monotonic clock. */
  masterDataAt: number | null;
  batch: Batch;
};

export type Turn = {
  /** Someone asked for it: everything is tried, also what a stop holds back. */
  manual: boolean;
  waitS: number;
  /** Ends the wait for verdicts. */
  signal: AbortSignal;
};

/** Does one turn. The first step that fails ends it; a refusal of one thing does not hold up the others. */
export async function takeTurn(link: Link, memory: Memory, registry: string, turn: Turn): Promise<Step> {
  const { kept, options, clock } = link.desk;
  if (!kept.enrolment.read()) {
    if (options.enrol === undefined) return 'refused';
    const step = await enrol(link, options.enrol, registry);
    if (step !== 'done') return step;
  }
  const enrolment = kept.enrolment.read();
  if (!enrolment) return 'refused';

  // What was signed here goes first: nothing else that fails may hold it up.
  if (mayPush(link, memory, turn)) {
    const step = await deliver(link, memory, enrolment, turn.signal);
    if (step === 'offline' || typeof step === 'object') return step;
  }
  const isDue =
    memory.masterDataAt === null || clock.monotonic() - memory.masterDataAt >= MASTER_DATA_EVERY_MS;
  if (isDue || turn.manual || !kept.staff.read()) {
    const step = await masterData(link, memory, enrolment);
    if (typeof step === 'object') return step;
  }
  const step = await fetchPastVerdicts(link, enrolment, isDue || turn.manual);
  if (step === 'offline' || typeof step === 'object') return step;
  return fetchVerdicts(link, enrolment, turn.waitS, turn.signal);
}

async function masterData(link: Link, memory: Memory, enrolment: Enrolment): Promise<Step> {
  for (const fetch of [fetchKeys, fetchPolicy, fetchStaff]) {
    const step = await fetch(link, enrolment);
    if (step === 'offline' || typeof step === 'object') return step;
  }
  memory.masterDataAt = link.desk.clock.monotonic();
  return 'done';
}

/** A stopped device tries once a run, and when someone asks: the registry may have been mended. */
function mayPush({ desk }: Link, memory: Memory, turn: Turn): boolean {
  if (desk.health.stop !== null) return false;
  const stop = desk.kept.stop.read();
  return !memory.agreed || turn.manual || stop === null || stop === 'demo-refused';
}

async function deliver(link: Link, memory: Memory, enrolment: Enrolment, signal: AbortSignal): Promise<Step> {
  if (!memory.agreed) {
    const step = await agreeOnHead(link, enrolment);
    if (step === 'offline' || typeof step === 'object') return step;
    if (step === 'refused') return step;
    memory.agreed = true;
  }
  return push(link, enrolment, memory.batch, () => fetchVerdicts(link, enrolment, 0, signal));
}
