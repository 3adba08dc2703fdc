/**
 * The head mark: the journal's head, signed, in a file of its own beside the database. An older
 * database put back, or one whose tail was cut, has a head behind it.
 * It is replaced after each commit, once the answer to it is out, and never synced: after a kill or a power
 * cut it may be older, never newer.
 */
import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorShape, type Log } from '../log.ts';
import { isSealedBy, signature } from '../../../shared/protocol/signing.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';
import { Position, Sha256, Signature, Uuid } from '../../../shared/protocol/schema/scalars.ts';

export const HEAD_MARK_FILE = 'head.mark';

const HeadMark = z.strictObject({ device: Uuid, seq: Position, hash: Sha256, sig: Signature });
export type HeadMark = z.infer<typeof HeadMark>;

/** Puts a new mark in the place of the old one. */
export function writeHeadMark(data: string, mark: Omit<HeadMark, 'sig'>, key: KeyObject): void {
  const file = path.join(data, HEAD_MARK_FILE);
  fs.writeFileSync(`${file}.new`, JSON.stringify({ ...mark, sig: signature(mark, key) }), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

export type Marker = {
  /** A journal has this head now. */
  committed(signing: { device: string; key: KeyObject }, head: Head): void;
  /** Writes what is not written yet. */
  flush(): void;
};

/** Marks heads in `data`: soon after each commit, and once for many. */
export function createMarker(data: string, log: Log): Marker {
  let due: (() => void) | null = null;
  const flush = () => {
    const write = due;
    due = null;
    try {
      write?.();
    } catch (error) {
      // The next commit marks again; the entries themselves are safe.
      log.error(errorShape(error), 'the head of the journal could not be marked');
    }
  };
  return {
    committed({ device, key }, head) {
      if (!due) setImmediate(flush);
      due = () => writeHeadMark(data, { device, ...head }, key);
    },
    flush,
  };
}

/** The mark; null where there is none yet; 'damaged' where it is not one that `key` signed. */
export function readHeadMark(data: string, key: KeyObject): HeadMark | 'damaged' | null {
  let text: string;
  try {
    text = fs.readFileSync(path.join(data, HEAD_MARK_FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  // A power cut may leave a file without content: the rename was kept, the bytes were not.
  if (text === '') return null;
  const mark = parse(text);
  return mark && isSealedBy(mark, key) ? mark : 'damaged';
}

function parse(text: string): HeadMark | null {
  try {
    return HeadMark.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
