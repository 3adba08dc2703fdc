/** Verifying the feed of verdicts: numbered, chained, each signed, and about an entry of this journal. */
import { canonical } from '../../../shared/protocol/canonical.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { isSealedByRing, type Keyring } from '../../../shared/protocol/keyring.ts';
import { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import type { Journal } from './journal.ts';
import type { FeedEnd, VerdictRow, Verdicts } from './verdicts.ts';

/** Where a feed breaks: `feed` is the first verdict that does not hold. */
export type FeedBreak = {
  feed: number;
  problem: 'verdict-chain' | 'verdict-signature' | 'verdict-index' | 'verdict-entry';
};

const SLICE = 64;

/** Verifies a slice after `from`: the end it reaches, the break it finds, or 'end' when nothing is left. */
export function verifyFeedSlice(
  journal: Journal,
  verdicts: Verdicts,
  ring: Keyring | null,
  from: FeedEnd,
): FeedEnd | FeedBreak | 'end' {
  const rows = verdicts.after(from.feed, SLICE);
  if (rows.length === 0) return 'end';
  let end = from;
  for (const row of rows) {
    const problem = rowProblem(journal, ring, end, row);
    if (problem) return { feed: end.feed + 1, problem };
    end = { feed: row.feed, hash: sha256(row.json) };
  }
  return end;
}

function rowProblem(
  journal: Journal,
  ring: Keyring | null,
  end: FeedEnd,
  row: VerdictRow,
): FeedBreak['problem'] | null {
  const item = read(row.json);
  if (!item || row.feed !== end.feed + 1 || item.feed !== row.feed || item.prev !== end.hash)
    return 'verdict-chain';
  if (!ring || !isSealedByRing(item, ring)) return 'verdict-signature';
  // The columns are only an index over what was signed.
  if (item.entry !== row.entry || item.n !== row.n || item.state !== row.state) return 'verdict-index';
  return journal.bySeq(item.seq)?.hash === item.hash ? null : 'verdict-entry';
}

/** The verdict, when its text is whole and the very text that was signed; else null. */
function read(json: string): Verdict | null {
  try {
    const item = JSON.parse(json) as Verdict;
    return Verdict.safeParse(item).success && canonical(item) === json ? item : null;
  } catch {
    return null;
  }
}
