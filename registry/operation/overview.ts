/** How things stand, for those who run a registry: desks and overdue lenders, and not a word about anybody's case. */
import { sql } from 'kysely';
import type { Desk, LateLender, Operation } from '../../shared/protocol/schema/console.ts';
import { FEWEST_PEOPLE } from '../../shared/protocol/schema/stats.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { dayOf, periodOf } from '../figures/period.ts';
import { currentPolicy } from '../policy/policy.ts';
import type { Reading } from '../store/tables.ts';

/** Every desk with when it was heard of last, and which lenders let orders lie. */
export async function operationOf({ store, clock }: Context): Promise<Operation> {
  const nowMs = clock.now();
  const { centers } = await currentPolicy(store);
  const regions = new Map(centers.map(({ id, region }) => [id, region]));
  return {
    at: instant(nowMs),
    desks: (await desks(store)).map((desk) => {
      const region = regions.get(desk.center ?? '');
      return { ...desk, ...(region !== undefined && { region }) };
    }),
    late: await lateLenders(store, nowMs),
  };
}

/** Those that may push, the one first that was silent for longest. */
async function desks(store: Reading): Promise<Desk[]> {
  const rows = await store
    .selectFrom('devices')
    .leftJoin('entries', (join) =>
      join.onRef('entries.device', '=', 'devices.id').onRef('entries.seq', '=', 'devices.headSeq'),
    )
    .select(['devices.id', 'devices.name', 'devices.center', 'devices.forkedAt', 'entries.receivedAt'])
    .where('devices.role', '=', 'device')
    .where('devices.revokedAt', 'is', null)
    .orderBy('devices.id')
    .execute();
  return rows
    .toSorted((a, b) => (a.receivedAt ?? 0) - (b.receivedAt ?? 0))
    .map(({ id, name, center, forkedAt, receivedAt }) => ({
      id,
      name,
      ...(center !== null && { center }),
      ...(receivedAt !== null && { heardAt: instant(receivedAt) }),
      forked: forkedAt !== null,
    }));
}

type Late = { bin: string; citizen: string; dueAt: number };

/** How many people, told in steps: that one more waits is told of nobody. */
const STEPS = [FEWEST_PEOPLE, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/**
 * Those that keep at least `FEWEST_PEOPLE` waiting, as the day began and in steps, so that two looks tell nothing of who
 * came or was answered between them (docs/decisions/0016). Since when is the day from which so many have waited, never
 * that of a single one.
 */
async function lateLenders(store: Reading, nowMs: number): Promise<LateLender[]> {
  const today = dayOf(nowMs);
  const { rows } = await lateAt(store, periodOf(today, today).fromMs);
  return [...Map.groupBy(rows, ({ bin }) => bin)]
    .flatMap(([bin, late]): LateLender[] => {
      const waiting = [...Map.groupBy(late, ({ citizen }) => citizen).values()]
        .map((orders) => Math.min(...orders.map(({ dueAt }) => dueAt)))
        .toSorted((a, b) => a - b);
      const people = STEPS.findLast((step) => step <= waiting.length);
      const since = waiting[FEWEST_PEOPLE - 1];
      return people === undefined || since === undefined ? [] : [{ bin, people, since: dayOf(since) }];
    })
    .toSorted((a, b) => b.people - a.people || a.bin.localeCompare(b.bin));
}

/** The orders that were late at a moment, of cases that were open then, with whom they are about. */
const lateAt = (store: Reading, atMs: number) =>
  sql<Late>`
    select o.bin, c.citizen, ${sql.ref('o.dueAt')} from orders as o
      join cases as c on c.claim = o.claim and c.loan = o.loan
        and (${sql.ref('c.closedAt')} is null or ${sql.ref('c.closedAt')} >= ${atMs})
      where o.kind <> 'revoke' and ${sql.ref('o.dueAt')} < ${atMs}
        and not exists (select 1 from answers as a
          where ${sql.ref('a.order')} = o.id and ${sql.ref('a.receivedAt')} < ${atMs})
        and not exists (select 1 from orders as r
          where r.revokes = o.id and ${sql.ref('r.publishedAt')} < ${atMs})`.execute(store);
