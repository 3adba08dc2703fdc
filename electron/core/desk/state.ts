/** The state of the kiosk as windows show it: derived whole, each time, from what is stored. */
import type { DeskSettings, DeskState, EntryState } from '../../../shared/api/views.ts';
import { dateAt, epochMsOf } from '../../../shared/domain/dates.ts';
import { RECEIPT_LIST } from '../journal/verdicts.ts';
import { stateOf } from '../journal/views.ts';
import { clerkAt, type Desk } from './desk.ts';

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
    policy: policy && {
      serial: policy.serial,
      validUntil: policy.validUntil,
      expired: (epochMsOf(policy.validUntil) ?? 0) < now,
      banScopes: policy.banScopes,
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

function kioskOf(desk: Desk): DeskState['kiosk'] {
  const enrolment = desk.kept.enrolment.read();
  const stop = desk.health.stop ?? desk.kept.stop.read();
  const center = centerOf(desk);
  return {
    enrolled: enrolment !== null,
    staffed: desk.kept.staff.read() !== null,
    ...(enrolment ? { device: enrolment.device, name: enrolment.name } : {}),
    ...(center ? { center } : {}),
    ...(stop ? { stop } : {}),
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

function todayOf(desk: Desk, now: number): DeskState['today'] {
  const ids = desk.db
    .prepare<[string], { id: string }>(`SELECT id FROM entries WHERE at >= ? AND kind IN (${RECEIPT_LIST})`)
    .all(`${dateAt(now)}T00:00:00.000+05:00`);
  const states = ids.map(({ id }) => stateOf(desk.verdicts.of(id)));
  const count = (...wanted: EntryState[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    accepted: states.length,
    inForce: count('in-force'),
    waiting: count('waiting'),
    toMend: count('refused', 'held'),
  };
}
