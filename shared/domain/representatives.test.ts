import { describe, expect, it } from 'vitest';
import { basesOf, isOnBothSides, mayRepresent } from './representatives.ts';

const LISTED = [
  { kind: 'ban.set', basis: 'power-of-attorney' },
  { kind: 'ban.set', basis: 'guardian' },
  { kind: 'ban.lift', basis: 'guardian' },
];

describe('who may act for somebody else', () => {
  it.each([
    ['ban.set', 'power-of-attorney', true],
    ['claim.file', 'power-of-attorney', true],
    ['ban.lift', 'guardian', true],
    ['ban.lift', 'power-of-attorney', false],
    ['spouse.consent', 'guardian', false],
    ['spouse.revoke', 'guardian', true],
  ])('%s by a %s: %s', (kind, basis, may) => {
    expect(mayRepresent(LISTED, kind, basis)).toBe(may);
  });

  it('names each basis once, in the order of the policy', () => {
    expect(basesOf(LISTED)).toEqual(['power-of-attorney', 'guardian']);
  });
});

const by = (iin: string) => ({ iin: 'away', representative: { iin } });

describe('who decides on both sides of a consent', () => {
  it.each([
    ['the borrower and the spouse', { iin: 'A' }, { iin: 'B' }, false],
    ['another acts for the borrower', by('C'), { iin: 'B' }, false],
    ['the spouse acts for the borrower', by('B'), { iin: 'B' }, true],
    ['the borrower acts for the spouse', { iin: 'A' }, by('A'), true],
    ['one acts for both', by('C'), by('C'), true],
  ])('%s', (_who, borrower, spouse, isOne) => {
    expect(isOnBothSides(borrower, spouse)).toBe(isOne);
  });
});
