import { expect, test } from 'vitest';
import { isCovered, lessMissing, missingFor, type Cover, type ProcedureKind } from './refusalGuard.ts';

const cover = (more: Partial<Cover> = {}): Cover => ({
  loan: 'a',
  lender: true,
  amount: true,
  date: true,
  ...more,
});
const document = (kind: ProcedureKind, ...covers: Cover[]) => ({ kind, covers });

test('without a document there is nothing to send to a lender', () => {
  expect(missingFor('a', [])).toEqual(['document']);
});

test('a police ticket alone stops nothing, whatever it names', () => {
  expect(missingFor('a', [document('police-ticket', cover())])).toEqual(['decision']);
});

test.each(['victim-resolution', 'art-200-submission', 'court-decision'] as const)(
  'a %s that names lender, amount and date is enough, for the loan it names',
  (kind) => {
    expect(isCovered('a', [document(kind, cover())])).toBe(true);
    expect(missingFor('b', [document(kind, cover())])).toEqual(['named']);
  },
);

test.each(['lender', 'amount', 'date'] as const)('a document that does not name the %s lacks it', (fact) => {
  expect(missingFor('a', [document('court-decision', cover({ [fact]: false }))])).toEqual([fact]);
});

test('a document that names nothing of a loan is not about it', () => {
  const nothing = cover({ lender: false, amount: false, date: false });
  expect(missingFor('a', [document('victim-resolution', nothing)])).toEqual(['named']);
});

test('of several documents the best one counts, and two halves are not a whole', () => {
  const half = document('victim-resolution', cover({ amount: false, date: false }));
  const other = document('court-decision', cover({ lender: false }));
  expect(missingFor('a', [half, other])).toEqual(['lender']);
  expect(missingFor('a', [half, other, document('art-200-submission', cover())])).toEqual([]);
});

test('a ticket beside a decision takes nothing away', () => {
  expect(isCovered('a', [document('police-ticket'), document('court-decision', cover())])).toBe(true);
});

test('what earlier documents lacked and what later ones lack is no more than the less of both', () => {
  expect(lessMissing(['document'], ['decision'])).toEqual(['decision']);
  expect(lessMissing(['amount'], ['named'])).toEqual(['amount']);
  expect(lessMissing(['decision'], [])).toEqual([]);
  expect(lessMissing(['amount'], ['lender', 'date'])).toEqual(['amount']);
});
