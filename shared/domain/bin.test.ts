import { describe, expect, it } from 'vitest';
import { binWarnings, checkBin, formatBin, isBin, type Bin } from './bin.ts';
import { checkDigit } from './iin.ts';

function bin(eleven: string): Bin {
  const checked = checkBin(`${eleven}${checkDigit(eleven)}`);
  if (!checked.ok) throw new Error(`${eleven} should begin a БИН`);
  return checked.value;
}

describe('checkBin', () => {
  it('accepts a good check digit, however it is spaced', () => {
    const good = bin('94014000038');
    expect(checkBin(formatBin(good))).toEqual({ ok: true, value: good });
  });

  it.each([
    ['', 'bin.empty'],
    ['94014000038', 'bin.length'],
    ['9401400003855', 'bin.length'],
    ['94014000O385', 'bin.letters'],
  ])('says what is wrong with %j: %s', (text, code) => {
    expect(checkBin(text)).toEqual({ ok: false, code });
  });

  it('refuses every other check digit', () => {
    const good = bin('94014000038');
    const others = Array.from('0123456789').filter((d) => d !== good.at(-1));
    for (const d of others)
      expect(checkBin(good.slice(0, 11) + d)).toEqual({ ok: false, code: 'bin.checkDigit' });
  });
});

describe('isBin', () => {
  it('takes only the twelve digits of the protocol', () => {
    const good = bin('94014000038');
    expect([good, formatBin(good), ` ${good}`, '940140000380'].map(isBin)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('binWarnings', () => {
  it('wonders at an unusual month or kind, and never refuses', () => {
    expect(binWarnings(bin('94014000038'))).toEqual([]);
    expect(binWarnings(bin('94134000038'))).toEqual(['bin.structure']);
    expect(binWarnings(bin('94011000038'))).toEqual(['bin.structure']);
  });
});
