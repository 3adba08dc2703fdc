/** Which phones a person gave in their other acts: one that is new may be dictated by whoever presses them. */
import { z } from 'zod';
import type { PhoneBefore } from '../../shared/protocol/schema/cases.ts';
import { Citizen } from '../../shared/protocol/schema/people.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { entryAt } from '../store/entries.ts';
import type { Reading } from '../store/tables.ts';

/** More tell whoever calls nothing. */
const MOST_PHONES = 3;
/** Of a person's acts the latest are read; hardly anybody has as many. */
const MOST_ACTS = 50;

const Named = Citizen.pick({ iin: true, phone: true });
const AnyAct = z.object({ body: z.object({ citizen: Named.optional(), spouse: Named.optional() }) });

/**
 * The phones that the person `iin` gave in other acts than `entry` and that are not `phone`, the latest first, each
 * with when it came to the registry last.
 */
export async function phonesBefore(
  { keys }: Context,
  tx: Reading,
  { iin, phone, entry }: { iin: string; phone?: string | undefined; entry: string },
): Promise<PhoneBefore[]> {
  const acts = await tx
    .selectFrom('acts')
    .select(['device', 'seq'])
    .where('citizen', '=', keys.lookup(iin))
    .where('id', '!=', entry)
    .orderBy('id', 'desc')
    .limit(MOST_ACTS)
    .execute();
  const found = new Map<string, number>();
  for (const act of acts) {
    const { line, receivedAt } = await entryAt(tx, act.device, act.seq);
    const read = AnyAct.safeParse(JSON.parse(line));
    for (const who of read.success ? [read.data.body.citizen, read.data.body.spouse] : [])
      if (who?.iin === iin && who.phone !== undefined && who.phone !== phone)
        found.set(who.phone, Math.max(receivedAt, found.get(who.phone) ?? 0));
  }
  return [...found]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_PHONES)
    .map(([given, atMs]) => ({ phone: given, at: instant(atMs) }));
}
