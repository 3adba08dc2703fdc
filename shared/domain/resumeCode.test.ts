import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import {
  formatResumeCode,
  parseResumeCode,
  parseResumeQr,
  resumeCodeOf,
  resumeQrText,
} from './resumeCode.ts';

test('a code is nine digits that are read back as they are printed', () => {
  const code = resumeCodeOf('01935b1e-7a00-7000-8000-000000000002');
  expect(code).toBe('000000020');
  expect(formatResumeCode(code)).toBe('000\u00A0000\u00A0020');
  expect(parseResumeCode(formatResumeCode(code))).toBe(code);
  expect(parseResumeCode(' 000-000 020')).toBe(code);
});

test('any one digit typed wrong is noticed', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(8), fc.integer({ min: 1, max: 9 }), (id, place, off) => {
      const code = resumeCodeOf(id);
      const digits = Array.from(code);
      digits[place] = String((Number(digits[place]) + off) % 10);
      expect(parseResumeCode(code)).toBe(code);
      expect(parseResumeCode(digits.join(''))).toBeNull();
    }),
  );
});

test.each(['', '12345678', '1234567890', '12345678а', 'KZ-2026-000000079-4'])('%j is no code', (text) => {
  expect(parseResumeCode(text)).toBeNull();
});

test('codes of one day rarely meet', () => {
  const codes = new Set(Array.from({ length: 2_000 }, () => resumeCodeOf(uuidv7())));
  expect(codes.size).toBeGreaterThan(1_995);
});

test('its QR code is read again, and no other is taken for it', () => {
  const code = resumeCodeOf('01935b1e-7a00-7000-8000-000000000001');
  expect(parseResumeQr(resumeQrText(code))).toBe(code);
  expect(parseResumeQr(code)).toBeNull();
  expect(parseResumeQr('QALQANR:123456780')).toBeNull();
  expect(parseResumeQr('QALQAN1:123456789')).toBeNull();
});
