import { describe, expect, it } from 'vitest';
import { basesOf, mayRepresent } from './representatives.ts';

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
