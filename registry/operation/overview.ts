/** How things stand, for those who run a registry: desks and overdue lenders, and not a word about anybody's case. */
import { sql } from 'kysely';
import type { Desk, LateLender, Operation } from '../../shared/protocol/schema/console.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { dayOf } from '../figures/period.ts';
import { hide } from '../figures/suppress.ts';
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

/**
 * By lender; how many there are is hidden where they are about few people, as figures are. Since when is a day: the
 * moment is three days after some desk's last entry, and would say which desk it was.
 */
async function lateLenders(store: Reading, nowMs: number): Promise<LateLender[]> {
  const { rows } = await sql<Late>`
    select o.bin, c.citizen, ${sql.ref('o.dueAt')} from orders as o
      join cases as c on c.claim = o.claim and c.loan = o.loan and ${sql.ref('c.closedAt')} is null
      where o.kind <> 'revoke' and ${sql.ref('o.dueAt')} <= ${nowMs}
        and not exists (select 1 from answers as a where ${sql.ref('a.order')} = o.id)
        and not exists (select 1 from orders as r where r.revokes = o.id)`.execute(store);
  const lenders = Map.groupBy(rows, ({ bin }) => bin);
  const people = (late: readonly Late[]) => new Set(late.map(({ citizen }) => citizen)).size;
  const hidden = hide(new Map([...lenders].map(([bin, late]) => [bin, people(late)])), people(rows));
  return [...lenders]
    .map(([bin, late]): LateLender => {
      if (hidden.rows.has(bin)) return { bin, orders: null };
      return { bin, orders: late.length, since: dayOf(Math.min(...late.map(({ dueAt }) => dueAt))) };
    })
    .toSorted((a, b) => (b.orders ?? 0) - (a.orders ?? 0) || a.bin.localeCompare(b.bin));
}
