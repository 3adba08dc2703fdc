/** Verifying the journal: digest, signature, chain and numbering of every entry, and the head mark. */
import type { KeyObject } from 'node:crypto';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { isGenuine } from '../../../shared/protocol/entries.ts';
import { entryHash } from '../../../shared/protocol/hashing.ts';
import { isSignedBy } from '../../../shared/protocol/signing.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { Entry, EntryHeader, GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { HeadMark } from './headMark.ts';
import { checkpointClaim, type Journal } from './journal.ts';
import { entryOf, type EntryRow } from './rows.ts';

/** Where a journal breaks. `seq` is the entry that does not hold. */
export type Break = {
  seq: number;
  problem: 'form' | 'gap' | 'device' | 'signature' | 'chain' | 'hash' | 'body';
};
export type Signed = { device: string; key: KeyObject };

const SLICE = 64;

/** How `row` fails to be the entry after `head`; null when it holds. */
export function rowProblem(row: EntryRow, head: Head, signed: Signed): Break['problem'] | null {
  if (row.seq !== head.seq + 1) return 'gap';
  if ((row.salt === null) !== (row.body === null)) return 'form';
  const entry = readEntry(row);
  if (!entry) return 'form';
  if (entry.device !== signed.device) return 'device';
  if (entry.prev !== head.hash) return 'chain';
  if (!isGenuine(entry, signed.key)) return 'signature';
  if (entryHash(entry) !== row.hash) return 'hash';
  // The text stored must be the text signed, not merely another spelling of the same JSON.
  return row.body !== null && 'body' in entry && canonical(entry.body) !== row.body ? 'body' : null;
}

/** Whether `row` is an entry that the device signed, whatever stands before it. */
export const isWhole = (row: EntryRow, signed: Signed): boolean =>
  rowProblem(row, { seq: row.seq - 1, hash: row.prev }, signed) === null;

function readEntry(row: EntryRow) {
  try {
    const entry = entryOf(row);
    return ('body' in entry ? Entry : EntryHeader).safeParse(entry).success ? entry : null;
  } catch {
    return null;
  }
}

/** Verifies a slice after `from`: the head it reaches, the break it finds, or 'end' when nothing is left. */
export function verifySlice(journal: Journal, from: Head, signed: Signed): Head | Break | 'end' {
  const rows = journal.after(from.seq, SLICE);
  if (rows.length === 0) return 'end';
  let head = from;
  for (const row of rows) {
    const problem = rowProblem(row, head, signed);
    if (problem) return { seq: head.seq + 1, problem };
    head = { seq: row.seq, hash: row.hash };
  }
  return head;
}

/** Verifies all that follows `from`; null when it holds. */
export function verifyAfter(journal: Journal, from: Head, signed: Signed): Break | null {
  let head = from;
  for (;;) {
    const step = verifySlice(journal, head, signed);
    if (step === 'end') return null;
    if ('problem' in step) return step;
    head = step;
  }
}

/** Where verification at start may begin: the last checkpoint that is signed and in the chain, else the beginning. */
export function trustedStart(journal: Journal, signed: Signed): Head {
  const beginning = { seq: 0, hash: GENESIS };
  const checkpoint = journal.checkpoint.read();
  if (!checkpoint) return beginning;
  const { sig, ...head } = checkpoint;
  const isSigned = isSignedBy(checkpointClaim(signed.device, head), sig, signed.key);
  return isSigned && journal.bySeq(head.seq)?.hash === head.hash ? head : beginning;
}

/** Whether the journal ends before its mark, or has another entry in the mark's place. */
export function isCut(journal: Journal, mark: HeadMark, device: string): boolean {
  return mark.device === device && journal.bySeq(mark.seq)?.hash !== mark.hash;
}
