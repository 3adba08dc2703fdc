import { expect, test } from 'vitest';
import type { StaffRole } from '../protocol/schema/policy.ts';
import { hasRight, type Right } from './rights.ts';

const ALL: readonly Right[] = ['attend', 'serve', 'read', 'decide', 'staff', 'maintain'];
const of = (roles: readonly StaffRole[], isRevoked = false) =>
  ALL.filter((right) => hasRight({ roles, isRevoked }, right));

test('a clerk serves and reads; a supervisor does all; an administrator keeps the kiosk and sees no citizen', () => {
  expect(of(['clerk'])).toEqual(['attend', 'serve', 'read']);
  expect(of(['supervisor'])).toEqual(ALL);
  expect(of(['administrator'])).toEqual(['attend', 'staff', 'maintain']);
  expect(of([])).toEqual([]);
});

test('several roles are the rights of each, and no more', () => {
  expect(of(['administrator', 'clerk'])).toEqual(['attend', 'serve', 'read', 'staff', 'maintain']);
});

test('the journal of a revoked kiosk is read by an administrator too, who still serves nobody', () => {
  expect(of(['administrator'], true)).toEqual(['attend', 'read', 'staff', 'maintain']);
  expect(of(['clerk'], true)).toEqual(of(['clerk']));
});
