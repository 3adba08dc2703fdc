import { expect, test } from 'vitest';
import { needsApproval, stopsWithPolicy } from './actRules.ts';

test.each([
  ['ban.set', 'clerk', false],
  ['ban.lift', 'clerk', true],
  ['ban.lift', 'face', true],
  ['claim.file', 'clerk', true],
  ['claim.file', 'face', false],
] as const)('%s by %s: a second person is needed: %s', (kind, method, expected) => {
  expect(needsApproval({ kind, method })).toBe(expected);
});

test('past the policy lifts, consents and status stop; bans and claims go on', () => {
  expect(['ban.lift', 'spouse.consent', 'status.view'].every(stopsWithPolicy)).toBe(true);
  expect(['ban.set', 'claim.file', 'claim.withdraw'].some(stopsWithPolicy)).toBe(false);
});
