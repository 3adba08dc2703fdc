/** Writing to the journal from the desk: nothing is appended to a journal whose end was cut or is damaged. */
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Body } from '../../../shared/protocol/schema/bodies.ts';
import type { NewAct } from '../journal/journal.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { Desk } from './desk.ts';

/**
 * Appends an act; asked again with the same id, answers the entry that is there.
 * Problems: kiosk.notEnrolled, core.storeDamaged, core.repairing.
 */
export function append(desk: Desk, act: Omit<NewAct, 'at'>, alongside?: () => void): Result<EntryRow> {
  const enrolment = desk.kept.enrolment.read();
  if (!enrolment) return bad('kiosk.notEnrolled');
  if (desk.health.stop !== null) return bad('core.storeDamaged', { params: { why: desk.health.stop } });
  if (desk.health.isRepairing) return bad('core.repairing');
  const signing = { device: enrolment.device, key: desk.keys.sign };
  return good(desk.journal.append(signing, { ...act, at: instantAt(desk.clock.now()) }, alongside));
}

/** Appends an audit line, with the call's key as its id. */
export function recordEvent(
  desk: Desk,
  id: string,
  event: Body<'desk.event'>,
  alongside?: () => void,
): Result<EntryRow> {
  return append(desk, { id, kind: 'desk.event', body: event }, alongside);
}
