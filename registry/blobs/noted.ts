/** A document about a person is read like the person's case: the citizen sees who read it, and why. */
import { uuidv7 } from 'uuidv7';
import type { Why } from '../../shared/protocol/schema/cases.ts';
import type { Context } from '../context.ts';
import type { Device, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';

/** For so long a prosecutor's reason for opening a case covers the documents of it. */
const REASON_FOR_MS = 24 * 3_600_000;

/**
 * Notes that a prosecutor or a lender reads the attachment, with each citizen whose claim names it. Why: what a
 * prosecutor says, or said last when they opened the citizen's case, else their supervision; a lender was ordered.
 */
export async function noteRead(
  { store, clock }: Context,
  asker: Device,
  sha256: string,
  why: Why | undefined,
): Promise<void> {
  const nowMs = clock.now();
  await transact(store, async (tx) => {
    for (const citizen of await citizensOf(tx, asker, sha256)) {
      const reason =
        asker.role === 'lender'
          ? 'order'
          : (why ?? (await reasonGiven(tx, asker, citizen, nowMs)) ?? 'supervision');
      const view = { entry: uuidv7(), citizen, at: nowMs, who: asker.name, why: reason, by: asker.id };
      await tx.insertInto('views').values(view).execute();
    }
  });
}

async function citizensOf(tx: Writing, { role, bin, region }: Device, sha256: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('claimBlobs')
    .innerJoin('cases', 'cases.claim', 'claimBlobs.claim')
    .select('cases.citizen')
    .distinct()
    .where('claimBlobs.sha256', '=', sha256)
    .$if(role === 'lender', (query) => query.where('cases.bin', '=', bin))
    .$if(region !== null, (query) => query.where('cases.region', '=', region))
    .execute();
  return rows.map(({ citizen }) => citizen);
}

async function reasonGiven(tx: Writing, { id }: Device, citizen: string, nowMs: number) {
  const row = await tx
    .selectFrom('views')
    .select('why')
    .where('citizen', '=', citizen)
    .where('by', '=', id)
    .where('at', '>', nowMs - REASON_FOR_MS)
    .orderBy('at', 'desc')
    .orderBy('entry', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.why;
}
