import { expect, test } from 'vitest';
import { countOf, spotChange, spotOf, withoutItem } from './many.ts';

const TYPED = {
  'loans.0.id': 'a',
  'loans.0.amount': '1',
  'loans.1.id': 'b',
  'loans.1.contract': '№ 7',
  'loans.2.id': 'c',
  'loans.2.amount': '3',
  'loans.2.product': ['x'],
  'loans.10.id': 'far',
  'loansome.1.id': 'other',
  story: 'kept',
};

test('an item that is removed leaves no gap and nothing of itself', () => {
  const typed = { ...TYPED, ...withoutItem(TYPED, 'loans', 1) };
  expect(typed).toMatchObject({
    'loans.0.id': 'a',
    'loans.1.id': 'c',
    'loans.1.amount': '3',
    'loans.1.contract': '',
    'loans.1.product': ['x'],
    'loans.2.id': '',
    'loans.2.amount': '',
    'loansome.1.id': 'other',
    story: 'kept',
  });
  expect(countOf(typed, 'loans', 'id')).toBe(2);
});

test('the last one is removed like any other', () => {
  const typed = { ...TYPED, ...withoutItem(TYPED, 'loans', 2) };
  expect(countOf(typed, 'loans', 'id')).toBe(2);
  expect(typed['loans.1.id']).toBe('b');
});

test('only what is begun counts', () => {
  expect(countOf(TYPED, 'loans', 'id')).toBe(3);
  expect(countOf({}, 'loans', 'id')).toBe(0);
});

test('a place is kept as typed text, and one that no longer exists is the list', () => {
  const parts = ['lender', 'sum'] as const;
  const spot = { index: 12, part: 'sum' } as const;
  expect(spotOf(spotChange('loans', spot), 'loans', parts)).toEqual(spot);
  for (const text of ['', 'x/sum', '1/gone', '1', '-1/sum'])
    expect(spotOf({ 'loans.at': text }, 'loans', parts)).toBeNull();
  expect(spotOf(spotChange('loans', null), 'loans', parts)).toBeNull();
});
