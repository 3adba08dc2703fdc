/** What there is about the loans of a claim, and what it comes to. Nothing of it is stored as a state. */
import type { LoanState } from '../../shared/protocol/schema/status.ts';
import { among } from '../store/bulk.ts';
import type { Reading, StoredAnswer, StoredCase, StoredOrder } from '../store/tables.ts';

export type ClaimFacts = { cases: StoredCase[]; orders: StoredOrder[]; answers: StoredAnswer[] };

/** The cases of a claim with their orders and answers, each in the order in which they came. */
export async function factsOf(store: Reading, claim: string): Promise<ClaimFacts> {
  const cases = await store
    .selectFrom('cases')
    .selectAll()
    .where('claim', '=', claim)
    .orderBy('loan')
    .execute();
  const orders = await ordersOf(store, [claim]).selectAll().execute();
  const answers = await answersOf(store, [claim]).selectAll().execute();
  return { cases, orders, answers };
}

/** What of the orders and answers of some claims decides where their loans stand; nothing that is sealed is opened. */
export async function movesOf(store: Reading, claims: readonly string[]) {
  const orders = await ordersOf(store, claims)
    .select(['id', 'claim', 'loan', 'kind', 'revokes', 'dueAt'])
    .execute();
  const answers = await answersOf(store, claims)
    .select(['claim', 'loan', 'order', 'state', 'amount', 'receivedAt'])
    .execute();
  return { orders, answers };
}

/** Of some claims, in the order in which they came. */
const ordersOf = (store: Reading, claims: readonly string[]) =>
  store
    .selectFrom('orders')
    .where(among(store, 'claim', claims))
    .orderBy('publishedAt')
    .orderBy('id');
const answersOf = (store: Reading, claims: readonly string[]) =>
  store
    .selectFrom('answers')
    .where(among(store, 'claim', claims))
    .orderBy('receivedAt')
    .orderBy('id');

/** What of orders and answers decides where a loan stands. */
export type Moves = {
  orders: readonly Pick<StoredOrder, 'id' | 'loan' | 'kind' | 'revokes' | 'dueAt'>[];
  answers: readonly AnswerMove[];
};
export type AnswerMove = Pick<StoredAnswer, 'loan' | 'order' | 'state' | 'amount' | 'receivedAt'>;

/** Where a loan stands. Suspended and cancelled sums (tiyn) are never added up. */
export type Standing = {
  state: LoanState;
  suspended: number;
  cancelled: number;
  /** An order stands that was not answered in time. */
  overdue: boolean;
  /** When the answer to the order that stands unanswered is, or was, due; the earliest. */
  dueAt: number | null;
  /** What the lender answered last, to an order that still stands. */
  last: AnswerMove | undefined;
};

/** The orders about a loan that its lender has to follow: not taken back. */
export function standingOrders<O extends Moves['orders'][number]>(
  facts: { orders: readonly O[] },
  loan: string,
): O[] {
  const revoked = new Set(facts.orders.map(({ revokes }) => revokes));
  return facts.orders.filter(
    (order) => order.loan === loan && order.kind !== 'revoke' && !revoked.has(order.id),
  );
}

/** Where the loan of `row` stands at `nowMs`. */
export function standingOf(
  facts: Moves,
  row: Pick<StoredCase, 'loan' | 'closedAt'>,
  nowMs: number,
): Standing {
  const orders = standingOrders(facts, row.loan);
  const answers = facts.answers.filter(({ loan }) => loan === row.loan);
  // A loan that was cancelled is cancelled, whatever became of the order; a suspension ends with its order.
  const last = answers.findLast(
    (answer) => answer.state === 'cancelled' || orders.some(({ id }) => id === answer.order),
  );
  const open =
    row.closedAt === null ? orders.filter(({ id }) => !answers.some(({ order }) => order === id)) : [];
  const dueAt = open.length > 0 ? Math.min(...open.map((order) => order.dueAt)) : null;
  const isClosed = row.closedAt !== null && last?.state !== 'cancelled';
  return {
    state: isClosed ? 'closed' : (last?.state ?? (orders.length > 0 ? 'ordered' : 'incomplete')),
    suspended: !isClosed && last?.state === 'suspended' ? last.amount : 0,
    cancelled: last?.state === 'cancelled' ? last.amount : 0,
    overdue: dueAt !== null && dueAt <= nowMs && last?.state !== 'cancelled',
    dueAt,
    last,
  };
}

/** Whether nothing is left to do about the claim: every loan is cancelled or closed. */
export const isOver = (facts: ClaimFacts, nowMs: number): boolean =>
  facts.cases.length > 0 &&
  facts.cases.every((row) => ['cancelled', 'closed'].includes(standingOf(facts, row, nowMs).state));
