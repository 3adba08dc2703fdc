/**
 * Reading SQLite's write-ahead log for damage. SQLite itself ends a log at the first frame whose
 * checksum is wrong and takes the rest for an unfinished write: right after a power cut, but it would
 * also hide a damaged byte, and every commit behind it.
 * Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE = 0x377f0682;
const MAGIC_BIG = 0x377f0683;

/** 'unfinished': the last frame alone does not hold, as a kill in the middle of a write leaves it. */
export type WalState = 'whole' | 'unfinished' | 'damaged';

type Sum = readonly [number, number];

/** The state of a log's bytes. Frames of an earlier use of the same file are not looked at. */
export function walState(wal: Buffer): WalState {
  if (wal.length === 0) return 'whole';
  if (wal.length < HEADER_BYTES) return 'unfinished';
  const magic = wal.readUInt32BE(0);
  if (magic !== MAGIC_LITTLE && magic !== MAGIC_BIG) return 'damaged';
  const isLittle = magic === MAGIC_LITTLE;
  let sum = add(wal, 0, 24, [0, 0], isLittle);
  if (!isStored(wal, 24, sum)) return 'damaged';

  const frameBytes = FRAME_HEADER_BYTES + wal.readUInt32BE(8);
  const salts = wal.subarray(16, 24);
  let firstBad: number | null = null;
  let lastOurs = -1;
  let frame = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= wal.length; at += frameBytes, frame++) {
    const isOurs = wal.subarray(at + 8, at + 16).equals(salts);
    const found = add(
      wal,
      at + FRAME_HEADER_BYTES,
      at + frameBytes,
      add(wal, at, at + 8, sum, isLittle),
      isLittle,
    );
    if (isOurs) lastOurs = frame;
    if (!isOurs || !isStored(wal, at + 16, found)) firstBad ??= frame;
    // Each frame is judged by the sum stored before it, so that one bad frame does not condemn the next.
    sum = [wal.readUInt32BE(at + 16), wal.readUInt32BE(at + 20)];
  }
  if (firstBad === null || firstBad > lastOurs) return 'whole';
  return firstBad === lastOurs ? 'unfinished' : 'damaged';
}

const isStored = (wal: Buffer, at: number, [a, b]: Sum): boolean =>
  wal.readUInt32BE(at) === a && wal.readUInt32BE(at + 4) === b;

function add(wal: Buffer, from: number, to: number, [a0, b0]: Sum, isLittle: boolean): Sum {
  let [a, b] = [a0, b0];
  const word = (at: number) => (isLittle ? wal.readUInt32LE(at) : wal.readUInt32BE(at));
  for (let at = from; at < to; at += 8) {
    a = (a + word(at) + b) >>> 0;
    b = (b + word(at + 4) + a) >>> 0;
  }
  return [a, b];
}
