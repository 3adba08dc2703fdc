import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { searchFolders } from './search.ts';

const NAME = 'Жұлдызханова';
const PLANTED = { name: NAME, iin: '500101374829', pin: '846202' };
const around = (bytes: Buffer) => Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]);
const json = Buffer.from(JSON.stringify({ citizen: { fullName: `${NAME} А.`, iin: PLANTED.iin } }));

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-traces-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const search = (bytes: Buffer) => {
  fs.mkdirSync(path.join(folder, 'chromium/Crash Reports'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'chromium/Crash Reports/x.dmp'), bytes);
  return searchFolders([folder], PLANTED);
};

/** A PDF whose text is written in numbers, as every program writes letters that are not English. */
const pdf = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
    '4 0 obj<</Length 60>>stream',
    'BT /F 12 Tf 100 700 Td <353030313031333734383239> Tj ET     ',
    'endstream endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    'trailer<</Root 1 0 R>>',
  ].join('\n'),
);

test.each<[string, Buffer, string]>([
  ['plain utf-8', around(Buffer.from(NAME)), 'name as utf-8'],
  ['utf-16, as Chromium keeps what is typed', around(Buffer.from(NAME, 'utf16le')), 'name as utf-16le'],
  ['utf-16 the other way round', around(Buffer.from(NAME, 'utf16le').swap16()), 'name as utf-16be'],
  ['letters that are put together', around(Buffer.from('Жұлдызханова'.normalize('NFD'))), 'name as'],
  ['capitals', around(Buffer.from(NAME.toUpperCase())), 'name as utf-8 in capitals'],
  [
    'JSON with escapes',
    around(
      Buffer.from('\\u0416\\u04b1\\u043b\\u0434\\u044b\\u0437\\u0445\\u0430\\u043d\\u043e\\u0432\\u0430'),
    ),
    'JSON with escapes',
  ],
  ['an address', around(Buffer.from(encodeURIComponent(NAME))), 'percent-encoded'],
  ['hex', around(Buffer.from(Buffer.from(NAME).toString('hex'))), 'name as hex'],
  ['base64', Buffer.from(json.toString('base64')), 'base64'],
  ['base64, a byte later', Buffer.from(Buffer.concat([Buffer.from('x'), json]).toString('base64')), 'base64'],
  [
    'base64url, two bytes later',
    Buffer.from(Buffer.concat([Buffer.from('xy'), json]).toString('base64url')),
    'base64',
  ],
  ['gzip', around(zlib.gzipSync(json)), 'in gzip'],
  ['zlib, as in a PNG or a PDF', around(zlib.deflateSync(json)), 'in zlib'],
  ['brotli', zlib.brotliCompressSync(json), 'in brotli'],
  ['zstd', around(zlib.zstdCompressSync(json)), 'in zstd'],
  ['gzip within gzip', zlib.gzipSync(around(zlib.gzipSync(json))), 'in gzip at 0, in gzip'],
  ['a PDF, whose letters are numbers', pdf, 'iin as utf-8, in PDF'],
  ['a PIN by itself', Buffer.from('pin=846202;'), 'pin as utf-8'],
])('it is found: %s', (_how, bytes, as) => {
  const { files, hits } = search(bytes);
  expect([files, hits.some((hit) => hit.includes(as)), hits.join().includes(NAME)]).toEqual([1, true, false]);
  expect(hits[0]).toMatch(/^chromium\/Crash Reports\/x\.dmp: /);
});

test.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(4096)],
  ['six digits within a longer number', Buffer.from('{"at":1784620299999}')],
  ['the last digits and the initials, as on every receipt', Buffer.from('4829 Ж. А.')],
])('it is not found in %s', (_what, bytes) => {
  expect(search(bytes).hits).toEqual([]);
});
