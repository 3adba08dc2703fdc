import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLine, splitLines } from './lines.ts';

const bytes = (text: string) => Buffer.from(text);

test('lines are split at newlines alone, and the blank ones are left out', () => {
  const lines = splitLines(bytes('a\n\n \t\r\nb\u2028c\r\n\nd'));
  expect(lines.map((line) => Buffer.from(line).toString())).toEqual(['a', 'b\u2028c\r', 'd']);
  expect(splitLines(bytes(''))).toEqual([]);
});

test('no bytes whatever make a line throw, and none of these is an entry', () => {
  const anything = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.json().map(bytes), fc.string().map(bytes));
  fc.assert(
    fc.property(anything, (line) => {
      expect(readLine(line, 'device').ok).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('what is wrong with a line is said without what is in it', () => {
  const line = JSON.stringify({ v: 1, seq: 7, fullName: 'Тестов', kind: 5 });
  expect(readLine(bytes(line), 'device')).toEqual({
    ok: false,
    seq: 7,
    detail: 'the entry has unknown members',
  });
  const missing = readLine(bytes(JSON.stringify({ v: 1, seq: 7, kind: 'Тестов' })), 'device');
  expect(missing).toMatchObject({ ok: false, seq: 7, detail: expect.stringContaining('digest') });
  expect(JSON.stringify(missing)).not.toContain('Тестов');
});
