import { expect, test } from 'vitest';
import { printerState, type Printer } from './printers.ts';

/** As CUPS tells of one. */
const printer = (reasons: string, state = '3'): Printer => ({
  options: { 'printer-state': state, 'printer-state-reasons': reasons, 'printer-is-accepting-jobs': 'true' },
});

test.each([
  ['none', 'ready'],
  ['media-low-warning', 'ready'],
  ['media-empty-warning', 'ready'],
  ['media-empty-error', 'stuck'],
  ['media-empty', 'stuck'],
  ['toner-low-report,media-needed', 'stuck'],
  ['cover-open-error', 'stuck'],
  ['offline', 'stuck'],
] as const)('a printer of which the system says “%s” is %s', (reasons, state) => {
  expect(printerState([printer(reasons)])).toBe(state);
});

test('one that was stopped, or takes nothing, is stuck; of one that nothing is said of nothing is known', () => {
  expect(printerState([printer('none', '5')])).toBe('stuck');
  expect(printerState([{ options: { 'printer-is-accepting-jobs': 'false' } }])).toBe('stuck');
  expect([printerState([{}]), printerState([{ options: {} }]), printerState([])]).toEqual([
    'ready',
    'ready',
    'none',
  ]);
});

test('of several the default one counts, and where none is named any that is ready', () => {
  const [ready, stuck] = [printer('none'), printer('media-empty-error')];
  expect(printerState([ready, { ...stuck, isDefault: true }])).toBe('stuck');
  expect(printerState([stuck, ready])).toBe('ready');
});
