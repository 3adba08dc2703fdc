/** Reads the lines of a push (registry-protocol, sections 1 and 3). Nothing here looks anything up. */
import { canonical } from '../../shared/protocol/canonical.ts';
import { digestOf, headerOf, sha256 } from '../../shared/protocol/hashing.ts';
import { Entry, EntryHeader, MAX_ENTRY_BYTES } from '../../shared/protocol/schema/entry.ts';
import { hasDuplicateMembers } from './duplicates.ts';

/** A line that is an entry: the object exactly as parsed, never as a schema re-emitted it. */
export type ReadLine = {
  ok: true;
  entry: Entry | EntryHeader;
  hash: string;
  /** What `sig` is to cover, in canonical form. */
  signed: string;
  /** Whether `digest` is that of `salt` and `body`; true where those were pruned. */
  digestFits: boolean;
  /** The line as received, without the white space around it. */
  text: string;
};

/** A line that is no entry. `seq` is the one it claims, where it can be read at all. */
export type BadLine = { ok: false; seq: number | null; detail: string };

export type Line = ReadLine | BadLine;

const NEWLINE = 0x0a;

/** The lines of an NDJSON body, the blank ones left out. */
export function splitLines(body: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < body.length;) {
    const end = body.indexOf(NEWLINE, start);
    const line = body.subarray(start, end < 0 ? body.length : end);
    if (!isBlank(line)) lines.push(line);
    start += line.length + 1;
  }
  return lines;
}

/** The white space of JSON: space, tab, carriage return. */
const isBlank = (line: Uint8Array) => line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);

/** Reads one line of a push of `device`. */
export function readLine(bytes: Uint8Array, device: string): Line {
  if (bytes.length > MAX_ENTRY_BYTES) return bad(null, `the line is larger than ${MAX_ENTRY_BYTES} bytes`);
  const text = decode(bytes);
  const received = text === null ? undefined : parse(text);
  if (text === null || received === undefined) return bad(null, 'the line is not JSON in UTF-8');
  const seq = seqOf(received);
  if (hasDuplicateMembers(text.trim(), received)) return bad(seq, 'a member is named twice');
  const form = wrongForm(received);
  if (form !== null) return bad(seq, form);
  const entry = received as Entry | EntryHeader;
  if (entry.device !== device) return bad(seq, 'the entry is of another device');
  if (entry.seq === 1 && entry.kind !== 'journal.open') return bad(seq, 'a journal begins with journal.open');
  try {
    const header = canonical(headerOf(entry));
    const signed = withoutSignature(header, entry);
    return {
      ok: true,
      entry,
      hash: sha256(header),
      signed,
      digestFits: digestFits(entry),
      text: text.trim(),
    };
  } catch {
    // Lone surrogates, numbers JSON cannot carry, nesting without end: no canonical form, so no hash.
    return bad(seq, 'the entry has no canonical form');
  }
}

/**
 * The canonical form of a header without its `sig`, cut out of the one with it: it comes last but `v`, and
 * making a canonical form anew takes longer than hashing it.
 */
function withoutSignature(header: string, { sig, v }: EntryHeader): string {
  const last = `"v":${v}}`;
  const end = `"sig":"${sig}",${last}`;
  if (!header.endsWith(end)) throw new Error('the header does not end with sig and v');
  return header.slice(0, -end.length) + last;
}

const bad = (seq: number | null, detail: string): BadLine => ({ ok: false, seq, detail });

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error would quote the text.
    return undefined;
  }
}

function seqOf(received: unknown): number | null {
  const seq = EntryHeader.shape.seq.safeParse((received as { seq?: unknown } | null)?.seq);
  return seq.success ? seq.data : null;
}

/** What is wrong with the members of a line, by their names alone; null when nothing is. */
function wrongForm(received: unknown): string | null {
  if (typeof received !== 'object' || received === null) return 'the line is not an object';
  const schema = Object.hasOwn(received, 'salt') || Object.hasOwn(received, 'body') ? Entry : EntryHeader;
  // Asked apart from the schema, which might overlook a member called __proto__.
  if (Object.keys(received).some((name) => !Object.hasOwn(Entry.shape, name)))
    return 'the entry has unknown members';
  const parsed = schema.safeParse(received);
  if (parsed.success) return null;
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')).filter(Boolean));
  return `missing or of the wrong form: ${[...names].join(', ')}`;
}

const digestFits = (entry: Entry | EntryHeader) =>
  !isWhole(entry) || digestOf(entry.salt, entry.body) === entry.digest;

/** Whether salt and body came along. */
export const isWhole = (entry: Entry | EntryHeader): entry is Entry => Object.hasOwn(entry, 'body');
