import { expect, test } from 'vitest';
import { checkBin } from '../../shared/domain/bin.ts';
import { PolicyFile } from '../policy/policy.ts';
import { StaffFile } from '../policy/staff.ts';
import { demoPolicy } from '../demo/policy.ts';
import { demoStaff } from '../demo/staff.ts';
import { scopeOf } from './facts.ts';

const demo = demoPolicy(0);
const policy = { ...demo, serial: 1, issued: demo.validUntil, kid: 'k', sig: 's' };

test('a lender of the policy is asked about its own kind, any other about both', () => {
  expect(scopeOf(policy, '000140000012')).toBe('bank');
  expect(scopeOf(policy, '000140000042')).toBe('microfinance');
  const collector = policy.lenders.find(({ kind }) => kind === 'other');
  expect(collector).toBeDefined();
  for (const bin of [null, collector?.bin ?? '', '990140000072']) expect(scopeOf(policy, bin)).toBe(null);
});

test('the demo rules are rules an operator could have written, and say that they are a demo', () => {
  expect(PolicyFile.safeParse(demo)).toMatchObject({ success: true });
  expect(StaffFile.safeParse(demoStaff())).toMatchObject({ success: true });
  expect(demo.demo).toBe(true);
  expect(demo.lenders.every(({ bin }) => checkBin(bin).ok)).toBe(true);
});

test('a policy with a wrong БИН or a delay nobody can tell is refused', () => {
  const [first, ...rest] = demo.lenders;
  const wrong = [
    { ...demo, lenders: [{ ...first, bin: '000140000011' }, ...rest] },
    { ...demo, banEffectDelay: 'P1M' },
  ];
  for (const file of wrong) expect(PolicyFile.safeParse(file).success).toBe(false);
});
