import { expect, test } from 'vitest';
import { isBin } from '../../shared/domain/bin.ts';
import { findLenders } from '../../shared/domain/lenders.ts';
import { PolicyLender } from '../../shared/protocol/schema/policy.ts';
import { demoBin, demoLenders } from './lenders.ts';

test('each lender of the demo is well formed, says that it is one, and has a БИН of its own', () => {
  for (const lender of demoLenders) {
    expect(PolicyLender.parse(lender)).toEqual(lender);
    expect(isBin(lender.bin)).toBe(true);
    expect(`${lender.name.kk} ${lender.name.ru} ${lender.name.en}`).toMatch(/демо-.*демо-.*Demo/i);
  }
  expect(new Set(demoLenders.map(({ bin }) => bin)).size).toBe(demoLenders.length);
  expect(demoLenders[0]?.bin).toBe('000140000012');
});

test('every kind of lender is there, and each is found by its name', () => {
  expect(new Set(demoLenders.map(({ kind }) => kind))).toEqual(new Set(['bank', 'microfinance', 'other']));
  for (const { bin, name } of demoLenders)
    for (const typed of [name.kk, name.ru, name.en])
      expect(findLenders(demoLenders, typed, 3).map((one) => one.bin)).toContain(bin);
  expect(findLenders(demoLenders, 'умит', 1)[0]?.bin).toBe(demoBin(15));
});
