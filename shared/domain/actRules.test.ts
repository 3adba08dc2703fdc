import { expect, test } from 'vitest';
import { needsApproval, stopsWithPolicy } from './actRules.ts';

const policy = { liftSupervisorAge: 65 };

test.each([
  ['ban.set', 'clerk', 80, false],
  ['ban.lift', 'clerk', 30, true],
  ['ban.lift', 'face', 64, false],
  ['ban.lift', 'face', 65, true],
  ['ban.lift', 'face', null, true],
  ['claim.file', 'clerk', 30, true],
  ['claim.file', 'face', 80, false],
] as const)('%s by %s at %s: a second person is needed: %s', (kind, method, age, expected) => {
  expect(needsApproval({ kind, method, age }, policy)).toBe(expected);
});

test('past the policy lifts, consents and status stop; bans and claims go on', () => {
  expect(['ban.lift', 'spouse.consent', 'status.view'].every(stopsWithPolicy)).toBe(true);
  expect(['ban.set', 'claim.file', 'claim.withdraw'].some(stopsWithPolicy)).toBe(false);
});
