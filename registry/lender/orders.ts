/** A lender's feed of orders (registry-protocol, section 9). */
import type { Order, OrderPage } from '../../shared/protocol/schema/lender.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Device, StoredOrder } from '../store/tables.ts';
import { feedOf, ordersOf } from './publish.ts';

/** What is asked: orders after feed number `after`, `limit` at most, waiting `waitS` for the first. */
export type OrdersQuestion = { after: number; limit: number; waitS: number };

/** The page; when it would be empty, it waits until there is something, or the time is over. */
export async function orderPage(
  context: Context,
  lender: Device,
  { after, limit, waitS }: OrdersQuestion,
): Promise<OrderPage> {
  const until = performance.now() + waitS * 1000;
  for (;;) {
    // Listening begins before the look, so that nothing falls between the two.
    const leftMs = until - performance.now();
    const listening =
      leftMs > 0 && lender.bin !== null ? context.notifier.listen(ordersOf(lender.bin), leftMs) : null;
    try {
      const items = await ordersAfter(context, lender.bin, after, limit);
      if (items.length > 0 || !listening || !(await listening.woken))
        return await signedPage(context, lender, after, items);
    } finally {
      listening?.stop();
    }
  }
}

async function signedPage(context: Context, lender: Device, after: number, items: Order[]) {
  const end = await context.store
    .selectFrom('counters')
    .select('value')
    .where('name', '=', feedOf(lender.bin ?? ''))
    .executeTakeFirst();
  const next = items.at(-1)?.feed ?? after;
  const now = instant(context.clock.now());
  return sealWith({ lender: lender.id, after, items, next, last: end?.value ?? 0, now }, context.keys.signer);
}

/** An institution that was enrolled without a БИН is no lender of any loan: it has no orders. */
async function ordersAfter(context: Context, bin: string | null, after: number, limit: number) {
  if (bin === null) return [];
  const rows = await context.store
    .selectFrom('orders')
    .select('document')
    .where('bin', '=', bin)
    .where('feed', '>', after)
    .orderBy('feed')
    .limit(limit)
    .execute();
  return rows.map(({ document }) => JSON.parse(document) as Order);
}

/** The order of that id, whoever's it is, or undefined. */
export const findOrder = (context: Context, id: string): Promise<StoredOrder | undefined> =>
  context.store.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
