import { describe, expect, it } from 'vitest';
import { checkDocumentNumber } from './documentNumber.ts';

describe('checkDocumentNumber', () => {
  it.each([
    ['012345678', '012345678'],
    [' № 012 345 678 ', '012345678'],
    ['n12345678', 'N12345678'],
    ['45-АБ/12', '45-АБ/12'],
  ])('takes %j as %j', (text, value) => {
    expect(checkDocumentNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'documentNumber.empty'],
    ['№', 'documentNumber.empty'],
    ['1234', 'documentNumber.length'],
    ['-----', 'documentNumber.length'],
    ['1'.repeat(21), 'documentNumber.length'],
    ['12345😀', 'documentNumber.characters'],
    ['12345;DROP', 'documentNumber.characters'],
    ['12345\uD800', 'documentNumber.characters'],
  ])('says what is wrong with %j: %s', (text, code) => {
    expect(checkDocumentNumber(text)).toEqual({ ok: false, code });
  });
});
