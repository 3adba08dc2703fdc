/** Lists of cases: by page, by what is asked for, within the region of whoever asks. */
import type { ExpressionBuilder } from 'kysely';
import type { CaseLine, CaseList } from '../../shared/protocol/schema/cases.ts';
import type { LoanState } from '../../shared/protocol/schema/status.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import type { Device, StoredCase, Tables } from '../store/tables.ts';
import { linesOf } from './lines.ts';

/** What is asked: the newest first, after the case named by `after`; nothing asked for is everything. */
export type CasesQuestion = {
  after?: string | undefined;
  limit: number;
  region?: string | undefined;
  lender?: string | undefined;
  state?: LoanState | undefined;
  overdue?: boolean | undefined;
  unknown?: boolean | undefined;
  assignee?: string | undefined;
};

/** How many cases are looked through for one page; beyond it the page is short and `next` goes on. */
const MOST_SCANNED = 5_000;
const BATCH = 500;

/** A page of cases. Where they stand is computed, so that what is asked about it is found by looking. */
export async function caseList(context: Context, asker: Device, asked: CasesQuestion): Promise<CaseList> {
  const policy = await currentPolicy(context.store);
  const nowMs = context.clock.now();
  const items: CaseLine[] = [];
  let { after } = asked;
  for (let scanned = 0; scanned < MOST_SCANNED; scanned += BATCH) {
    const rows = await casesAfter(context, asker, asked, after, nowMs);
    for (const line of await linesOf(context.store, rows, policy, nowMs)) {
      after = `${line.claim}.${line.loan}`;
      if (isAskedFor(line, asked)) items.push(line);
      if (items.length === asked.limit) return { items, next: after };
    }
    if (rows.length < BATCH) return { items };
  }
  return { items, ...(after !== undefined && { next: after }) };
}

const isAskedFor = (line: CaseLine, { state, assignee, overdue }: CasesQuestion) =>
  (state === undefined || line.state === state) &&
  (assignee === undefined || line.assignee === assignee) &&
  (overdue === undefined || line.overdue === overdue);

function casesAfter(
  { store }: Context,
  asker: Device,
  asked: CasesQuestion,
  after: string | undefined,
  nowMs: number,
): Promise<StoredCase[]> {
  const [claim = '', loan = ''] = after?.split('.') ?? [];
  // A prosecutor of a region never sees another, whatever is asked for.
  const region = asker.region ?? asked.region;
  const isElsewhere = asker.region !== null && asked.region !== undefined && asked.region !== asker.region;
  if (isElsewhere) return Promise.resolve([]);
  return store
    .selectFrom('cases')
    .selectAll()
    .$if(region !== undefined, (query) => query.where('region', '=', region ?? ''))
    .$if(asked.lender !== undefined, (query) => query.where('bin', '=', asked.lender ?? ''))
    .$if(asked.unknown === true, (query) => query.where('bin', 'is', null).where('closedAt', 'is', null))
    .$if(asked.overdue === true, (query) => query.where((where) => hasLateOrder(where, nowMs)))
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('claim', '<', claim),
          where.and([where('claim', '=', claim), where('loan', '<', loan)]),
        ]),
      ),
    )
    .orderBy('claim', 'desc')
    .orderBy('loan', 'desc')
    .limit(BATCH)
    .execute();
}

/** An order whose time is over and that has no answer: few of all cases have one. */
const hasLateOrder = (where: ExpressionBuilder<Tables, 'cases'>, nowMs: number) =>
  where.exists(
    where
      .selectFrom('orders')
      .select('orders.id')
      .whereRef('orders.claim', '=', 'cases.claim')
      .whereRef('orders.loan', '=', 'cases.loan')
      .where('orders.kind', '!=', 'revoke')
      .where('orders.dueAt', '<=', nowMs)
      .where((order) =>
        order.not(
          order.exists(
            order.selectFrom('answers').select('answers.id').whereRef('answers.order', '=', 'orders.id'),
          ),
        ),
      ),
  );
