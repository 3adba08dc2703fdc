/** A page of a device's feed of verdicts, signed (registry-protocol, section 4). */
import { signature } from '../../shared/protocol/signing.ts';
import type { Verdict, VerdictPage } from '../../shared/protocol/schema/verdict.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';

/** What is asked: verdicts of `device` after feed number `after`, `limit` at most, waiting `waitS` for the first. */
export type PageQuestion = { device: string; after: number; limit: number; waitS: number };

/** The page; when it would be empty, it waits until there is something, or the time is over. */
export async function verdictPage(context: Context, question: PageQuestion): Promise<VerdictPage> {
  const { device, after, limit, waitS } = question;
  const until = performance.now() + waitS * 1000;
  for (;;) {
    // Listening begins before the look, so that nothing falls between the two.
    const leftMs = until - performance.now();
    const listening = leftMs > 0 ? context.notifier.listen(device, leftMs) : null;
    try {
      const items = await verdictsAfter(context, device, after, limit);
      if (items.length > 0 || !listening) return await signedPage(context, device, after, items);
      // Whoever was woken looks again, perhaps for nothing; whoever was not answers with what there is.
      if (!(await listening.woken)) {
        return await signedPage(context, device, after, await verdictsAfter(context, device, after, limit));
      }
    } finally {
      listening?.stop();
    }
  }
}

async function signedPage(
  context: Context,
  device: string,
  after: number,
  items: Verdict[],
): Promise<VerdictPage> {
  const { lastFeed } = await context.store
    .selectFrom('devices')
    .select('lastFeed')
    .where('id', '=', device)
    .executeTakeFirstOrThrow();
  const { kid, key } = context.keys.signer;
  const next = items.at(-1)?.feed ?? after;
  const page = { items, next, last: lastFeed, now: instant(context.clock.now()), kid };
  return { ...page, sig: signature({ device, after, ...page }, key) };
}

async function verdictsAfter(
  context: Context,
  device: string,
  after: number,
  limit: number,
): Promise<Verdict[]> {
  const rows = await context.store
    .selectFrom('verdicts')
    .select('verdict')
    .where('device', '=', device)
    .where('feed', '>', after)
    .orderBy('feed')
    .limit(limit)
    .execute();
  return rows.map(({ verdict }) => JSON.parse(verdict) as Verdict);
}
