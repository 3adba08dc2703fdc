import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { newEnrolmentCode, plainCode, rootOfCode } from './enrolmentCode.ts';
import { checkDigit, isRecordNumber, recordNumber } from './number.ts';
import { newKey, publicJwk, thumbprint } from './signing.ts';

describe('base45', () => {
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('%s is %s, as RFC 9285 says', (plain, coded) => {
    expect(encodeBase45(Buffer.from(plain))).toBe(coded);
    expect(Buffer.from(decodeBase45(coded) ?? []).toString()).toBe(plain);
  });

  test('any bytes come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each(['GGW', ':::', 'A', 'AAAA', 'aa', 'A,A', '::'])('%s is no base45', (text) => {
    expect(decodeBase45(text)).toBeNull();
  });
});

describe('the human number', () => {
  test('ISO 7064 MOD 11,10 gives 5 for 0794', () => expect(checkDigit('0794')).toBe(5));

  test('any single wrong digit is noticed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2025, max: 2099 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (year, serial, at, by) => {
          const number = recordNumber(year, serial);
          expect(isRecordNumber(number)).toBe(true);
          const place = [...number].flatMap((c, i) => (/\d/.test(c) ? [i] : []))[at] ?? 3;
          const wrong = (Number(number[place]) + by) % 10;
          expect(isRecordNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  test.each([0, 1_000_000_000, 1.5])('there is no record number %d', (serial) =>
    expect(() => recordNumber(2026, serial)).toThrow(RangeError),
  );
});

describe('the enrolment code', () => {
  test('carries the thumbprint of the root, however a person types it', () => {
    const root = publicJwk(newKey('Ed25519'));
    const code = newEnrolmentCode(root);
    expect(code).toMatch(/^([0-9A-Z]{4}-)+[0-9A-Z]{1,4}$/);
    expect(rootOfCode(code)).toBe(thumbprint(root));
    expect(
      rootOfCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `),
    ).toBe(thumbprint(root));
    expect(plainCode(code.toLowerCase())).toBe(code.replaceAll('-', ''));
  });

  test('two codes of one registry differ', () => {
    const root = publicJwk(newKey('Ed25519'));
    expect(newEnrolmentCode(root)).not.toBe(newEnrolmentCode(root));
  });

  test.each(['', 'ABCD', 'ABCD-!!!!', 'U'.repeat(68)])('%s is no code', (code) =>
    expect(rootOfCode(code)).toBeNull(),
  );
});
