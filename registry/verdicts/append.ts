/** Writes verdicts into a device's feed (registry-protocol, section 4). */
import { GENESIS } from '../../shared/protocol/schema/entry.ts';
import type { Reason, Verdict } from '../../shared/protocol/schema/verdict.ts';
import { hashOf } from '../../shared/protocol/hashing.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { instant, yearOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { insertRows } from '../store/bulk.ts';
import type { Device, Reading, Writing } from '../store/tables.ts';

/** What was decided about an entry. */
export type Outcome = {
  state: Verdict['state'];
  /** Set with every recording: it gets the next human number. */
  numbered?: true;
  /** The number to repeat; without one, the number of the outcome before. */
  number?: string | undefined;
  /** Epoch milliseconds, or the instant as another verdict had it. */
  effectiveFrom?: number | string | undefined;
  reason?: Reason | undefined;
  detail?: unknown;
};

/** The entry a verdict is about, where it lies now. */
export type About = { id: string; seq: number; hash: string; receivedAt: number };

/** All that was decided about one entry, in order; `before` is the number of its verdicts so far. */
export type Decision = { about: About; before: number; outcomes: readonly Outcome[] };

/** `prev` of the first verdict of a feed. */
export const FIRST_PREV = GENESIS;

/**
 * Appends verdicts to the feed of `device`, whose row this transaction holds as it was read, and returns
 * them in order.
 */
export async function appendVerdicts(
  { keys, numbers: counter }: Pick<Context, 'keys' | 'numbers'>,
  tx: Writing,
  device: Device,
  decisions: readonly Decision[],
  nowMs: number,
): Promise<Verdict[]> {
  const fresh = decisions.flatMap(({ outcomes }) => outcomes).filter(({ numbered }) => numbered).length;
  const numbers = (await counter.take(tx, yearOf(nowMs), fresh)).values();
  const verdicts: Verdict[] = [];
  let prev = device.lastVerdict;
  for (const { about, before, outcomes } of decisions) {
    let number: string | undefined;
    for (const [i, outcome] of outcomes.entries()) {
      number = outcome.numbered ? numbers.next().value : (outcome.number ?? number);
      const place = { device: device.id, feed: device.lastFeed + verdicts.length + 1, prev };
      const verdict = sealWith(
        { ...place, ...content(about, before + i + 1, outcome, number, nowMs) },
        keys.signer,
      );
      prev = hashOf(verdict);
      verdicts.push(verdict);
    }
  }
  await insertVerdicts(tx, verdicts);
  await tx
    .updateTable('devices')
    .set({ lastFeed: device.lastFeed + verdicts.length, lastVerdict: prev })
    .where('id', '=', device.id)
    .execute();
  return verdicts;
}

function content(about: About, n: number, outcome: Outcome, number: string | undefined, nowMs: number) {
  const { state, effectiveFrom, reason, detail } = outcome;
  return {
    entry: about.id,
    hash: about.hash,
    seq: about.seq,
    n,
    state,
    ...(number !== undefined && { number }),
    ...(effectiveFrom !== undefined && {
      effectiveFrom: typeof effectiveFrom === 'number' ? instant(effectiveFrom) : effectiveFrom,
    }),
    ...(reason !== undefined && { reason }),
    ...(detail !== undefined && { detail }),
    receivedAt: instant(about.receivedAt),
    decidedAt: instant(nowMs),
  };
}

async function insertVerdicts(tx: Writing, verdicts: readonly Verdict[]) {
  const rows = verdicts.map((verdict) => ({
    device: verdict.device,
    feed: verdict.feed,
    seq: verdict.seq,
    n: verdict.n,
    entry: verdict.entry,
    state: verdict.state,
    verdict: JSON.stringify(verdict),
  }));
  await insertRows(tx, 'verdicts', VERDICT_COLUMNS, rows);
}

const VERDICT_COLUMNS = {
  device: 'text',
  feed: 'bigint',
  seq: 'bigint',
  n: 'bigint',
  entry: 'text',
  state: 'text',
  verdict: 'text',
} as const;

/** The latest verdict of the entry at a place of a journal, or null. */
export async function latestVerdict(tx: Reading, device: string, seq: number): Promise<Verdict | null> {
  const row = await tx
    .selectFrom('verdicts')
    .select('verdict')
    .where('device', '=', device)
    .where('seq', '=', seq)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Our own words, written above.
  return row ? (JSON.parse(row.verdict) as Verdict) : null;
}
