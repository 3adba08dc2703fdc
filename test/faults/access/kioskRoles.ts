/**
 * Whose each call is, written down a second time: what the product's own table gives by mistake is found here. A call
 * that is in none of these lists belongs to clerks and supervisors.
 */
import type { CallName, MainCallName } from '../../../shared/api/calls.ts';
import type { InnerCallName } from '../../../shared/api/inner.ts';
import type { StaffRole } from '../../../shared/protocol/schema/policy.ts';

type Name = CallName | MainCallName;

/** Open before anybody has signed in. */
export const OPEN_TO_ALL: readonly string[] = ['desk.state', 'desk.settings'] satisfies Name[];
/** Whoever is signed in. */
const OF_EVERYBODY: readonly string[] = ['sync.now'] satisfies Name[];
const OF_SUPERVISORS: readonly string[] = [
  'entries.dismiss',
  'day.balance',
  'day.close',
  'day.compare',
  'day.callList',
  'callList.print',
  'staff.unlock',
] satisfies Name[];
const OF_SUPERVISORS_AND_ADMINISTRATORS: readonly string[] = [
  'journal.repair',
  'audit.list',
  'staff.list',
  'kiosk.health',
  'backup.now',
  'keys.rotate',
  'road.places',
  'road.export',
  'road.import',
] satisfies Name[];
/** What an administrator reads once the registry has revoked the kiosk, and not before. */
const READ_WHERE_REVOKED: readonly string[] = [
  'entries.list',
  'entries.search',
  'entries.show',
  'claims.show',
  'blobs.list',
  'blobs.thumbnail',
  'receipts.read',
] satisfies Name[];
/** Main's alone: no window's, whoever sits there. */
const OF_MAIN: readonly string[] = [
  'receipts.make',
  'claims.papers',
  'drafts.slip',
  'day.callListPaper',
  'desk.event',
  'road.write',
  'road.read',
] satisfies InnerCallName[];

/** Whether somebody of this one role may make that call. */
export function isTheirs(role: StaffRole, call: string, isRevoked: boolean): boolean {
  if (OF_MAIN.includes(call)) return false;
  if (OPEN_TO_ALL.includes(call) || OF_EVERYBODY.includes(call)) return true;
  if (OF_SUPERVISORS.includes(call)) return role === 'supervisor';
  if (OF_SUPERVISORS_AND_ADMINISTRATORS.includes(call)) return role !== 'clerk';
  return role !== 'administrator' || (isRevoked && READ_WHERE_REVOKED.includes(call));
}
