import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasDuplicateMembers } from './duplicates.ts';

const isDouble = (text: string) => hasDuplicateMembers(text, JSON.parse(text));

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":{"c":1,"d":2,"c":3}}',
  '[{"a":[{"x":1 , "x" :2}]}]',
  String.raw`{"a":1,"\u0061":2}`,
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
])('%s names a member twice', (text) => expect(isDouble(text)).toBe(true));

test.each([
  '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}',
  String.raw`{"a":"\"a\":1,\"a\":","b":"{\"a\":1,\"a\":2}"}`,
  ' { "a" : [ "b", "b" ], "b" : "a" } ',
  '{"2":1,"1":2}',
  '"a"',
  '[]',
])('%s does not', (text) => expect(isDouble(text)).toBe(false));

test('no value does, however it is spaced and its members are ordered', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => !isDouble(JSON.stringify(value, null, 1))));
});
