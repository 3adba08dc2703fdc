import { expect, test } from 'vitest';
import { scanOf } from './codes.ts';

test.each([
  ['510214400125', { kind: 'number', digits: '510214400125' }],
  [' 510214400124\n', { kind: 'number', digits: '510214400124' }],
  ['QALQANR:123456789', { kind: 'code', text: 'QALQANR:123456789' }],
  ['5102144001', null],
  ['https://example.invalid/510214400125', null],
  ['', null],
])('a code that says %j is %j', (text, scan) => {
  expect(scanOf(text)).toEqual(scan);
});
