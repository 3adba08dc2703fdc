/** Making and verifying entries of a journal (registry-protocol, section 1). */
import { randomBytes, type KeyObject } from 'node:crypto';
import { canonical, without } from './canonical.ts';
import { digestOf, digestOfText, entryHash } from './hashing.ts';
import { isSealedBy, signature } from './signing.ts';
import { ENTRY_VERSION, type Entry, type EntryHeader } from './schema/entry.ts';
import type { Head } from './schema/bodies.ts';

/**
 * What is known of an entry before it is chained and signed. `at` is RFC 3339 with an offset. `salt` is
 * there only where the body was signed before, in a journal that this one goes on with: the digest, by
 * which the registry knows the act again, covers it.
 */
export type NewEntry = {
  device: string;
  id: string;
  kind: string;
  at: string;
  body: Record<string, unknown>;
  salt?: string;
  /** The canonical form of `body`, where it is known already. */
  text?: string;
};

/** The entry that follows `head`, signed by the device's key. */
export function nextEntry(head: Head, entry: NewEntry, key: KeyObject): Entry {
  const salt = entry.salt ?? randomBytes(16).toString('base64url');
  const unsigned = {
    v: ENTRY_VERSION,
    device: entry.device,
    seq: head.seq + 1,
    id: entry.id,
    kind: entry.kind,
    at: entry.at,
    prev: head.hash,
    digest: digestOfText(salt, entry.text ?? canonical(entry.body)),
  };
  return { ...unsigned, sig: signature(unsigned, key), salt, body: entry.body };
}

/** The head of a journal that ends with `entry`. */
export const headAfter = (entry: EntryHeader): Head => ({ seq: entry.seq, hash: entryHash(entry) });

/** Whether the device signed this header, and `salt` and `body`, where they are there, are what it signed. */
export function isGenuine(entry: EntryHeader | Entry, key: KeyObject): boolean {
  const header = without(entry, 'salt', 'body');
  if (!isSealedBy(header, key)) return false;
  return !('body' in entry) || digestOf(entry.salt, entry.body) === entry.digest;
}

/** How `entry` fails to follow `head`: nothing, a gap, or a fork. */
export function linkProblem(head: Head, entry: EntryHeader): 'gap' | 'fork' | null {
  if (entry.seq > head.seq + 1) return 'gap';
  return entry.seq <= head.seq || entry.prev !== head.hash ? 'fork' : null;
}
