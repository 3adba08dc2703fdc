/**
 * What is held about a citizen: what this kiosk accepted itself, and what the registry shows once for a recorded
 * status.view (registry-protocol, section 8). The registry's answer is in memory alone, until the session ends.
 */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { StatusAnswer } from '../../../shared/api/status.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { Status } from '../../../shared/protocol/schema/status.ts';
import { problemOf } from '../sync/link.ts';
import { consentsAmong } from '../consents/consents.ts';
import { findAct } from './acts.ts';
import type { Desk } from './desk.ts';
import { pageOf } from './list.ts';
import { recordEvent } from './record.ts';

/** Nobody has more acts at one kiosk. */
const MOST_ACTS = 500;

const Asked = z.object({
  citizen: z.object({ iin: z.string() }),
  attestation: z.object({ clerk: z.string() }),
});

/** Whom an act is about; a representative is not among them, and learns nothing here. */
const About = z.object({
  citizen: z.object({ iin: z.string() }),
  spouse: z.object({ iin: z.string() }).optional().catch(undefined),
});

/** What this kiosk knows, the newest first; that it was seen is an audit line. Problems: core.noEntry, those of `recordEvent`. */
export function knownStatus(
  desk: Desk,
  { key, entry }: Input<'status.known'>,
  clerk: Clerk,
): Result<Output<'status.known'>> {
  const iin = iinAsked(desk, entry, clerk);
  if (iin === null) return bad('core.noEntry');
  const recorded = recordEvent(desk, key, { what: 'status.known', who: clerk.number, about: entry });
  if (!recorded.ok) return recorded;
  const { items } = pageOf(desk, { words: [` ${iin}`] }, { limit: MOST_ACTS });
  const acts = items.filter(({ id }) => isAbout(desk, id, iin));
  const consents = consentsAmong(desk, acts, iin).filter(({ isOpen }) => isOpen);
  return good({ acts, consents, earliest: earliestOf(desk) });
}

/**
 * What the registry shows; asked once, and the same for as long as the session goes on. That it was shown is an audit
 * line. Problems: core.noEntry.
 */
export async function showStatus(
  desk: Desk,
  { entry }: Input<'status.show'>,
  clerk: Clerk,
): Promise<Result<StatusAnswer>> {
  if (iinAsked(desk, entry, clerk) === null) return bad('core.noEntry');
  const state = desk.verdicts.of(entry).at(-1)?.state;
  if (state === undefined) return good({ state: 'waiting' });
  if (state !== 'recorded') return good({ state: 'stopped' });
  const asking = desk.looks.get(entry) ?? askRegistry(desk, entry, clerk);
  desk.looks.set(entry, asking);
  const answer = await asking;
  // What did not arrive may be asked for again; whatever else it was stays what it was.
  if (answer.state === 'unreached' && desk.looks.get(entry) === asking) desk.looks.delete(entry);
  return good(answer);
}

/** The session is over: nothing of the registry's answer stays here. */
export function closeStatus(desk: Desk, { entry }: Input<'status.close'>): Result<Record<string, never>> {
  desk.looks.delete(entry);
  return good({});
}

/** The ИИН that the status.view `entry` asks about; null where it is none, or another clerk's. */
function iinAsked({ journal }: Desk, entry: string, clerk: Clerk): string | null {
  const row = journal.byId(entry);
  if (row?.kind !== 'status.view' || row.body === null) return null;
  const asked = Asked.safeParse(JSON.parse(row.body)).data;
  return asked?.attestation.clerk === clerk.number ? asked.citizen.iin : null;
}

function isAbout(desk: Desk, id: string, iin: string): boolean {
  const body = findAct(desk, id)?.row.body ?? null;
  const about = body === null ? null : About.safeParse(JSON.parse(body)).data;
  return about?.citizen.iin === iin || about?.spouse?.iin === iin;
}

/** The day of the oldest act whose person is still known here. */
function earliestOf({ db }: Desk) {
  const day = db.prepare<[], string | null>("SELECT min(day) FROM acts WHERE words <> ''").pluck().get();
  return day ? parseIsoDate(day) : null;
}

async function askRegistry(desk: Desk, entry: string, clerk: Clerk): Promise<StatusAnswer> {
  const device = desk.kept.enrolment.read()?.device;
  const reply = await desk.sync.ask(`/v1/devices/${device}/status`, { entry });
  if (!reply) return { state: 'unreached' };
  if (reply.status === 200) {
    const status = Status.safeParse(reply.json);
    // Whatever answered, it was not our registry.
    if (!status.success) return { state: 'unreached' };
    const event = { what: 'status.shown' as const, who: clerk.number, about: entry };
    recordEvent(desk, uuidv7(), event);
    return { state: 'shown', status: status.data };
  }
  const code = problemOf(reply)?.code;
  if (code === 'expired') return { state: 'expired' };
  return code === 'used' || code === 'not-found' ? { state: 'lost' } : { state: 'unreached' };
}
