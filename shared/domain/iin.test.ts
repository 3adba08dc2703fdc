import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, checkIin, formatIin, iinWarnings, lastFour, parseIin } from './iin.ts';
import { parseIsoDate, type IsoDate } from './dates.ts';

const elevenDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 })
  .map((d) => d.join(''));

function iin(text: string) {
  const found = parseIin(text);
  if (found === null) throw new Error(`${text} should be an ИИН`);
  return found;
}

function date(text: string): IsoDate {
  const found = parseIsoDate(text);
  if (found === null) throw new Error(`${text} should be a date`);
  return found;
}

describe('checkIin', () => {
  it.each([
    ['500101300003', 'the first pass of weights'],
    ['500101300405', 'the second pass of weights'],
    ['510214 400 125', 'spaces between groups'],
    [' 510214400125 ', 'spaces around'],
  ])('accepts %s (%s)', (text) => {
    expect(checkIin(text)).toEqual({ ok: true, value: text.replaceAll(' ', '') });
  });

  it.each([
    ['', 'iin.empty'],
    ['   ', 'iin.empty'],
    ['51021440012', 'iin.length'],
    ['5102144001255', 'iin.length'],
    ['51O214400125', 'iin.letters'],
    ['510214-400-125', 'iin.letters'],
    ['٥١٠٢١٤٤٠٠١٢٥', 'iin.letters'],
    ['510214400126', 'iin.checkDigit'],
    ['500101300480', 'iin.checkDigit'],
    ['9'.repeat(10_000), 'iin.length'],
  ])('says what is wrong with %.20j: %s', (text, code) => {
    expect(checkIin(text)).toEqual({ ok: false, code });
    expect(parseIin(text)).toBeNull();
  });

  it('knows a prefix for which no ИИН exists', () => {
    expect(checkDigit('50010130048')).toBeNull();
  });

  it('accepts exactly one last digit after any eleven, or none', () => {
    fc.assert(
      fc.property(elevenDigits, (eleven) => {
        const good = Array.from('0123456789').filter((last) => checkIin(eleven + last).ok);
        expect(good).toEqual(checkDigit(eleven) === null ? [] : [String(checkDigit(eleven))]);
      }),
    );
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof checkIin(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('iinWarnings', () => {
  it('is silent where date, century and sex agree', () => {
    expect(iinWarnings(iin('510214400125'), date('1951-02-14'), 'female')).toEqual([]);
  });

  it('warns, and does no more, where something differs', () => {
    expect(iinWarnings(iin('510214400125'), date('1951-02-15'))).toEqual(['iin.birthDate']);
    expect(iinWarnings(iin('510214400125'), date('2051-02-14'))).toEqual(['iin.century']);
    expect(iinWarnings(iin('510214400125'), date('1951-02-14'), 'male')).toEqual(['iin.sex']);
  });
});

describe('how an ИИН is shown', () => {
  it('is parted in groups on the screen and cut to four digits on paper', () => {
    expect(formatIin(iin('510214400125'))).toBe('510214 400 125');
    expect(lastFour(iin('510214400125'))).toBe('0125');
  });

  it('reads its own format back', () => {
    fc.assert(
      fc.property(elevenDigits, (eleven) => {
        const last = checkDigit(eleven);
        fc.pre(last !== null);
        expect(parseIin(formatIin(iin(`${eleven}${last}`)))).toBe(`${eleven}${last}`);
      }),
    );
  });
});
