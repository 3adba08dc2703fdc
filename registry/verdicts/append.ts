/** Writes verdicts into a device's feed (registry-protocol, section 4). */
import { sign } from 'node:crypto';
import { GENESIS } from '../../shared/protocol/schema/entry.ts';
import type { Reason, Verdict } from '../../shared/protocol/schema/verdict.ts';
import { canonical } from '../../shared/protocol/canonical.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Signer } from '../../shared/protocol/signing.ts';
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

/** Appends verdicts to the feed of `device`, whose row this transaction holds as it was read, in order. */
export async function appendVerdicts(
  { keys, numbers: counter }: Pick<Context, 'keys' | 'numbers'>,
  tx: Writing,
  device: Device,
  decisions: readonly Decision[],
  nowMs: number,
): Promise<void> {
  const fresh = decisions.flatMap(({ outcomes }) => outcomes).filter(({ numbered }) => numbered).length;
  const numbers = (await counter.take(tx, yearOf(nowMs), fresh)).values();
  const rows: VerdictRow[] = [];
  const written = rememberLast(instant);
  let { lastFeed: feed, lastVerdict: prev } = device;
  for (const { about, before, outcomes } of decisions) {
    let number: string | undefined;
    for (const [i, outcome] of outcomes.entries()) {
      number = outcome.numbered ? numbers.next().value : (outcome.number ?? number);
      feed += 1;
      const n = before + i + 1;
      const said = { ...content(about, outcome, number, nowMs, written), device: device.id, feed, prev, n };
      const verdict = sealed(said, keys.signer);
      prev = sha256(verdict);
      const { id: entry, seq } = about;
      rows.push({ device: device.id, feed, seq, n, entry, state: outcome.state, verdict });
    }
  }
  await insertRows(tx, 'verdicts', VERDICT_COLUMNS, rows);
  await tx
    .updateTable('devices')
    .set({ lastFeed: feed, lastVerdict: prev })
    .where('id', '=', device.id)
    .execute();
}

function content(
  about: About,
  { state, effectiveFrom, reason, detail }: Outcome,
  number: string | undefined,
  nowMs: number,
  written: (ms: number) => string,
) {
  return {
    entry: about.id,
    hash: about.hash,
    seq: about.seq,
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

/**
 * A verdict with its `kid` and `sig`, in canonical form. Putting the signature into the text that was signed
 * saves writing it all again for the hash and for the store, which for a full push takes as long as signing.
 */
function sealed(verdict: { state: string }, { kid, key }: Signer): string {
  const text = canonical({ ...verdict, kid });
  const sig = sign(null, Buffer.from(text), key).toString('base64url');
  // Of the members of a verdict `state` is the last by name, and `sig` comes before it.
  const last = `"state":"${verdict.state}"}`;
  if (!text.endsWith(`,${last}`)) throw new Error('a verdict has a member after its state');
  return `${text.slice(0, -last.length)}"sig":"${sig}",${last}`;
}

/** `f`, which need not be asked again for what it was asked last: nearly all of a push has one time. */
function rememberLast(f: (ms: number) => string): (ms: number) => string {
  let last = { ms: Number.NaN, text: '' };
  return (ms) => {
    if (ms !== last.ms) last = { ms, text: f(ms) };
    return last.text;
  };
}

type VerdictRow = {
  device: string;
  feed: number;
  seq: number;
  n: number;
  entry: string;
  state: string;
  verdict: string;
};

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
