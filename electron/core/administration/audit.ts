/** The audit trail as it is read: the desk's own lines of this journal, and of those that it goes on with. */
import { AUDIT_GROUPS, AuditEvent, type AuditLine, type AuditPage } from '../../../shared/api/audit.ts';
import type { Input } from '../../../shared/api/calls.ts';
import { good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { Instant } from '../../../shared/protocol/schema/scalars.ts';
import { z } from 'zod';
import { findAct, verdictsOf } from '../desk/acts.ts';
import type { Desk } from '../desk/desk.ts';
import { recordLook } from '../desk/record.ts';
import { takeCommands } from '../journal/byCommand.ts';

type Row = { place: number; seq: number; id: string; device: string; at: string; body: string | null };
type Wanted = Omit<Input<'audit.list'>, 'key'>;

/** A page of the trail, the newest first. Opening it is an audit line. Problems: those of `recordEvent`. */
export function listAudit(
  desk: Desk,
  { key, ...wanted }: Input<'audit.list'>,
  clerk: Clerk,
): Result<AuditPage> {
  const look = recordLook(desk, key, { what: 'audit.seen', who: clerk.number });
  if (!look.ok) return look;
  takeCommands(desk, desk.options.data);
  // One more than is shown, to know whether there are more.
  const rows = rowsOf(desk, { ...wanted, limit: wanted.limit + 1 });
  const names = new Map(desk.kept.staff.read()?.people.map(({ number, name }) => [number, name]));
  const items = rows.slice(0, wanted.limit).map((row) => lineOf(desk, row, names));
  return good({ items, more: rows.length > wanted.limit });
}

const TABLES = [
  ['entries', 'seq'],
  ['past_entries', 'place'],
] as const;

function rowsOf(desk: Desk, wanted: Wanted): Row[] {
  const rows: Row[] = [];
  for (const [table, place] of TABLES) {
    if (rows.length < wanted.limit) rows.push(...rowsIn(desk, table, place, wanted, rows.length));
  }
  return rows;
}

function rowsIn(
  { db }: Desk,
  table: string,
  place: string,
  { before = Number.MAX_SAFE_INTEGER, limit, group, who }: Wanted,
  found: number,
): Row[] {
  const kinds: readonly string[] = group === undefined ? [] : AUDIT_GROUPS[group];
  const conditions = [
    `kind = 'desk.event'`,
    `${place} < ?`,
    ...(kinds.length > 0 ? [`json_extract(body, '$.what') IN (${kinds.map(() => '?').join(', ')})`] : []),
    ...(who === undefined ? [] : [`json_extract(body, '$.who') = ?`]),
  ];
  const columns = `${place} AS place, seq, id, device, at, body`;
  return db
    .prepare<unknown[], Row>(
      `SELECT ${columns} FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY ${place} DESC LIMIT ?`,
    )
    .all(before, ...kinds, ...(who === undefined ? [] : [who]), limit - found);
}

/** What is told of a line; whatever else it says stays in the journal. */
const Said = z.object({
  what: z.union([AuditEvent, z.string().transform(() => 'other' as const)]),
  who: z.string(),
  about: z.string().optional(),
  detail: z
    .object({
      found: z.int().optional().catch(undefined),
      triesLeft: z.int().optional().catch(undefined),
      parcel: z.int().optional().catch(undefined),
      clerk: z.string().optional().catch(undefined),
      account: z.string().optional().catch(undefined),
      at: Instant.optional().catch(undefined),
    })
    .catch({})
    .default({}),
});

function lineOf(desk: Desk, { body, ...row }: Row, names: ReadonlyMap<string, string>): AuditLine {
  const said = body === null ? null : Said.safeParse(JSON.parse(body)).data;
  if (!said) return { ...row, what: 'other', who: '', detail: {} };
  const { what, who, about, detail } = said;
  const name = names.get(who);
  return {
    ...row,
    what,
    who,
    ...(name === undefined ? {} : { name }),
    ...(about === undefined ? {} : { about: aboutOf(desk, about) }),
    detail,
  };
}

function aboutOf(desk: Desk, id: string): NonNullable<AuditLine['about']> {
  const act = findAct(desk, id);
  if (!act) return { id };
  const number = verdictsOf(desk, act).findLast((verdict) => verdict.number !== undefined)?.number;
  return { id, kind: act.row.kind, ...(number === undefined ? {} : { number }) };
}
