/** Which lines of a push are taken: the longest good prefix (registry-protocol, section 3). */
import { headAfter, linkProblem } from '../../shared/protocol/entries.ts';
import type { Head } from '../../shared/protocol/schema/bodies.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import type { PushCode } from '../../shared/protocol/schema/push.ts';
import { isWhole, type Line, type ReadLine } from './lines.ts';

/** A line that was taken: new, whole, signed, and next in the chain. */
export type Taken = { entry: Entry; hash: string; text: string };

export type Prefix = {
  taken: Taken[];
  /** How many lines were there already. */
  known: number;
  /** The head once all of it is taken. */
  head: Head;
  /** Why the rest is not, and at which entry; null when nothing is left. */
  problem: { code: PushCode; seq: number; detail: string } | null;
};

/** What the registry knows of the device whose push it is. */
export type Journal = {
  head: Head;
  /** The hash of the entry at a seq up to the head. */
  hashAt(seq: number): string | undefined;
  /** Whether the device signed the header of the line. */
  isSigned(line: ReadLine): boolean;
};

const DETAILS = {
  missing: 'a new entry needs its salt and body',
  signature: 'the signature or the digest does not verify',
  gap: 'the entry does not follow the head',
  fork: 'another entry is already at this place, or before it',
} as const;

/** The longest good prefix of `lines`. Each line is checked in the order malformed, known, signature, gap, fork. */
export function takePrefix(lines: readonly Line[], journal: Journal): Prefix {
  const taken: Taken[] = [];
  let known = 0;
  let { head } = journal;
  let last: number | null = null;
  const hashAt = (seq: number) => taken[seq - journal.head.seq - 1]?.hash ?? journal.hashAt(seq);
  const stop = (code: PushCode, seq: number, detail: string): Prefix => ({
    taken,
    known,
    head,
    problem: { code, seq, detail },
  });

  for (const line of lines) {
    const expected: number = last === null ? head.seq + 1 : last + 1;
    if (!line.ok) return stop('malformed', line.seq ?? expected, line.detail);
    const { entry, hash, text } = line;
    if (hashAt(entry.seq) === hash) {
      known += 1;
    } else {
      if (!isWhole(entry)) return stop('malformed', entry.seq, DETAILS.missing);
      if (!line.digestFits || !journal.isSigned(line)) return stop('signature', entry.seq, DETAILS.signature);
      const link = linkProblem(head, entry);
      if (link !== null) return stop(link, entry.seq, DETAILS[link]);
      taken.push({ entry, hash, text });
      head = headAfter(entry);
    }
    last = entry.seq;
  }
  return { taken, known, head, problem: null };
}
