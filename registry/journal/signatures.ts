/** Verifies the signatures of a push on all cores before the device's row is locked. */
import { verify, type KeyObject } from 'node:crypto';
import type { Line, ReadLine } from './lines.ts';

/**
 * Whether the holder of `key` signed the header of a line. The lines of a push are verified at once, each
 * on a thread of the pool.
 */
export async function signaturesOf(
  lines: readonly Line[],
  key: KeyObject,
): Promise<(line: ReadLine) => boolean> {
  const signed = new Set<ReadLine>();
  await Promise.all(
    lines.map(async (line) => {
      if (line.ok && (await isSigned(line, key))) signed.add(line);
    }),
  );
  return (line) => signed.has(line);
}

function isSigned({ entry, signed }: ReadLine, key: KeyObject): Promise<boolean> {
  return new Promise((resolve) => {
    verify(null, Buffer.from(signed), key, Buffer.from(entry.sig, 'base64url'), (error, genuine) =>
      resolve(!error && genuine),
    );
  });
}
