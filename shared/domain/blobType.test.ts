import { expect, test } from 'vitest';
import { blobTypeOf } from './blobType.ts';

const bytes = (...list: number[]) => Uint8Array.from(list);

test.each([
  ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), 'application/pdf'],
  ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'image/jpeg'],
  ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
  ['nothing', bytes(), null],
  ['half a signature', bytes(0x89, 0x50, 0x4e, 0x47), null],
  ['a PNG that a mail program has touched', bytes(0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a), null],
  ['a page that says it is a PDF later on', new TextEncoder().encode('<html>%PDF-1.7'), null],
  ['a program', new TextEncoder().encode('MZ\u0090'), null],
])('%s is told by its first bytes', (_, start, mime) => {
  expect(blobTypeOf(start)).toBe(mime);
});
