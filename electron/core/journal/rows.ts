/** Entries as rows: the header's members in columns, the body as the very text that was signed. */
import { canonical } from '../../../shared/protocol/canonical.ts';
import { entryHash } from '../../../shared/protocol/hashing.ts';
import type { ArrivingEntry, Entry, EntryHeader } from '../../../shared/protocol/schema/entry.ts';

export type EntryRow = EntryHeader & { hash: string; salt: string | null; body: string | null };

/**
 * The row of a new entry; `text` is its body's canonical form where that is known already: the text that
 * the digest covers.
 */
export function rowOf(entry: Entry, text = canonical(entry.body)): EntryRow {
  return { ...entry, hash: entryHash(entry), body: text };
}

/** The entry of a row; without salt and body once they were pruned. Throws where the body is no JSON. */
export function entryOf(row: EntryRow): ArrivingEntry {
  const { hash: _, salt, body, ...header } = row;
  return salt === null || body === null
    ? header
    : { ...header, salt, body: JSON.parse(body) as Entry['body'] };
}

/** One line of a push: the entry as JSON, its body untouched. */
export function lineOf(row: EntryRow): string {
  const { hash: _, salt, body, ...header } = row;
  const head = JSON.stringify(header);
  return salt === null || body === null
    ? head
    : `${head.slice(0, -1)},"salt":${JSON.stringify(salt)},"body":${body}}`;
}
