/** Writing to the journal from the desk: nothing is appended to a journal whose end was cut or is damaged. */
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { AuditEvent } from '../../../shared/api/audit.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import type { Body } from '../../../shared/protocol/schema/bodies.ts';
import { z } from 'zod';
import type { NewAct } from '../journal/journal.ts';
import type { EntryRow } from '../journal/rows.ts';
import type { Desk } from './desk.ts';

/** What a line is written with. */
export type Writing = Pick<Desk, 'kept' | 'health' | 'keys' | 'journal' | 'clock'>;

/**
 * Appends an act; asked again with the same id, answers the entry that is there.
 * Problems: kiosk.notEnrolled, core.storeDamaged, core.repairing.
 */
export function append(desk: Writing, act: Omit<NewAct, 'at'>, alongside?: () => void): Result<EntryRow> {
  const enrolment = desk.kept.enrolment.read();
  if (!enrolment) return bad('kiosk.notEnrolled');
  if (desk.health.stop !== null) return bad('core.storeDamaged', { params: { why: desk.health.stop } });
  if (desk.health.isRepairing) return bad('core.repairing');
  const signing = { device: enrolment.device, key: desk.keys.sign };
  return good(desk.journal.append(signing, { ...act, at: instantAt(desk.clock.now()) }, alongside));
}

/** What an audit line says; all that the page of them knows to tell. */
export type Event = Body<'desk.event'> & { what: AuditEvent };

/**
 * Appends an audit line, with the call's key as its id. A key that stands for something else already, so that nothing
 * would be written, is core.badRequest.
 */
export function recordEvent(
  desk: Writing,
  id: string,
  event: Event,
  alongside?: () => void,
): Result<EntryRow> {
  const row = append(desk, { id, kind: 'desk.event', body: event }, alongside);
  return row.ok && !says(row.value, event) ? bad('core.badRequest') : row;
}

/** As `recordEvent`; a journal that takes no line any more keeps nobody from looking at what is in it. */
export function recordLook(desk: Desk, id: string, event: Event): Result<true> {
  const row = recordEvent(desk, id, event);
  return row.ok || UNWRITABLE.includes(row.problem.code) ? good(true) : row;
}

const UNWRITABLE: readonly string[] = ['core.storeDamaged', 'core.repairing'];

/** What an audit line says was done; none where the entry is another, or its body has expired. */
export const whatOf = ({ kind, body }: EntryRow): string | undefined =>
  kind === 'desk.event' && body !== null ? Said.safeParse(JSON.parse(body)).data?.what : undefined;

const Said = z.object({ what: z.string(), who: z.string(), about: z.string().optional() });

function says({ kind, body }: EntryRow, { what, who, about }: Event): boolean {
  const said = kind === 'desk.event' && body !== null ? Said.safeParse(JSON.parse(body)).data : undefined;
  return said?.what === what && said.who === who && said.about === about;
}
