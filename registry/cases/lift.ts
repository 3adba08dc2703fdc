/**
 * `ban.lift` (registry-protocol, section 2): recorded now, and off only after the policy's delay. It ends bans that
 * were recorded before it and dated before it; in doubt the ban stands, and a ban set later puts an end to it.
 */
import type { BanScope, Body } from '../../shared/protocol/schema/bodies.ts';
import { openRounds } from '../../shared/protocol/guard.ts';
import { durationMs } from '../clock.ts';
import { among, insertRows } from '../store/bulk.ts';
import type { NewBan, StoredLift, Writing } from '../store/tables.ts';
import { reasonOf, refused } from '../verdicts/reasons.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';
import { holdTogether } from './holdTogether.ts';
import type { Later } from './later.ts';

/** A lift of this push, and how many bans the push had recorded before it. */
export type NewLift = StoredLift & { bansBefore: number };

/**
 * Recorded with the time from which it counts. Where somebody looks at it first, for whatever reason, only that time
 * is later, and its reason is the same for all.
 */
export async function judgeLift(it: Case, body: Body<'ban.lift'>): Promise<Judgement> {
  const citizen = it.citizen ?? it.keys.lookup(body.citizen.iin);
  const datedAt = Date.parse(it.entry.at);
  const standing = await standingBans(it, citizen, body.scope);
  // Set after this was signed, perhaps at another desk: what was meant last is not for us to guess.
  const signedMs = signedAt(datedAt, body.attestation.clockOffsetMs, it.nowMs);
  const isAfter = (ban: Standing) =>
    ban.isSameJournal ? ban.datedAt > datedAt : signedMs === null || ban.datedAt >= signedMs;
  const isInDoubt = standing.some(isAfter);
  // Opened for every lift alike, whatever comes of it: the next one is looked at as this one would have been.
  const guard = await openRounds(body.guard, it.keys.opener.key);
  const review = await holdTogether(it, citizen, reviewOf(it, guard));
  const reviewMs = review === null ? 0 : reviewDelayMs(it.policy);
  const effectiveFrom = it.nowMs + durationMs(it.policy.liftDelay) + reviewMs;
  it.lifts.push({
    entry: it.entry.id,
    citizen,
    datedAt,
    recordedAt: it.nowMs,
    effectiveFrom,
    ends: JSON.stringify(standing.map(({ entry, scope }) => [entry, scope])),
    review,
    alone: guard?.alone === undefined ? null : Number(guard.alone),
    releasedAt: null,
    releasedBy: null,
    endedAt: null,
    cancelledAt: isInDoubt ? it.nowMs : null,
    bansBefore: it.bans.length,
  });
  if (isInDoubt) return [refused('lift-in-doubt')];
  return [{ ...RECORDED, effectiveFrom, ...(review !== null && { reason: reasonOf('lift-review') }) }];
}

/** Clocks that nobody set wrong are this far apart at most. */
const CLOCKS_APART_MS = 5 * 60_000;

/**
 * When a lift was signed, compared with what other desks did: by its own clock, or earlier where the kiosk knew how
 * far that was ahead. Null where it is dated after its arrival: a clock was set, and it says nothing of what came first.
 */
function signedAt(datedAt: number, offsetMs: number | undefined, nowMs: number): number | null {
  const atMs = Math.min(datedAt, datedAt + (offsetMs ?? 0));
  return atMs > nowMs + CLOCKS_APART_MS ? null : atMs;
}

/** How long one look puts a lift off, in ms. */
export const reviewDelayMs = ({ liftReview, liftDelay }: Case['policy']): number =>
  durationMs(liftReview?.delay ?? liftDelay);

function reviewOf({ policy, keys, entry }: Case, guard: { distress: boolean } | null): StoredLift['review'] {
  if (guard === null) return 'unreadable';
  if (guard.distress) return 'distress';
  return keys.draw(entry.id) < (policy.liftReview?.share ?? 0) ? 'random' : null;
}

/** Of two acts of one journal at the same moment its order tells which was first. */
type Standing = Pick<NewBan, 'entry' | 'scope' | 'datedAt'> & { isSameJournal: boolean };

/** The bans of a citizen that nothing has ended, in force or not yet, those of this push as well. */
async function standingBans(
  { tx, bans, device }: Case,
  citizen: string,
  scopes: readonly BanScope[],
): Promise<Standing[]> {
  const stored = await tx
    .selectFrom('bans')
    .innerJoin('acts', 'acts.id', 'bans.recordedBy')
    .select(['bans.entry', 'bans.scope', 'bans.datedAt', 'acts.device'])
    .where('bans.citizen', '=', citizen)
    .where('bans.scope', 'in', scopes)
    .where('bans.endedAt', 'is', null)
    .execute();
  const own = bans.filter((ban) => ban.citizen === citizen && scopes.includes(ban.scope));
  return [
    ...stored.map((ban) => ({ ...ban, isSameJournal: ban.device === device.id })),
    ...own.map((ban) => ({ ...ban, isSameJournal: true })),
  ];
}

/**
 * Writes the lifts of a push, and ends those that a ban of the push came after: of the same citizen, whatever its
 * scope, for whoever sets a ban does not want it off. Returns what is to be said of the lifts that ended.
 */
export async function writeLifts(
  tx: Writing,
  lifts: readonly NewLift[],
  bans: readonly NewBan[],
  nowMs: number,
): Promise<Later[]> {
  const isCancelled = ({ cancelledAt, citizen, bansBefore }: NewLift) =>
    cancelledAt === null && bans.slice(bansBefore).some((ban) => ban.citizen === citizen);
  const gone = lifts.filter(isCancelled);
  const rows = lifts.map((lift) => {
    const { bansBefore: _, ...row } = lift;
    return gone.includes(lift) ? { ...row, cancelledAt: nowMs } : row;
  });
  // Before the new ones are there: those wait for the bans that came after them, and were looked at above.
  const older = bans.length === 0 ? [] : await cancelPending(tx, bans, nowMs);
  await insertRows(tx, 'lifts', LIFT_COLUMNS, rows);
  const cancelled = [...older, ...gone];
  return cancelled.map(({ entry }) => ({ entry, outcome: refused('lift-cancelled') }));
}

const cancelPending = (tx: Writing, bans: readonly NewBan[], nowMs: number) =>
  tx
    .updateTable('lifts')
    .set({ cancelledAt: nowMs })
    .where(among(tx, 'citizen', [...new Set(bans.map(({ citizen }) => citizen))].toSorted()))
    .where('endedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .returning('entry')
    .execute();

const LIFT_COLUMNS = {
  entry: 'text',
  citizen: 'text',
  datedAt: 'bigint',
  recordedAt: 'bigint',
  effectiveFrom: 'bigint',
  ends: 'text',
  review: 'text',
  alone: 'bigint',
  releasedAt: 'bigint',
  releasedBy: 'text',
  endedAt: 'bigint',
  cancelledAt: 'bigint',
} as const;
