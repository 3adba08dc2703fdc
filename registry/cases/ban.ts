/** `ban.set` and its effect (registry-protocol, section 2). */
import type { BanScope, Body } from '../../shared/protocol/schema/bodies.ts';
import { durationMs } from '../clock.ts';
import type { Reading, Writing } from '../store/tables.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';

/**
 * Recorded, and in force once the policy's delay is over: at once where there is none, else when
 * `bringIntoForce` finds it due. The delay counts from the recording, never from the kiosk's time.
 */
export async function judgeBanSet(it: Case, body: Body<'ban.set'>): Promise<Judgement> {
  const effectiveFrom = it.nowMs + durationMs(it.policy.banEffectDelay);
  await recordBan(it, {
    entry: it.entry.id,
    citizen: it.keys.lookup(body.citizen.iin),
    scope: body.scope,
    effectiveFrom,
  });
  const recorded = { ...RECORDED, effectiveFrom };
  return effectiveFrom > it.nowMs ? [recorded] : [recorded, { state: 'in-force', effectiveFrom }];
}

type NewBan = { entry: string; citizen: string; scope: readonly BanScope[]; effectiveFrom: number };

/** Writes the scopes of a ban, recorded by the entry at hand. */
export async function recordBan(it: Case, ban: NewBan): Promise<void> {
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
  if (rows.length > 0) await it.tx.insertInto('bans').values(rows).execute();
}

/** The scopes that a ban has by now, its corrections counted in. */
export async function scopesOf(tx: Writing, entry: string): Promise<BanScope[]> {
  const rows = await tx.selectFrom('bans').select('scope').where('entry', '=', entry).execute();
  return rows.map(({ scope }) => scope);
}

/**
 * Since when (epoch ms) a citizen is banned from loans of one of `scopes`, or null. A ban whose time has
 * come counts even if its verdict is a moment late: in doubt the citizen is protected.
 */
export async function bannedSince(
  store: Reading,
  citizen: string,
  scopes: readonly BanScope[],
  nowMs: number,
): Promise<number | null> {
  const ban = await store
    .selectFrom('bans')
    .select('effectiveFrom')
    .where('citizen', '=', citizen)
    .where('scope', 'in', scopes)
    .where('effectiveFrom', '<=', nowMs)
    .where('endedAt', 'is', null)
    .orderBy('effectiveFrom')
    .limit(1)
    .executeTakeFirst();
  return ban?.effectiveFrom ?? null;
}
