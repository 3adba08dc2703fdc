import { expect, test } from 'vitest';
import { needsApproval, needsOwnLook, stopsWithPolicy } from './actRules.ts';
import { parseIsoDate } from './dates.ts';
import { parseIin } from './iin.ts';

const asked = {
  iin: parseIin('610101300006'),
  birthDate: parseIsoDate('1961-01-01'),
  today: '2026-11-22',
  liftSupervisorAge: 66,
};

test.each([
  ['ban.set', 'clerk', false],
  ['ban.set', 'face', false],
  ['ban.lift', 'clerk', true],
  ['ban.lift', 'face', false],
  ['claim.file', 'clerk', true],
  ['claim.file', 'face', false],
] as const)('%s by %s: a second person is needed: %s', (kind, method, expected) => {
  expect(needsApproval({ ...asked, kind, method })).toBe(expected);
});

test.each([
  ['the policy names that age', { liftSupervisorAge: 65 }, true],
  ['the policy asks for one always', { liftSupervisorAge: 0 }, true],
  ['the birthday is tomorrow', { today: '2026-12-31', liftSupervisorAge: 66 }, false],
  ['the birthday is today', { today: '2027-01-01', liftSupervisorAge: 66 }, true],
  ['the ИИН says another birth date', { birthDate: parseIsoDate('1971-01-01') }, true],
  ['no birth date is known', { birthDate: null }, true],
])('a lift whose face was matched, where %s, takes a supervisor: %s', (_where, more, expected) => {
  expect(needsApproval({ ...asked, ...more, kind: 'ban.lift', method: 'face' })).toBe(expected);
});

test('only for a lift the clerk has to say that they looked as well', () => {
  expect(needsOwnLook('ban.lift', 'face')).toBe(true);
  expect([needsOwnLook('ban.lift', 'clerk'), needsOwnLook('ban.set', 'face')]).toEqual([false, false]);
});

test('past the policy lifts, consents and status stop; bans and claims go on', () => {
  expect(['ban.lift', 'spouse.consent', 'status.view'].every(stopsWithPolicy)).toBe(true);
  expect(['ban.set', 'claim.file', 'claim.withdraw'].some(stopsWithPolicy)).toBe(false);
});
