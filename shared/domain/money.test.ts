import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMoney, formatTiyn, tiyn, type Tiyn } from './money.ts';

function amount(value: number): Tiyn {
  const found = tiyn(value);
  if (found === null) throw new Error(`${value} should be money`);
  return found;
}

describe('checkMoney', () => {
  it.each([
    ['1 234,50', 123_450],
    ['1234.5', 123_450],
    ['1\u00A0234,50\u00A0₸', 123_450],
    ['0', 0],
    ['0,29', 29],
    ['150 000', 15_000_000],
    ['007', 700],
    ['90071992547409,91', Number.MAX_SAFE_INTEGER],
  ])('reads %j as %i tiyn', (text, value) => {
    expect(checkMoney(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'money.empty'],
    ['₸', 'money.empty'],
    ['-5', 'money.format'],
    ['1e5', 'money.format'],
    ['1,234.50', 'money.format'],
    ['12,', 'money.format'],
    [',50', 'money.format'],
    ['сто', 'money.format'],
    ['1,234', 'money.fraction'],
    ['90071992547409,92', 'money.tooLarge'],
    ['9'.repeat(5000), 'money.tooLarge'],
  ])('says what is wrong with %.20j: %s', (text, code) => {
    expect(checkMoney(text)).toEqual({ ok: false, code });
  });
});

describe('formatTiyn', () => {
  it.each([
    [123_450, '1 234,50 ₸'],
    [123_400, '1 234 ₸'],
    [5, '0,05 ₸'],
    [0, '0 ₸'],
    [100_000_000_000, '1 000 000 000 ₸'],
  ])('writes %i tiyn as %s, with no-break spaces', (value, text) => {
    expect(formatTiyn(amount(value))).toBe(text.replaceAll(' ', '\u00A0'));
  });

  it('is read back to the same tiyn', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        expect(checkMoney(formatTiyn(amount(n)))).toEqual({ ok: true, value: n });
      }),
    );
  });
});

describe('tiyn', () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is never %d', (value) => {
    expect(tiyn(value)).toBeNull();
  });
});
