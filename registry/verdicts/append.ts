/** Writes verdicts into a device's feed (registry-protocol, section 4). */
import { GENESIS } from '../../shared/protocol/schema/entry.ts';
import type { Reason, Verdict } from '../../shared/protocol/schema/verdict.ts';
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

/** What appending needs beside the transaction. */
export type Appending = Pick<Context, 'numbers' | 'chainer'>;

/** Appends verdicts to the feed of `device`, whose row this transaction holds as it was read, in order. */
export async function appendVerdicts(
  { numbers: counter, chainer }: Appending,
  tx: Writing,
  device: Device,
  decisions: readonly Decision[],
  nowMs: number,
): Promise<void> {
  const fresh = decisions.flatMap(({ outcomes }) => outcomes).filter(({ numbered }) => numbered).length;
  const numbers = (await counter.take(tx, yearOf(nowMs), fresh)).values();
  const written = rememberLast(instant);
  const said = decisions.flatMap(({ about, before, outcomes }) => {
    let number: string | undefined;
    return outcomes.map((outcome, i) => {
      number = outcome.numbered ? numbers.next().value : (outcome.number ?? number);
      return content(about, before + i + 1, outcome, number, nowMs, written);
    });
  });
  const { id, lastFeed } = device;
  const { verdicts, prev } = await chainer.chain(
    { device: id, feed: lastFeed, prev: device.lastVerdict },
    said,
  );
  const rows = verdicts.map((verdict, i) => {
    const { seq, n, entry, state } = said[i] as (typeof said)[number];
    return { device: id, feed: lastFeed + i + 1, seq, n, entry, state, verdict };
  });
  await insertRows(tx, 'verdicts', VERDICT_COLUMNS, rows);
  await tx
    .updateTable('devices')
    .set({ lastFeed: lastFeed + verdicts.length, lastVerdict: prev })
    .where('id', '=', id)
    .execute();
}

function content(
  about: About,
  n: number,
  { state, effectiveFrom, reason, detail }: Outcome,
  number: string | undefined,
  nowMs: number,
  written: (ms: number) => string,
) {
  return {
    entry: about.id,
    hash: about.hash,
    seq: about.seq,
    n,
    state,
    ...(number !== undefined && { number }),
    ...(effectiveFrom !== undefined && {
      effectiveFrom: typeof effectiveFrom === 'number' ? written(effectiveFrom) : effectiveFrom,
    }),
    ...(reason !== undefined && { reason }),
    ...(detail !== undefined && { detail }),
    receivedAt: written(about.receivedAt),
    decidedAt: written(nowMs),
  };
}

/** `f`, which need not be asked again for what it was asked last: nearly all of a push has one time. */
function rememberLast(f: (ms: number) => string): (ms: number) => string {
  let last = { ms: Number.NaN, text: '' };
  return (ms) => {
    if (ms !== last.ms) last = { ms, text: f(ms) };
    return last.text;
  };
}

const VERDICT_COLUMNS = {
  device: 'line',
  feed: 'bigint',
  seq: 'bigint',
  n: 'bigint',
  entry: 'line',
  state: 'line',
  verdict: 'line',
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
