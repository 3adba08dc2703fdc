/** The content of a parcel: records one after the other, each a line that says what it is, then its bytes. */
import { RecordHead } from '../schema/parcel.ts';
import { damagedParcel } from './chunks.ts';

/** A record whole: at most one attachment is ever in memory. */
export type ParcelRecord = { head: RecordHead; content: Uint8Array };

const MAX_LINE_BYTES = 1024;
const NEWLINE = 0x0a;

/** A record of JSON. */
export function jsonRecord(
  head: { is: 'policy' | 'staff' | 'outcome' } | { is: 'page'; after: number },
  value: unknown,
): ParcelRecord {
  const content = Buffer.from(JSON.stringify(value));
  return { head: { ...head, bytes: content.length }, content };
}

/** The bytes of records, in order. */
export async function* writeRecords(records: AsyncIterable<ParcelRecord>): AsyncGenerator<Uint8Array> {
  for await (const { head, content } of records) {
    yield Buffer.from(`${JSON.stringify(head)}\n`);
    yield content;
  }
}

/** The records in a content. Throws (`damagedParcel`) where it is no row of whole records. */
export async function* readRecords(plain: AsyncIterable<Uint8Array>): AsyncGenerator<ParcelRecord> {
  const source = plain[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await source.next();
    if (next.done) return false;
    rest = Buffer.concat([rest, next.value]);
    return true;
  };
  const line = async (): Promise<string | null> => {
    let end = rest.indexOf(NEWLINE);
    while (end < 0) {
      if (rest.length > MAX_LINE_BYTES || !(await more())) break;
      end = rest.indexOf(NEWLINE);
    }
    if (end < 0 && rest.length === 0) return null;
    if (end < 0 || end > MAX_LINE_BYTES) throw damagedParcel();
    const text = rest.toString('utf8', 0, end);
    rest = rest.subarray(end + 1);
    return text;
  };
  const take = async (bytes: number): Promise<Buffer> => {
    // A large record comes in many pieces: they are joined once, at its end.
    const pieces: Buffer[] = [];
    for (let missing = bytes; ;) {
      const piece = rest.subarray(0, missing);
      pieces.push(piece);
      rest = rest.subarray(piece.length);
      missing -= piece.length;
      if (missing === 0) return Buffer.concat(pieces);
      if (!(await more())) throw damagedParcel();
    }
  };
  for (let text = await line(); text !== null; text = await line()) {
    const head = headIn(text);
    yield { head, content: await take(head.bytes) };
  }
}

function headIn(line: string): RecordHead {
  try {
    return RecordHead.parse(JSON.parse(line));
  } catch {
    // The error would quote the line.
    throw damagedParcel();
  }
}
