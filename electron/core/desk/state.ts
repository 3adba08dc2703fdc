/** The state of the kiosk as windows show it: derived whole, each time, from what is stored. */
import type { DeskSettings, DeskState, EntryState } from '../../../shared/api/views.ts';
import { dateAt, epochMsOf } from '../../../shared/domain/dates.ts';
import { RECEIPT_LIST } from '../journal/verdicts.ts';
import { stateOf } from '../journal/views.ts';
import type { PastRow } from '../journal/past.ts';
import type { EntryRow } from '../journal/rows.ts';
import { verdictsOf } from './acts.ts';
import { clerkAt, type Desk } from './desk.ts';
import { countToMend } from './list.ts';

/** Until someone chooses: the state language, ordinary text. */
export const FIRST_SETTINGS: DeskSettings = { language: 'kk', textSize: '24', contrast: 'normal' };

/** The state now. */
export function deskState(desk: Desk): DeskState {
  const { kept, options } = desk;
  const policy = kept.policy.read();
  const now = desk.clock.now();
  return {
    version: options.version,
    kiosk: kioskOf(desk),
    demo: policy?.demo ?? false,
    clerk: clerkAt(desk),
    settings: kept.settings.read() ?? FIRST_SETTINGS,
    connection: desk.sync.connection(),
    waiting: waitingOf(desk),
    today: todayOf(desk, now),
    drafts: desk.drafts.count(),
    ...attachmentsOf(desk),
    ...roadOf(desk),
    policy: policy && {
      serial: policy.serial,
      validUntil: policy.validUntil,
      expired: (epochMsOf(policy.validUntil) ?? 0) < now,
      banScopes: policy.banScopes,
      liftSupervisorAge: policy.liftSupervisorAge,
      texts: policy.texts,
    },
    health: {
      keyProtection: options.keyProtection,
      journal: desk.health.journal,
      backup: desk.backups.state(),
    },
  };
}

/** The center's name in three languages, by the policy; its id where the policy does not name it. */
export function centerOf({ kept }: Pick<Desk, 'kept'>) {
  const id = kept.enrolment.read()?.cert.center ?? kept.staff.read()?.center;
  if (id === undefined) return null;
  return {
    id,
    name: kept.policy.read()?.centers.find((center) => center.id === id)?.name ?? { kk: id, ru: id, en: id },
  };
}

/** Why nothing goes to the registry, or may be written here; the file's own reason comes first. */
export const stopOf = ({ health, kept }: Pick<Desk, 'health' | 'kept'>): DeskState['kiosk']['stop'] | null =>
  health.stop ?? kept.stop.read();

function kioskOf(desk: Desk): DeskState['kiosk'] {
  const enrolment = desk.kept.enrolment.read();
  const stop = stopOf(desk);
  const center = centerOf(desk);
  return {
    enrolled: enrolment !== null,
    staffed: desk.kept.staff.read() !== null,
    ...(enrolment ? { device: enrolment.device, name: enrolment.name } : {}),
    ...(center ? { center } : {}),
    ...(stop ? { stop } : {}),
    ...(enrolment === null && desk.health.enrolment !== null ? { enrolment: desk.health.enrolment } : {}),
  };
}

function waitingOf(desk: Desk): DeskState['waiting'] {
  const row = desk.db
    .prepare<[number], { count: number; oldest: string | null }>(
      `SELECT count(*) AS count, min(at) AS oldest FROM entries e WHERE seq > ? AND kind IN (${RECEIPT_LIST})
         AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.entry = e.id)`,
    )
    .get(desk.verdicts.answeredTo());
  return { count: row?.count ?? 0, ...(row?.oldest ? { oldestAt: row.oldest } : {}) };
}

function attachmentsOf({ blobs }: Desk): Pick<DeskState, 'attachments'> {
  const { count, bytes } = blobs.undelivered();
  if (count === 0) return {};
  return { attachments: { waiting: count, bytes, sent: blobs.allSent(), troubled: blobs.troubles() } };
}

/** The other road, once it was taken: what goes on, and what lies on a disk without an answer. */
function roadOf({ kept, road, db }: Desk): Pick<DeskState, 'road'> {
  const { progress } = road;
  const written = kept.road.read()?.written;
  if (!progress && !written) return {};
  const newer = (to: number): number =>
    db
      .prepare<[number], number>(`SELECT count(*) FROM entries WHERE seq > ? AND kind IN (${RECEIPT_LIST})`)
      .pluck()
      .get(to) ?? 0;
  return {
    road: {
      ...(progress ? { progress } : {}),
      ...(written
        ? { last: { number: written.report.number, at: written.at, newer: newer(written.to) } }
        : {}),
    },
  };
}

function todayOf(desk: Desk, now: number): DeskState['today'] {
  const from = `${dateAt(now)}T00:00:00.000+05:00`;
  const own = desk.db
    .prepare<[string], EntryRow>(`SELECT * FROM entries WHERE at >= ? AND kind IN (${RECEIPT_LIST})`)
    .all(from)
    .map((row) => ({ row, place: row.seq }));
  const past = desk.db
    .prepare<[string], PastRow>(`SELECT * FROM past_entries WHERE at >= ? AND kind IN (${RECEIPT_LIST})`)
    .all(from)
    .map(({ place, ...row }) => ({ row, place }));
  const states = [...own, ...past].map((act) => stateOf(verdictsOf(desk, act)));
  const count = (wanted: EntryState) => states.filter((state) => state === wanted).length;
  return {
    accepted: states.length,
    inForce: count('in-force'),
    waiting: count('waiting'),
    // Not today's alone: what nobody mended yesterday waits today.
    toMend: countToMend(desk),
  };
}
