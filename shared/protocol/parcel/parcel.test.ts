import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, readFile, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newKey, privateKey, signature } from '../signing.ts';
import { openSealed, sealTo } from '../sealing.ts';
import { GENESIS } from '../schema/entry.ts';
import {
  answerName,
  PARCEL_BLOCK_BYTES,
  parcelName,
  type EntriesManifest,
  type Manifest,
} from '../schema/parcel.ts';
import { openPieces, sealPieces } from './chunks.ts';
import { isWhole, readManifest, recordsIn, writeParcel } from './file.ts';
import { readRecords, writeRecords, type ParcelRecord } from './records.ts';

const DEVICE = '01936f0a-7b3c-7000-8000-000000000001';
const KEY = randomBytes(32);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'qalqan-parcel-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}
async function joined(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await all(source));
}
const sealed = (parts: readonly Uint8Array[], key = KEY) => joined(sealPieces(each(parts), key));
const opened = (bytes: Uint8Array, key = KEY) => joined(openPieces(each([bytes]), key));

const records = (sizes: readonly number[]): ParcelRecord[] =>
  sizes.map((bytes, i) => ({
    head: { is: 'page', after: i, bytes },
    content: randomBytes(bytes),
  }));

test('what is sealed in pieces opens to the same, however it comes in parts', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 100_000 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 70_000 }), async (parts, step) => {
      const bytes = await sealed(parts);
      const again: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += step) again.push(bytes.subarray(at, at + step));
      expect(await joined(openPieces(each(again), KEY))).toEqual(Buffer.concat(parts));
    }),
    { numRuns: 40 },
  );
});

test('a piece that is changed, left out, moved or added does not open; nor does a cut, or another key', async () => {
  const PIECE = 64 * 1024 + 16;
  const bytes = await sealed([randomBytes(200_000)]);
  const piece = (i: number) => bytes.subarray(i * PIECE, (i + 1) * PIECE);
  const wrong: Record<string, Buffer> = {
    'cut at a piece': bytes.subarray(0, 2 * PIECE),
    'cut in a piece': bytes.subarray(0, -1),
    'nothing at all': Buffer.alloc(0),
    'the first left out': bytes.subarray(PIECE),
    'two changed over': Buffer.concat([piece(1), piece(0), piece(2), piece(3)]),
    'one twice': Buffer.concat([piece(0), piece(0), piece(1), piece(2), piece(3)]),
    'a byte more': Buffer.concat([bytes, Buffer.from('x')]),
    'a bit changed': Buffer.from(bytes.map((byte, i) => (i === 70_000 ? byte ^ 1 : byte))),
  };
  for (const [what, changed] of Object.entries(wrong)) {
    const outcome = await opened(changed).catch((error: unknown) => error);
    expect([what, outcome]).toEqual([what, expect.objectContaining({ code: 'PARCEL_DAMAGED' })]);
  }
  await expect(opened(bytes, randomBytes(32))).rejects.toMatchObject({ code: 'PARCEL_DAMAGED' });
});

test('records come out as they went in, also where pieces cut them anywhere', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1, max: 500 }), async (lengths, step) => {
      const written = records(lengths);
      const bytes = await joined(writeRecords(each(written)));
      const parts: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += step) parts.push(bytes.subarray(at, at + step));
      const read = await all(readRecords(each(parts)));
      expect(read.map(({ head, content }) => ({ head, content: Buffer.from(content) }))).toEqual(written);
    }),
    { numRuns: 60 },
  );
});

test('what is no row of whole records is refused without being quoted', async () => {
  for (const text of [
    '{',
    'secret words\n',
    '{"is":"page"}\n',
    '{"is":"policy","bytes":5}\nabc',
    'x'.repeat(5_000),
  ]) {
    const reading = all(readRecords(each([Buffer.from(text)])));
    await expect(reading).rejects.toMatchObject({
      code: 'PARCEL_DAMAGED',
      message: expect.not.stringContaining('secret'),
    });
  }
});

const manifestFor = (of: EntriesManifest['sealed']): EntriesManifest => {
  const claim = {
    parcel: 1 as const,
    holds: 'entries' as const,
    device: DEVICE,
    number: 3,
    at: '2026-11-22T10:00:00.000+05:00',
    prev: GENESIS,
    before: { seq: 0, hash: GENESIS },
    after: { seq: 0, hash: GENESIS },
    entries: 0,
    blobs: 0,
    feed: 0,
    key: 'a.jwe',
    sealed: of,
  };
  return { ...claim, sig: signature(claim, privateKey(newKey('Ed25519'))) };
};

async function writeOne(content: readonly ParcelRecord[]): Promise<{ file: string; manifest: Manifest }> {
  const file = path.join(folder, 'one.parcel');
  const handle = await open(file, 'w');
  const manifest = await writeParcel(handle, each(content), KEY, manifestFor);
  await handle.close();
  return { file, manifest };
}

test('a parcel reads back as it was written, manifest in clear and content sealed', async () => {
  const content = records([10, 0, 200_000]);
  const { file, manifest } = await writeOne(content);
  const handle = await open(file, 'r');
  const read = await readManifest(handle);
  expect(read?.received).toEqual(manifest);
  expect(await isWhole(handle, manifest.sealed)).toBe(true);
  const back = await all(recordsIn(handle, manifest.sealed, KEY));
  expect(back.map(({ content: bytes }) => bytes.length)).toEqual([10, 0, 200_000]);
  await handle.close();
  expect((await readFile(file)).subarray(0, 10).toString()).toBe('{"parcel":');
});

test('what was not finished has no manifest; what was cut or lengthened later is not whole', async () => {
  const broken = path.join(folder, 'broken.parcel');
  const handle = await open(broken, 'w');
  const stops = async function* (): AsyncGenerator<ParcelRecord> {
    yield* records([100_000]);
    throw new Error('the disk is gone');
  };
  await expect(writeParcel(handle, stops(), KEY, manifestFor)).rejects.toThrow('the disk is gone');
  await handle.close();
  const again = await open(broken, 'r');
  expect(await readManifest(again)).toBeNull();
  await again.close();

  const { file, manifest } = await writeOne(records([1_000]));
  const length = (await readFile(file)).length;
  for (const size of [length - 1, length + 1, PARCEL_BLOCK_BYTES]) {
    await truncate(file, size);
    const cut = await open(file, 'r');
    expect(await isWhole(cut, manifest.sealed)).toBe(false);
    await cut.close();
  }
});

test('a key sealed to one reader opens for that one alone', async () => {
  const reader = newKey('X25519');
  const jwe = await sealTo(KEY, reader.x);
  expect(Buffer.from((await openSealed(jwe, privateKey(reader))) ?? [])).toEqual(KEY);
  expect(await openSealed(jwe, privateKey(newKey('X25519')))).toBeNull();
  expect(await openSealed('no.jwe', privateKey(reader))).toBeNull();
});

test('names of files are the device and the number', () => {
  expect(parcelName({ device: DEVICE, number: 12 })).toBe(`qalqan-${DEVICE}-000012.parcel`);
  expect(answerName({ device: DEVICE, number: 12 })).toBe(`qalqan-${DEVICE}-000012-answer.parcel`);
});
