/** The totals of a period once more, by one question in SQL that shares nothing with the figures. */
import { sql } from 'kysely';
import type { Period } from '../../figures/period.ts';
import type { Store } from '../../store/tables.ts';

/** People and loans, sums in tiyn as text: they may be larger than a number is exact. */
export type Totals = {
  loans: number;
  people: number;
  claimed: string;
  released: number;
  cancelled: string;
  suspended: string;
  representations: number;
};

/** What happened in the period, in the whole country. */
export async function totalsBySql(store: Store, { fromMs, toMs }: Period): Promise<Totals> {
  const { rows } = await sql<Totals>`
    with counted as (
           select a.claim, a.loan, a.state, a.amount, a."receivedAt",
                  row_number() over (partition by a.claim, a.loan order by a."receivedAt" desc, a.id desc) as "fromEnd"
             from answers as a
            where a."receivedAt" < ${toMs}
              and (a.state = 'cancelled' or not exists (
                     select 1 from orders as r where r.revokes = a."order" and r."publishedAt" < ${toMs}))),
         stands as (
           select c.citizen, l.state, l.amount from counted as l
             join cases as c on c.claim = l.claim and c.loan = l.loan
            where l."fromEnd" = 1 and l."receivedAt" >= ${fromMs}
              and (l.state = 'cancelled' or c."closedAt" is null or c."closedAt" >= ${toMs})),
         opened as (
           select citizen, amount from cases where "openedAt" >= ${fromMs} and "openedAt" < ${toMs})
    select (select count(*) from opened) as loans,
           (select count(distinct citizen) from opened) as people,
           (select cast(coalesce(sum(amount), 0) as text) from opened) as claimed,
           (select count(distinct citizen) from stands where state = 'cancelled') as released,
           (select cast(coalesce(sum(amount), 0) as text) from stands where state = 'cancelled') as cancelled,
           (select cast(coalesce(sum(amount), 0) as text) from stands where state = 'suspended') as suspended,
           (select count(distinct representation) from orders
             where kind = 'representation'
               and "publishedAt" >= ${fromMs} and "publishedAt" < ${toMs}) as representations`.execute(store);
  const [totals] = rows;
  if (!totals) throw new Error('no totals');
  return totals;
}
