import { expect, test } from 'vitest';
import { createWedge, LINES_MS, SCANNER_MS, type Scan } from './wedge.ts';

function setUp(isTyped = false) {
  const scans: Scan[] = [];
  let due: (() => void) | null = null;
  let now = 0;
  const wedge = createWedge(
    (scan) => scans.push(scan),
    () => isTyped,
    {
      set: (run) => {
        due = run;
        return 1;
      },
      clear: () => {
        due = null;
      },
    },
  );
  return {
    scans,
    /** Types the text and ends the line, with `ms` between the keys. */
    type: (text: string, ms: number) => {
      for (const char of text) wedge.stroke({ char }, (now += ms));
      const heard = wedge.stroke('end', (now += ms));
      now += SCANNER_MS;
      return heard;
    },
    wait: () => {
      now += LINES_MS;
      due?.();
    },
  };
}

const LINE = 'IDKAZ0123456784510214400125<<<';

test('twelve digits at the speed of a scanner are one, and those of a hand are typing', () => {
  const { scans, type } = setUp();
  expect(type('510214400125', SCANNER_MS)).toBe('typed');
  expect(scans).toEqual([]);
  expect(type('510214400125', SCANNER_MS - 1)).toBe('taken');
  expect(scans).toEqual([{ kind: 'number', digits: '510214400125' }]);
});

test('twelve digits stay where they were asked for', () => {
  const { scans, type } = setUp(true);
  expect(type('510214400125', 2)).toBe('typed');
  expect(scans).toEqual([]);
});

test.each(['1001', '87011234567', '51021440012', '5102144001250', 'Ұлжан', 'HELLO'])(
  '%s is what was typed, however fast',
  (text) => {
    const { scans, type } = setUp();
    expect(type(text, 2)).toBe('typed');
    expect(scans).toEqual([]);
  },
);

test('a zone is given once all its lines are there, in pieces or as one', () => {
  const { scans, type } = setUp();
  for (let n = 0; n < 3; n += 1) expect(type(LINE, 2)).toBe('taken');
  type(LINE.repeat(3), 2);
  const zone = { kind: 'mrz', lines: [LINE, LINE, LINE] };
  expect(scans).toEqual([zone, zone]);
});

test('a zone that stops in the middle, or lost a letter, is given as it is after a moment', () => {
  const { scans, type, wait } = setUp();
  type(LINE, 2);
  wait();
  type(LINE.slice(1), 2);
  wait();
  expect(scans).toEqual([
    { kind: 'mrz', lines: [LINE] },
    { kind: 'mrz', lines: [LINE.slice(1)] },
  ]);
});

test('what a hand typed before is no part of a scan', () => {
  const { scans, type } = setUp();
  type('7', 200);
  type('510214400125', 2);
  expect(scans).toEqual([{ kind: 'number', digits: '510214400125' }]);
});

test('the QR codes of our papers are read whole, and text that begins like one is not', () => {
  const { scans, type } = setUp();
  const receipt = 'QALQAN1:6BF$%*+-./: X0123456789';
  expect([type(receipt, 5), type('QALQANR:123456789', 5)]).toEqual(['taken', 'taken']);
  expect([type('QALQAN1:6B', 5), type('QALQANR:12345678', 5), type('QALQAN', 5)]).toEqual(
    Array.from({ length: 3 }, () => 'typed'),
  );
  expect(scans).toEqual([
    { kind: 'receipt', text: receipt },
    { kind: 'code', text: 'QALQANR:123456789' },
  ]);
});
