import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPhone, formatPhone, phoneWarnings, type Phone } from './phone.ts';

function phone(text: string): Phone {
  const checked = checkPhone(text);
  if (!checked.ok) throw new Error(`${text} should be a phone`);
  return checked.value;
}

describe('checkPhone', () => {
  it.each([
    '+77011234567',
    '+7 701 123 45 67',
    '8 (701) 123-45-67',
    '8-701-123-45-67',
    '77011234567',
    '7011234567',
    '+7\u00A0701\u00A0123\u00A045\u00A067',
    '+7 701 123–45–67',
  ])('reads %s as one number', (text) => {
    expect(checkPhone(text)).toEqual({ ok: true, value: '+77011234567' });
  });

  it.each([
    ['', 'phone.empty'],
    ['+', 'phone.empty'],
    ['+7', 'phone.length'],
    ['+7 701 123 45 6', 'phone.length'],
    ['8 701 123 45 6', 'phone.length'],
    ['+7 701 123 45 678', 'phone.length'],
    ['+998 90 123 45 67', 'phone.country'],
    ['9 701 123 45 67', 'phone.country'],
    ['7O1 123 45 67', 'phone.letters'],
    ['тел. 701 123 45 67', 'phone.letters'],
  ])('says what is wrong with %j: %s', (text, code) => {
    expect(checkPhone(text)).toEqual({ ok: false, code });
  });

  it('reads its own format back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (n) => {
        const number = phone(`+7${String(n).padStart(10, '0')}`);
        expect(phone(formatPhone(number))).toBe(number);
      }),
    );
  });
});

describe('phoneWarnings', () => {
  it.each(['+77011234567', '+77471234567', '+77751234567', '+77851234567', '+77272123456'])(
    'knows %s',
    (text) => {
      expect(phoneWarnings(phone(text))).toEqual([]);
    },
  );

  it.each(['+77031234567', '+79161234567', '+77901234567'])('wonders at %s', (text) => {
    expect(phoneWarnings(phone(text))).toEqual(['phone.prefix']);
  });
});
