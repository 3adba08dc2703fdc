import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDigits, IIN_GROUPS, phoneGroups } from './digits.ts';

const DIGITS = Array.from('0123456789');

/** Types `keys` one after another, as a browser does: at the caret, then the field is formatted. */
function type(keys: string, start = { text: '', caret: 0 }) {
  return Array.from(keys).reduce(
    ({ text, caret }, key) => {
      const raw = text.slice(0, caret) + key + text.slice(caret);
      return formatDigits(raw, caret + 1, IIN_GROUPS);
    },
    { ...start, digits: '' },
  );
}

const manyDigits = fc.string({ unit: fc.constantFrom(...DIGITS), minLength: 1, maxLength: 30 });

describe('formatDigits', () => {
  it('groups an ИИН while it is typed, with the caret behind the last digit', () => {
    expect(type('510214400125')).toEqual({ text: '510214 400 125', caret: 14, digits: '510214400125' });
  });

  it('loses none of the thirty digits of a fast scanner', () => {
    fc.assert(
      fc.property(manyDigits, (keys) => {
        expect(type(keys).digits).toBe(keys);
      }),
    );
  });

  it('puts a digit typed in the middle where the caret was', () => {
    fc.assert(
      fc.property(manyDigits, fc.nat(30), fc.constantFrom(...DIGITS), (digits, place, key) => {
        const at = Math.min(place, digits.length);
        const shown = formatDigits(digits, at, IIN_GROUPS);
        const after = type(key, shown);
        expect(after.digits).toBe(digits.slice(0, at) + key + digits.slice(at));
        expect(after.text.slice(0, after.caret).replaceAll(' ', '')).toBe(digits.slice(0, at) + key);
      }),
    );
  });

  it('changes nothing when it formats its own output', () => {
    fc.assert(
      fc.property(manyDigits, fc.nat(40), (digits, caret) => {
        const once = formatDigits(digits, Math.min(caret, digits.length), IIN_GROUPS);
        expect(formatDigits(once.text, once.caret, IIN_GROUPS)).toEqual(once);
      }),
    );
  });

  it('leaves a wrong letter to be seen', () => {
    expect(formatDigits('51O214', 3, IIN_GROUPS)).toEqual({ text: '51O214', caret: 3, digits: '51214' });
  });

  it('takes the signs a pasted number is parted with', () => {
    expect(formatDigits('510214-400.125', 14, IIN_GROUPS).text).toBe('510214 400 125');
  });

  it.each([
    ['+77011234567', '+7 701 123 45 67'],
    ['87011234567', '8 701 123 45 67'],
    ['8(701)123-45-67', '8 701 123 45 67'],
    ['7011234567', '701 123 45 67'],
    ['77011234567', '7 701 123 45 67'],
    ['+', '+'],
    ['', ''],
  ])('shows the phone %j as %j', (raw, text) => {
    expect(formatDigits(raw, raw.length, phoneGroups(raw))).toMatchObject({ text, caret: text.length });
  });
});
