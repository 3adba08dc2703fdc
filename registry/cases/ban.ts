/** `ban.set` and its effect (registry-protocol, section 2). */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { BanScope, Body } from '../../shared/protocol/schema/bodies.ts';
import { durationMs } from '../clock.ts';
import { insertRows } from '../store/bulk.ts';
import type { NewBan, Reading, Writing } from '../store/tables.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';

/**
 * Recorded, and in force once the policy's delay is over: at once where there is none, else when
 * `bringIntoForce` finds it due. The delay counts from the recording, never from the kiosk's time.
 */
export async function judgeBanSet(it: Case, body: Body<'ban.set'>): Promise<Judgement> {
  const effectiveFrom = it.nowMs + durationMs(it.policy.banEffectDelay);
  recordBan(it, {
    entry: it.entry.id,
    citizen: it.citizen ?? it.keys.lookup(body.citizen.iin),
    scope: body.scope,
    effectiveFrom,
  });
  const recorded = { ...RECORDED, effectiveFrom };
  return effectiveFrom > it.nowMs ? [recorded] : [recorded, { state: 'in-force', effectiveFrom }];
}

type Recorded = { entry: string; citizen: string; scope: readonly BanScope[]; effectiveFrom: number };

/** Records the scopes of a ban in the name of the entry at hand. */
export function recordBan(it: Case, ban: Recorded): void {
  const rows = ban.scope.map((scope) => ({
    entry: ban.entry,
    recordedBy: it.entry.id,
    scope,
    citizen: ban.citizen,
    datedAt: Date.parse(it.entry.at),
    recordedAt: it.nowMs,
    effectiveFrom: ban.effectiveFrom,
    inForceAt: ban.effectiveFrom > it.nowMs ? null : it.nowMs,
    endedAt: null,
  }));
  it.bans.push(...rows);
}

/** Writes what was recorded. */
export async function insertBans(tx: Writing, bans: readonly NewBan[]): Promise<void> {
  await insertRows(tx, 'bans', BAN_COLUMNS, bans);
}

const BAN_COLUMNS = {
  entry: 'line',
  recordedBy: 'line',
  scope: 'line',
  citizen: 'line',
  datedAt: 'bigint',
  recordedAt: 'bigint',
  effectiveFrom: 'bigint',
  inForceAt: 'bigint',
  endedAt: 'bigint',
} as const;

/** The scopes that a ban has by now, its corrections counted in, and those of this push. */
export async function scopesOf({ tx, bans }: Case, entry: string): Promise<BanScope[]> {
  const rows = await tx.selectFrom('bans').select('scope').where('entry', '=', entry).execute();
  return [...rows, ...bans.filter((ban) => ban.entry === entry)].map(({ scope }) => scope);
}

/**
 * The first ban of a citizen that stands, from loans of that scope, or of any (null): since when (epoch ms). What is
 * asked are columns of a statement around it. A ban whose time
 * has come counts even if its verdict is a moment late: in doubt the citizen is protected.
 */
export const standingBan = (
  store: Reading,
  asked: { citizen: Expression<string>; scope: Expression<BanScope | null>; nowMs: Expression<number> },
) =>
  store
    .selectFrom('bans')
    .select('effectiveFrom')
    .where('citizen', '=', asked.citizen)
    .where(sql<SqlBool>`(${asked.scope} is null or ${sql.ref('bans.scope')} = ${asked.scope})`)
    .where('effectiveFrom', '<=', asked.nowMs)
    .where('endedAt', 'is', null)
    .orderBy('effectiveFrom')
    .limit(1);
