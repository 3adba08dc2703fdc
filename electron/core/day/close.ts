/**
 * The end-of-day balance (registry-protocol, section 2): receipts given out since the last one, by count
 * and digest, signed into the journal and answered by the registry with its own.
 */
import { z } from 'zod';
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk, Closing, DayBalance } from '../../../shared/api/views.ts';
import { dateAt } from '../../../shared/domain/dates.ts';
import { sha256 } from '../../../shared/protocol/hashing.ts';
import { bodies, type Body } from '../../../shared/protocol/schema/bodies.ts';
import { Sha256 } from '../../../shared/protocol/schema/scalars.ts';
import type { Desk } from '../desk/desk.ts';
import { append } from '../desk/record.ts';
import type { EntryRow } from '../journal/rows.ts';
import { RECEIPT_LIST } from '../journal/actIndex.ts';
import { stateOf } from '../journal/views.ts';
import { countToCall } from './callList.ts';

/** How many closings are shown. */
const SHOWN = 10;

/** What the registry says in the verdict of a closing. */
const Answer = z.object({ count: z.int(), digest: Sha256 });

type Range = { from: number; to: number };

/** The receipts of a range of our journal, as both sides count them. */
function issuedIn(desk: Desk, { from, to }: Range): Body<'device.closeDay'>['issued'] {
  const ids = desk.db
    .prepare<[number, number], { id: string }>(
      `SELECT id FROM entries WHERE seq BETWEEN ? AND ? AND kind IN (${RECEIPT_LIST}) ORDER BY id`,
    )
    .all(from, to)
    .map(({ id }) => id);
  return { count: ids.length, digest: sha256(ids.join('\n')) };
}

/** From the last closing's end to the journal's. */
function openRange(desk: Desk): Range {
  const last = closings(desk, 1)[0];
  return { from: (last?.to ?? 0) + 1, to: desk.journal.head().seq };
}

/** The balance as it stands now. */
export function dayBalance(desk: Desk): DayBalance {
  const range = openRange(desk);
  const waiting = desk.db
    .prepare<[number, number], { n: number }>(
      'SELECT count(*) AS n FROM acts INDEXED BY acts_waiting WHERE state IS NULL AND place BETWEEN ? AND ?',
    )
    .get(range.from, range.to);
  const issued = issuedIn(desk, range);
  return {
    day: dateAt(desk.clock.now()),
    ...range,
    issued,
    waiting: waiting?.n ?? 0,
    answered: issued.count - (waiting?.n ?? 0),
    toCall: countToCall(desk),
    closings: closings(desk, SHOWN),
  };
}

/** Signs the balance. Asked again with the same key, the same closing. Problems: those of `append`. */
export function closeDay(desk: Desk, { key }: Input<'day.close'>, clerk: Clerk): Result<Closing> {
  const range = openRange(desk);
  const body = {
    day: dateAt(desk.clock.now()),
    clerk: clerk.number,
    ...range,
    issued: issuedIn(desk, range),
  };
  const row = append(desk, { id: key, kind: 'device.closeDay', body });
  if (!row.ok) return row;
  desk.changed();
  desk.sync.wake();
  const made = closingOf(desk, row.value);
  return made ? good(made) : bad('core.noEntry');
}

/** The closing `id` of our journal, or null. */
export function findClosing(desk: Desk, id: string): Closing | null {
  const row = desk.journal.byId(id);
  return row?.kind === 'device.closeDay' ? closingOf(desk, row) : null;
}

function closings(desk: Desk, limit: number): Closing[] {
  return desk.db
    .prepare<[number], EntryRow>(
      `SELECT * FROM entries WHERE kind = 'device.closeDay' ORDER BY seq DESC LIMIT ?`,
    )
    .all(limit)
    .flatMap((row) => closingOf(desk, row) ?? []);
}

function closingOf(desk: Desk, row: EntryRow): Closing | null {
  const said = row.body === null ? null : bodies['device.closeDay'].safeParse(JSON.parse(row.body)).data;
  if (!said) return null;
  const verdicts = desk.verdicts.of(row.id);
  const answer = Answer.safeParse(verdicts.at(-1)?.detail).data;
  const { day, clerk, from, to, issued } = said;
  return {
    id: row.id,
    at: row.at,
    day,
    clerk,
    from,
    to,
    issued,
    state: stateOf(verdicts),
    ...(answer
      ? { registry: answer, isEqual: answer.count === issued.count && answer.digest === issued.digest }
      : {}),
  };
}
