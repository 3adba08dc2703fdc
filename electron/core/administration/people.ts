/** The people of the center at this desk: who is locked out after wrong PINs, and letting them try again. */
import type { StaffMember } from '../../../shared/api/administration.ts';
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Desk } from '../desk/desk.ts';
import { recordEvent } from '../desk/record.ts';
import { NOBODY } from '../desk/staffPin.ts';

/** Those who may serve, in the order of the staff list; last, where it is locked, what stands for all other numbers. */
export function listStaff(desk: Desk): StaffMember[] {
  const people = (desk.kept.staff.read()?.people ?? [])
    .filter(({ revokedAt }) => revokedAt === undefined)
    .map(({ number, name, roles }) => ({ number, name, roles, ...lockOf(desk, number) }));
  const nobody = lockOf(desk, NOBODY);
  return nobody.lockedUntil === undefined
    ? people
    : [...people, { number: NOBODY, name: '', roles: [], ...nobody }];
}

/**
 * Ends a lock; the next wrong PIN counts as the first. It is an audit line, with whose lock it was. Problems:
 * staff.unknown, those of `recordEvent`.
 */
export function unlockStaff(
  desk: Desk,
  { key, number }: Input<'staff.unlock'>,
  { number: who }: Clerk,
): Result<Record<string, never>> {
  if (!listStaff(desk).some((one) => one.number === number)) return bad('staff.unknown');
  const event = { what: 'staff.unlocked' as const, who, detail: { clerk: number } };
  const recorded = recordEvent(desk, key, event, () => desk.locks.clear(number));
  if (!recorded.ok) return recorded;
  desk.changed();
  return good({});
}

function lockOf(desk: Desk, number: string): Pick<StaffMember, 'lockedUntil'> {
  const ms = desk.locks.lockedMs(number);
  return ms > 0 ? { lockedUntil: instantAt(desk.clock.now() + ms) } : {};
}
