/** Lifts and consents that somebody has to look at: the work list, one of them whole, and letting it go on. */
import type { Review, ReviewedPerson, ReviewLine, Why } from '../../shared/protocol/schema/cases.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import type { Citizen } from '../../shared/protocol/schema/people.ts';
import { readBody } from '../cases/case.ts';
import { heldConsents } from '../cases/consentReview.ts';
import { heldLifts } from '../cases/lifts.ts';
import { release } from '../cases/release.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { appendOwn } from '../own/journal.ts';
import { currentPolicy } from '../policy/policy.ts';
import { among } from '../store/bulk.ts';
import { actsOf, entryAt } from '../store/entries.ts';
import { lockNames } from '../store/names.ts';
import type { Device, Reading, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { logView } from './casePage.ts';
import { phonesBefore } from './phones.ts';

/** What waits in the asker's region; lifts first, and of each kind those first whose citizen asked for help. */
export async function reviews(store: Reading, asker: Device): Promise<ReviewLine[]> {
  const held = [
    ...(await heldLifts(store)).map((lift) => ({ kind: 'ban.lift' as const, ...lift })),
    ...(await heldConsents(store)).map((consent) => ({ kind: 'spouse.consent' as const, ...consent })),
  ];
  const centers = await centersOf(
    store,
    held.map(({ entry }) => entry),
  );
  const { centers: known } = await currentPolicy(store);
  return held.flatMap(({ kind, entry, review, recordedAt, effectiveFrom }) => {
    const center = centers.get(entry);
    const region = known.find(({ id }) => id === center)?.region;
    if (review === null || (asker.region !== null && region !== asker.region)) return [];
    const times = { recordedAt: instant(recordedAt), effectiveFrom: instant(effectiveFrom) };
    return [
      { kind, entry, review, ...times, ...(center && { center }), ...(region !== undefined && { region }) },
    ];
  });
}

/** The center of the kiosk in whose journal each act is. */
async function centersOf(store: Reading, entries: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await store
    .selectFrom('acts')
    .innerJoin('devices', 'devices.id', 'acts.device')
    .select(['acts.id', 'devices.center'])
    .where(among(store, 'acts.id', entries))
    .execute();
  return new Map(rows.map(({ id, center }) => [id, center]));
}

/** The line of that entry, where it is in the asker's list. */
export const findReview = async (store: Reading, asker: Device, entry: string) =>
  (await reviews(store, asker)).find((line) => line.entry === entry);

/** Who it is about and who has to be called; that it was shown is logged. */
export function reviewPage(context: Context, asker: Device, line: ReviewLine, why: Why): Promise<Review> {
  return transact(context.store, async (tx) => {
    const act = (await actsOf(tx, [line.entry])).get(line.entry);
    if (!act) throw new Error('a review without its act');
    const stored = await entryAt(tx, act.device, act.seq);
    const { body } = JSON.parse(stored.line) as Entry;
    const people: ReviewedPerson[] = [];
    for (const [as, who] of peopleIn(line.kind, body)) {
      const { iin, fullName, phone, language } = who;
      const before = await phonesBefore(context, tx, { iin, phone, entry: line.entry });
      people.push({
        as,
        iin,
        fullName,
        language,
        ...(phone !== undefined && { phone }),
        phonesBefore: before,
      });
      await logView(tx, asker, context.keys.lookup(iin), why, context.clock.now());
    }
    return { ...line, people, agreed: (await agreedBy(tx, line.entry)) !== null };
  });
}

function peopleIn(kind: ReviewLine['kind'], body: unknown): [ReviewedPerson['as'], Citizen][] {
  if (kind === 'ban.lift') {
    const read = readBody(kind, body);
    return read.ok ? [['citizen', read.body.citizen]] : [];
  }
  const read = readBody(kind, body);
  if (!read.ok) return [];
  const { spouse, citizen } = read.body;
  return [
    ['spouse', spouse],
    ['citizen', citizen],
  ];
}

export type Released = { ok: true; released: boolean } | { ok: false; problem: 'two-people' | 'used' };

/** The first prosecutor agrees, another one lets it go on. */
export async function agree(context: Context, tx: Writing, by: Device, line: ReviewLine): Promise<Released> {
  // One after the other: whoever comes second finds that the first has agreed.
  await lockNames(tx, [line.entry]);
  const nowMs = context.clock.now();
  const first = await agreedBy(tx, line.entry);
  if (first === null) {
    const body = { kind: line.kind, by: by.id, name: by.name };
    await appendOwn(tx, context.keys, { kind: 'review.agreed', subject: line.entry, body }, nowMs);
    return { ok: true, released: false };
  }
  if (first === by.id) return { ok: false, problem: 'two-people' };
  const what = line.kind === 'ban.lift' ? 'lift' : 'consent';
  const released = await release(what, context, tx, line.entry, [first, by.id], nowMs);
  return released ? { ok: true, released } : { ok: false, problem: 'used' };
}

/** The prosecutor who has agreed already, or null. */
async function agreedBy(store: Reading, entry: string): Promise<string | null> {
  const row = await store
    .selectFrom('ownEntries')
    .select('line')
    .where('subject', '=', entry)
    .where('kind', '=', 'review.agreed')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row ? ((JSON.parse(row.line) as { body: { by: string } }).body.by ?? null) : null;
}
