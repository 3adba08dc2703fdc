/** Orders that lenders let lie: counted for whoever keeps watch, without a word about whom they concern. */
import { sql } from 'kysely';
import type { Reading } from '../store/tables.ts';

/** How many orders of open cases were not answered in time and were not taken back. */
export async function countOverdue(store: Reading, nowMs: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from orders as o
      join cases as c on c.claim = o.claim and c.loan = o.loan and ${sql.ref('c.closedAt')} is null
      where o.kind <> 'revoke' and ${sql.ref('o.dueAt')} <= ${nowMs}
        and not exists (select 1 from answers as a where ${sql.ref('a.order')} = o.id)
        and not exists (select 1 from orders as r where r.revokes = o.id)`.execute(store);
  return rows[0]?.n ?? 0;
}
