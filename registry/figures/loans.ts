/** What happened to each loan in a period, from cases, orders and answers: the figures are added up from this. */
import { sql } from 'kysely';
import { standingOf, type AnswerMove, type Moves } from '../cases/facts.ts';
import { among } from '../store/bulk.ts';
import type { Reading, StoredCase, StoredOrder } from '../store/tables.ts';
import type { Period } from './period.ts';

export type LoanFacts = Pick<StoredCase, 'claim' | 'citizen' | 'region' | 'bin' | 'vulnerable'> & {
  amount: number;
  isOnline: boolean;
  /** When it was claimed; null where that was not in the period. So are those below. */
  openedAt: number | null;
  /** What the lender had answered last when the period ended. */
  answered: Pick<AnswerMove, 'state' | 'amount' | 'receivedAt'> | null;
  /** The first order to suspend it, and how long after the desk (ms). */
  ordered: { at: number; afterMs: number } | null;
  /** The first answer that it is suspended, and how long after the desk (ms). */
  suspended: { at: number; afterMs: number } | null;
  /** The letters in which prosecutors asked for it. */
  represented: { id: string; at: number }[];
};

type Row = Pick<
  StoredCase,
  | 'claim'
  | 'loan'
  | 'citizen'
  | 'region'
  | 'bin'
  | 'vulnerable'
  | 'amount'
  | 'online'
  | 'filedAt'
  | 'openedAt'
  | 'closedAt'
>;
type Order = Moves['orders'][number] & Pick<StoredOrder, 'claim' | 'publishedAt' | 'representation'>;
type Answer = AnswerMove & { claim: string };

/** How many claims are asked about at once. */
const CLAIMS = 1_000;

/** The loans to which anything happened in the period, of one region or of all (null). */
export async function loansOf(store: Reading, period: Period, region: string | null): Promise<LoanFacts[]> {
  const [loans = []] = await loansOfEach(store, [period], region);
  return loans;
}

/** The same of several periods, which are read at once. A loan may come with a period in which nothing happened to it. */
export async function loansOfEach(
  store: Reading,
  periods: readonly Period[],
  region: string | null,
): Promise<LoanFacts[][]> {
  const all: Period = {
    fromMs: Math.min(...periods.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...periods.map(({ toMs }) => toMs)),
  };
  const rows = Map.groupBy(await touched(store, all, region), ({ claim }) => claim);
  const claims = [...rows.keys()];
  const facts = periods.map((): LoanFacts[] => []);
  for (let start = 0; start < claims.length; start += CLAIMS) {
    const part = claims.slice(start, start + CLAIMS);
    const orders = Map.groupBy(await ordersOf(store, part, all), ({ claim }) => claim);
    const answers = Map.groupBy(await answersOf(store, part, all), ({ claim }) => claim);
    for (const row of part.flatMap((claim) => rows.get(claim) ?? [])) {
      const own = ({ loan }: { loan: string }) => loan === row.loan;
      const moves = {
        orders: (orders.get(row.claim) ?? []).filter(own),
        answers: (answers.get(row.claim) ?? []).filter(own),
      };
      for (const [i, period] of periods.entries())
        facts[i]?.push(factsOf(row, period, movesUntil(moves, period)));
    }
  }
  return facts;
}

type LoanMoves = { orders: Order[]; answers: Answer[] };

const movesUntil = ({ orders, answers }: LoanMoves, { toMs }: Period): LoanMoves => ({
  orders: orders.filter(({ publishedAt }) => publishedAt < toMs),
  answers: answers.filter(({ receivedAt }) => receivedAt < toMs),
});

function factsOf(row: Row, { fromMs, toMs }: Period, moves: LoanMoves): LoanFacts {
  const isIn = (ms: number) => ms >= fromMs && ms < toMs;
  const closedAt = row.closedAt !== null && row.closedAt < toMs ? row.closedAt : null;
  const { state, last } = standingOf(moves, { loan: row.loan, closedAt }, toMs);
  const isAnswer = last !== undefined && state === last.state && isIn(last.receivedAt);
  const since = (at: number | undefined) =>
    at === undefined || !isIn(at) ? null : { at, afterMs: Math.max(at - row.filedAt, 0) };
  return {
    claim: row.claim,
    citizen: row.citizen,
    region: row.region,
    bin: row.bin,
    vulnerable: row.vulnerable,
    amount: row.amount,
    isOnline: row.online === 1,
    openedAt: isIn(row.openedAt) ? row.openedAt : null,
    answered: isAnswer ? last : null,
    ordered: since(moves.orders.find(({ kind }) => kind === 'suspend')?.publishedAt),
    suspended: since(moves.answers.find((answer) => answer.state === 'suspended')?.receivedAt),
    represented: moves.orders.flatMap(({ representation, publishedAt }) =>
      representation !== null && isIn(publishedAt) ? [{ id: representation, at: publishedAt }] : [],
    ),
  };
}

/** Cases that were opened in the period, or that an order or an answer of the period is about. */
async function touched(store: Reading, { fromMs, toMs }: Period, region: string | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.claim, c.loan, c.citizen, c.region, c.bin, c.vulnerable, c.amount, c.online,
           ${sql.ref('c.filedAt')}, ${sql.ref('c.openedAt')}, ${sql.ref('c.closedAt')}
      from cases as c
      join (select claim, loan from cases
              where ${sql.ref('openedAt')} >= ${fromMs} and ${sql.ref('openedAt')} < ${toMs}
            union select claim, loan from orders
              where ${sql.ref('publishedAt')} >= ${fromMs} and ${sql.ref('publishedAt')} < ${toMs}
            union select claim, loan from answers
              where ${sql.ref('receivedAt')} >= ${fromMs} and ${sql.ref('receivedAt')} < ${toMs}) as t
        on t.claim = c.claim and t.loan = c.loan
     order by c.claim, c.loan`.execute(store);
  return region === null ? rows : rows.filter((row) => row.region === region);
}

/** The orders about the claims until the period ended, in the order in which they came; and so the answers. */
const ordersOf = (store: Reading, claims: readonly string[], { toMs }: Period): Promise<Order[]> =>
  store
    .selectFrom('orders')
    .select(['id', 'claim', 'loan', 'kind', 'revokes', 'dueAt', 'publishedAt', 'representation'])
    .where(among(store, 'claim', claims))
    .where('publishedAt', '<', toMs)
    .orderBy('publishedAt')
    .orderBy('id')
    .execute();

const answersOf = (store: Reading, claims: readonly string[], { toMs }: Period): Promise<Answer[]> =>
  store
    .selectFrom('answers')
    .select(['order', 'claim', 'loan', 'state', 'amount', 'receivedAt'])
    .where(among(store, 'claim', claims))
    .where('receivedAt', '<', toMs)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute();
