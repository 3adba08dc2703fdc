import { expect, test } from 'vitest';
import { checksumOf, countIn, metadataIn } from './tus.ts';

test('metadata is pairs of a key and Base64', () => {
  expect([...(metadataIn('sha256 YWI=,mime aW1hZ2UvcG5n,empty') ?? [])]).toEqual([
    ['sha256', 'ab'],
    ['mime', 'image/png'],
    ['empty', ''],
  ]);
  expect(metadataIn('a YQ==, b Yg==')?.get('b')).toBe('b');
});

test.each(['', 'a YQ==,a YQ==', 'a  YQ==', 'a Y', 'a YQ==,', 'ключ YQ==', 'a /w==', 'a YQ== b', undefined])(
  'metadata %j is none',
  (header) => {
    expect(metadataIn(header)).toBeNull();
  },
);

test('a length or an offset is digits alone', () => {
  expect(['0', '26214400'].map(countIn)).toEqual([0, 26_214_400]);
  for (const header of ['', '-1', '1.5', '1e3', ' 1', '0x10', '9'.repeat(16), undefined, ['1']])
    expect(countIn(header)).toBeNull();
});

test('a checksum is of the piece alone, by SHA-256 or SHA-1', () => {
  const piece = Buffer.from('hello');
  expect(checksumOf(undefined, piece)).toBe('fits');
  expect(checksumOf('sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=', piece)).toBe('fits');
  expect(checksumOf('sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=', piece)).toBe('fits');
  expect(checksumOf('sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=', Buffer.from('hello!'))).toBe('differs');
  for (const header of ['md5 XUFAKrxLKna5cZ2REBfFkg==', 'sha1', 'sha1 not base64!', 'SHA1 AAAA'])
    expect(checksumOf(header, piece)).toBe('form');
});
