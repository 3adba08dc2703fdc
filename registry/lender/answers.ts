/** Lenders' answers to orders (registry-protocol, section 9). */
import type { AnswerReceipt, OrderAnswer } from '../../shared/protocol/schema/lender.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { factsOf, isOver, standingOrders } from '../cases/facts.ts';
import { sayLater } from '../cases/later.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { appendOwn } from '../own/journal.ts';
import { lockActs } from '../store/entries.ts';
import type { Device, StoredOrder, Writing } from '../store/tables.ts';

export type Answered =
  | { ok: true; receipt: AnswerReceipt; told: string[] }
  | { ok: false; problem: 'order-closed' | 'amount' };

/**
 * Takes the answer, as often as it changes; the same answer again is the same receipt. An order that was taken
 * back, or takes one back, is not answered; and no more of a loan can be cancelled than there was.
 */
export async function answerOrder(
  context: Context,
  tx: Writing,
  lender: Device,
  order: StoredOrder,
  said: OrderAnswer,
): Promise<Answered> {
  const nowMs = context.clock.now();
  // Withdrawals and decisions hold the claim as well: the answer comes before them, or after.
  await lockActs(tx, [order.claim]);
  const facts = await factsOf(tx, order.claim);
  if (!standingOrders(facts, order.loan).some(({ id }) => id === order.id))
    return { ok: false, problem: 'order-closed' };
  const loan = facts.cases.find((row) => row.loan === order.loan);
  if (said.state === 'cancelled' && said.amount > (loan?.amount ?? 0))
    return { ok: false, problem: 'amount' };
  const before = facts.answers.filter((answer) => answer.order === order.id);
  const last = before.at(-1);
  const lastReceipt = last && (JSON.parse(last.receipt) as AnswerReceipt);
  if (lastReceipt && isSame(lastReceipt, said)) return { ok: true, receipt: lastReceipt, told: [] };

  const about = { order: order.id, claim: order.claim, loan: order.loan, lender: lender.id };
  const n = before.length + 1;
  const { id } = await appendOwn(
    tx,
    context.keys,
    { kind: 'order.answered', claim: order.claim, loan: order.loan, body: { ...about, n, ...said } },
    nowMs,
  );
  const receipt = sealWith(
    { answer: id, ...about, n, ...said, receivedAt: instant(nowMs) },
    context.keys.signer,
  );
  const { state, amount } = said;
  const { records } = context.keys;
  const row = {
    id,
    ...about,
    n,
    state,
    amount,
    receivedAt: nowMs,
    receipt: records.seal(JSON.stringify(receipt)),
  };
  await tx.insertInto('answers').values(row).execute();
  return { ok: true, receipt, told: await endIfOver(context, tx, order.claim, nowMs) };
}

const isSame = (receipt: AnswerReceipt, { state, amount, reason, at }: OrderAnswer) =>
  receipt.state === state && receipt.amount === amount && receipt.reason === reason && receipt.at === at;

/** Says that the claim has ended where nothing is left to do about it. Returns whom to wake. */
export async function endIfOver(
  context: Context,
  tx: Writing,
  claim: string,
  nowMs: number,
): Promise<string[]> {
  if (!isOver(await factsOf(tx, claim), nowMs)) return [];
  return sayLater(context, tx, [{ entry: claim, outcome: { state: 'ended' } }], nowMs);
}
