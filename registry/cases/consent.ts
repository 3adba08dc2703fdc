/** `spouse.consent` and `spouse.revoke` (registry-protocol, section 2). */
import type { Expression } from 'kysely';
import { isOnBothSides } from '../../shared/domain/representatives.ts';
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import { entryAt, lockActs } from '../store/entries.ts';
import type { Act, Reading, StoredConsent, Writing } from '../store/tables.ts';
import { latestVerdict, type Outcome } from '../verdicts/append.ts';
import { held, reasonOf, refused } from '../verdicts/reasons.ts';
import { consentReview } from './consentReview.ts';
import { readBody, RECORDED, type Case, type Judgement } from './case.ts';

/**
 * Recorded, and in force at once, or after the look that the policy asks for: it serves one contract check of its lender. Held where it does not say who
 * the lender is; ended at once where it came here after its time.
 */
export const judgeSpouseConsent = (it: Case, body: Body<'spouse.consent'>): Promise<Judgement> =>
  recordConsent(it, it.entry.id, body, '');

/** Records a consent in the name of `entry`, in place of what it said before; `path` is where the body lies in the entry at hand. */
async function recordConsent(
  it: Case,
  entry: string,
  body: Body<'spouse.consent'>,
  path: string,
): Promise<Judgement> {
  const wrong = (field: string, rule: string) => [
    refused('invalid-content', { fields: [`${path}${field}`], rule }),
  ];
  if (body.spouse.iin === body.citizen.iin) return wrong('spouse.iin', 'nobody consents for themselves');
  if (isOnBothSides(body.citizen, body.spouse)) return wrong('spouse.iin', 'one person decides for both');
  const validUntil = lastMoment(body.validUntil);
  if (validUntil < Date.parse(it.entry.at)) return wrong('validUntil', 'over before it was given');
  if (body.lender.bin === undefined) return [held('lender-unknown')];
  const isOver = validUntil < it.nowMs;
  // Opened for every consent alike, whatever comes of it.
  const borrower = it.keys.lookup(body.citizen.iin);
  const spouse = it.keys.lookup(body.spouse.iin);
  const { review, delayMs } = await consentReview(it, { borrower, spouse, guard: body.guard });
  const effectiveFrom = it.nowMs + delayMs;
  const inForceAt = isOver || delayMs > 0 ? null : it.nowMs;
  await it.tx.deleteFrom('consents').where('entry', '=', entry).execute();
  await it.tx
    .insertInto('consents')
    .values({
      entry,
      borrower,
      spouse,
      bin: body.lender.bin,
      lender: body.lender.name,
      amount: body.amount,
      validUntil,
      recordedAt: it.nowMs,
      effectiveFrom,
      inForceAt,
      endedAt: isOver ? it.nowMs : null,
      endedBy: null,
      review,
      releasedAt: null,
      releasedBy: null,
    })
    .execute();
  if (isOver) return [RECORDED, { state: 'ended', detail: EXPIRED }];
  const recorded = { ...RECORDED, effectiveFrom };
  return delayMs > 0
    ? [{ ...recorded, reason: reasonOf('consent-review') }]
    : [recorded, { state: 'in-force', effectiveFrom }];
}

/** Why a consent ended, in its verdict's `detail`. */
export const EXPIRED = { cause: 'expired' };

const DAY_MS = 86_400_000;

/** The last moment (epoch ms) at which a consent is good: a day is good to its end in Kazakhstan (UTC+5). */
function lastMoment(validUntil: string): number {
  const isDay = validUntil.length === 'YYYY-MM-DD'.length;
  return isDay ? Date.parse(`${validUntil}T00:00:00+05:00`) + DAY_MS - 1 : Date.parse(validUntil);
}

/** Ended from now on, by the spouse who gave it, at any kiosk; refused where there is none, or it has ended. */
export async function judgeSpouseRevoke(it: Case, body: Body<'spouse.revoke'>): Promise<Judgement> {
  const act = (await lockActs(it.tx, [body.consent])).get(body.consent);
  const isLater = act?.device === it.device.id && act.seq >= it.entry.seq;
  if (act?.kind !== 'spouse.consent' || isLater || (await spouseOf(it, act)) !== it.citizen)
    return [refused('no-such-consent')];
  const verdict = await latestVerdict(it.tx, act.device, act.seq);
  if (verdict?.state === 'refused') return [refused('no-such-consent')];
  const consent = await consentOf(it.tx, act.id);
  const isOver = consent ? !isGood(consent, it.nowMs) : verdict?.state === 'ended';
  if (isOver) return [refused('consent-ended')];
  await endConsent(it.tx, act.id, it.entry.id, it.nowMs);
  it.later.push({
    entry: act.id,
    outcome: { state: 'ended', detail: { cause: 'revoked', by: it.entry.id } },
  });
  return [RECORDED];
}

/** The lookup key of the spouse who gave it, as its entry says; null where that cannot be read. */
async function spouseOf(it: Case, act: Act): Promise<string | null> {
  const known = await consentOf(it.tx, act.id);
  if (known) return known.spouse;
  const { line } = await entryAt(it.tx, act.device, act.seq);
  const read = readBody('spouse.consent', (JSON.parse(line) as Entry).body);
  return read.ok ? it.keys.lookup(read.body.spouse.iin) : null;
}

/** A consent as its correction says; whose it is does not change, and one that has ended stays as it was. */
export async function correctConsent(
  it: Case,
  target: Act,
  body: Body<'spouse.consent'>,
): Promise<Judgement> {
  if ((await spouseOf(it, target)) !== it.keys.lookup(body.spouse.iin)) return [held('iin-changed')];
  const before = await latestVerdict(it.tx, target.device, target.seq);
  const consent = await consentOf(it.tx, target.id);
  if (before?.state === 'ended' || (consent && !isGood(consent, it.nowMs))) return [refused('consent-ended')];
  const judgement = await recordConsent(it, target.id, body, 'body.');
  const isRecorded = judgement[0]?.state === 'recorded';
  if (isRecorded && before?.state === 'held')
    it.later.push(...judgement.map((outcome) => ({ entry: target.id, outcome })));
  return isRecorded ? judgement.map(withoutForce) : judgement;
}

/** It is the consent that is in force, not what corrected it. */
const withoutForce = (outcome: Outcome): Outcome =>
  outcome.state === 'recorded' ? outcome : { ...RECORDED, detail: outcome.detail };

export const consentOf = (store: Reading, entry: string): Promise<StoredConsent | undefined> =>
  store.selectFrom('consents').selectAll().where('entry', '=', entry).executeTakeFirst();

const isGood = ({ endedAt, validUntil }: StoredConsent, nowMs: number) =>
  endedAt === null && nowMs <= validUntil;

/** Ends a consent that stands. Returns whether there was one. */
export async function endConsent(
  tx: Writing,
  entry: string,
  by: string | null,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consents')
    .set({ endedAt: nowMs, endedBy: by })
    .where('entry', '=', entry)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * A consent of the borrower's spouse to a loan of this lender and size that stands now; the smallest that will
 * do, so that a large one is not used up by a small loan. What is asked are columns of a statement around it.
 */
export const standingConsent = (
  store: Reading,
  asked: {
    borrower: Expression<string>;
    bin: Expression<string>;
    amount: Expression<number>;
    nowMs: Expression<number>;
  },
) =>
  store
    .selectFrom('consents')
    .where('borrower', '=', asked.borrower)
    .where('bin', '=', asked.bin)
    .where('amount', '>=', asked.amount)
    // Where it waits for somebody to look at it, or its verdict is a moment late, there is none.
    .where('inForceAt', 'is not', null)
    .where('validUntil', '>=', asked.nowMs)
    .where('endedAt', 'is', null)
    .orderBy('amount')
    .orderBy('validUntil')
    .limit(1);
