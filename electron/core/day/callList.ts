/** Citizens who were promised a ban that is not in force yet: they are called before the day ends. */
import { z } from 'zod';
import type { Input } from '../../../shared/api/calls.ts';
import type { InnerInput } from '../../../shared/api/inner.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { CallListPaper, Clerk, ToCall } from '../../../shared/api/views.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { Language } from '../../../shared/protocol/schema/scalars.ts';
import { findAct, verdictsOf, viewOfAct, type Act } from '../desk/acts.ts';
import type { Desk } from '../desk/desk.ts';
import { recordEvent } from '../desk/record.ts';
import { centerOf, FIRST_SETTINGS } from '../desk/state.ts';

const Called = z.object({
  citizen: z.object({ fullName: z.string(), phone: z.string().optional(), language: Language }),
});

/** SQL: ids of acts whose latest verdict does not put them in force or end them. */
const OPEN = `
  SELECT DISTINCT coalesce(e.id, p.id) AS id FROM acts a
    LEFT JOIN entries e ON e.seq = a.place LEFT JOIN past_entries p ON p.place = a.place
    WHERE a.place IN (SELECT place FROM acts WHERE state IS NULL
      UNION ALL SELECT place FROM acts WHERE state IN ('recorded', 'refused', 'held'))
      AND coalesce(e.kind, p.kind) IN ('ban.set', 'correction')`;

/** The list, the oldest first. It is personal data: seeing it is an audit line. Problems: those of `recordEvent`. */
export function callList(desk: Desk, { key }: Input<'day.callList'>, clerk: Clerk): Result<ToCall[]> {
  const recorded = recordEvent(desk, key, { what: 'call-list.seen', who: clerk.number });
  return recorded.ok ? good(open(desk).flatMap((act) => toCall(desk, act) ?? [])) : recorded;
}

/** The list for paper. Problems: core.policyMissing, those of `recordEvent`. */
export function callListPaper(
  desk: Desk,
  { key }: InnerInput<'day.callListPaper'>,
  clerk: Clerk,
): Result<CallListPaper> {
  const center = centerOf(desk);
  if (!center) return bad('core.policyMissing');
  const recorded = recordEvent(desk, key, { what: 'call-list.print', who: clerk.number });
  if (!recorded.ok) return recorded;
  return good({
    people: open(desk).flatMap((act) => toCall(desk, act) ?? []),
    language: (desk.kept.settings.read() ?? FIRST_SETTINGS).language,
    center: center.name,
    clerk: clerk.number,
    demo: desk.kept.policy.read()?.demo ?? false,
    printedAt: instantAt(desk.clock.now()),
  });
}

/** How many are to be called; names nobody. */
export const countToCall = (desk: Desk): number => open(desk).length;

function open(desk: Desk): Act[] {
  return desk.db
    .prepare<[], { id: string }>(OPEN)
    .all()
    .flatMap(({ id }) => findAct(desk, id) ?? [])
    .filter((act) => isOpen(desk, act))
    .toSorted((a, b) => a.place - b.place);
}

/** Whoever was corrected is called about the correction, once; whom a supervisor put aside, not at all. */
function isOpen(desk: Desk, act: Act): boolean {
  const view = viewOfAct(desk, act);
  if (!view || view.dismissed) return false;
  if (view.state === 'in-force' || view.state === 'ended') return false;
  // Of a correction only a ban's is about a ban.
  if (view.kind === 'correction' && view.corrects?.kind !== 'ban.set') return false;
  if (view.correctedBy && view.correctedBy.state !== 'refused') return false;
  // A refused correction leaves its act on the list, which names the same citizen.
  return !(view.kind === 'correction' && view.state === 'refused');
}

function toCall(desk: Desk, act: Act): ToCall | null {
  const { row } = act;
  const said = row.body === null ? null : Called.safeParse(JSON.parse(row.body)).data;
  if (!said) return null;
  const verdicts = verdictsOf(desk, act);
  const latest = verdicts.at(-1);
  const { fullName, phone, language } = said.citizen;
  return {
    id: row.id,
    kind: row.kind,
    fullName,
    ...(phone === undefined ? {} : { phone }),
    language,
    at: row.at,
    state: latest?.state ?? 'waiting',
    ...(latest?.reason ? { reason: latest.reason } : {}),
  };
}
