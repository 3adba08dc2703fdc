/** Publishes orders into the feeds of lenders (registry-protocol, section 9). */
import type { Order } from '../../shared/protocol/schema/lender.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { instant } from '../clock.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import { insertRows } from '../store/bulk.ts';
import { advance } from '../store/numbers.ts';
import type { Writing } from '../store/tables.ts';

/** An order that is decided and not yet in the feed of the lender with that БИН. */
export type PendingOrder = Omit<Order, 'feed' | 'publishedAt' | 'dueAt' | 'kid' | 'sig'> & { bin: string };

/** 3 calendar days (gov.kz, situations/231); Kazakhstan has had one offset and no summer time since 2024. */
export const DUE_MS = 3 * 86_400_000;

/** The name under which a lender waits for its orders (verdicts/notifier.ts). */
export const ordersOf = (bin: string): string => `orders:${bin}`;

/** The counter of a lender's feed. */
export const feedOf = (bin: string): string => `orders.${bin}`;

/**
 * Signs the orders and puts them into their feeds. Feeds are taken in the order of their БИН and held until the
 * transaction ends: a lender that has read up to a number has missed none before it. Returns whom to wake.
 */
export async function publishOrders(
  tx: Writing,
  { signer, records }: Pick<RegistryKeys, 'signer' | 'records'>,
  pending: readonly PendingOrder[],
  nowMs: number,
): Promise<string[]> {
  const byLender = [...Map.groupBy(pending, ({ bin }) => bin)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [bin, orders] of byLender) {
    const end = await advance(tx, feedOf(bin), orders.length);
    const times = { publishedAt: instant(nowMs), dueAt: instant(nowMs + DUE_MS) };
    const rows = orders.map((one, i) => {
      const { bin: _, ...order } = one;
      const feed = end - orders.length + 1 + i;
      return {
        id: order.id,
        bin,
        feed,
        kind: order.kind,
        claim: order.claim,
        loan: order.loan,
        publishedAt: nowMs,
        dueAt: nowMs + DUE_MS,
        revokes: order.revokes ?? null,
        representation: order.representation?.id ?? null,
        document: records.seal(JSON.stringify(sealWith({ ...order, feed, ...times }, signer))),
      };
    });
    await insertRows(tx, 'orders', ORDER_COLUMNS, rows);
    const named = new Set(orders.flatMap(({ blobs }) => blobs.map(({ sha256 }) => sha256)));
    const blobs = [...named].map((sha256) => ({ sha256, bin }));
    await insertRows(tx, 'orderBlobs', { sha256: 'text', bin: 'text' }, blobs, 'sha256');
  }
  return byLender.map(([bin]) => ordersOf(bin));
}

const ORDER_COLUMNS = {
  id: 'line',
  bin: 'text',
  feed: 'bigint',
  kind: 'line',
  claim: 'line',
  loan: 'line',
  publishedAt: 'bigint',
  dueAt: 'bigint',
  revokes: 'text',
  representation: 'text',
  document: 'line',
} as const;
