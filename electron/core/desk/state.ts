/** The state of the kiosk as windows show it: derived whole, each time, from what is stored. */
import type { DeskSettings, DeskState } from '../../../shared/api/views.ts';
import { dateAt, epochMsOf } from '../../../shared/domain/dates.ts';
import { clerkAt, isCovered, type Desk } from './desk.ts';
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
    ...(isCovered(desk) ? { covered: true as const } : {}),
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
      representativeBases: policy.representativeBases,
      liftSupervisorAge: policy.liftSupervisorAge,
      liftDelay: policy.liftDelay,
      face: policy.identity,
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
    sealing: Boolean(desk.kept.ring()?.encryption()),
    ...(enrolment ? { device: enrolment.device, name: enrolment.name } : {}),
    ...(center ? { center } : {}),
    ...(stop ? { stop } : {}),
    ...(enrolment === null && desk.health.enrolment !== null ? { enrolment: desk.health.enrolment } : {}),
  };
}

/** Of this kiosk's own journal: what an earlier one has, the registry has. */
function waitingOf({ db, journal }: Desk): DeskState['waiting'] {
  const row = db
    .prepare<[], { count: number; first: number | null }>(
      'SELECT count(*) AS count, min(place) AS first FROM acts INDEXED BY acts_waiting WHERE state IS NULL AND place > 0',
    )
    .get();
  const oldest = row && row.first !== null ? journal.bySeq(row.first) : null;
  return { count: row?.count ?? 0, ...(oldest ? { oldestAt: oldest.at } : {}) };
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
    db.prepare<[number], number>('SELECT count(*) FROM acts WHERE place > ?').pluck().get(to) ?? 0;
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
  const from = dateAt(now);
  const told = desk.db
    .prepare<[string], { state: string; n: number }>(
      'SELECT state, sum(n) AS n FROM tallies WHERE day >= ? GROUP BY state',
    )
    .all(from);
  const waiting =
    desk.db
      .prepare<[string], number>('SELECT count(*) FROM acts WHERE state IS NULL AND day >= ?')
      .pluck()
      .get(from) ?? 0;
  return {
    accepted: told.reduce((sum, { n }) => sum + n, waiting),
    inForce: told.find(({ state }) => state === 'in-force')?.n ?? 0,
    waiting,
    // Not today's alone: what nobody mended yesterday waits today.
    toMend: countToMend(desk),
  };
}
