/**
 * Brings the cases and orders of a claim in line with what the claim says. It is asked after everything that
 * may change something (claim, document, correction, withdrawal, decision, a lender found) and does nothing
 * where all is as it should be: there is one rule for who gets an order, and it is here.
 */
import { uuidv7 } from 'uuidv7';
import type { Loan } from '../../shared/protocol/schema/claims.ts';
import type { PendingOrder } from '../lender/publish.ts';
import type { Device, StoredCase, Writing } from '../store/tables.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { claimParts, contentOf, covering, type ClaimContent } from './claimContent.ts';
import { factsOf, standingOf, type ClaimFacts } from './facts.ts';

/** What reconciling works with; it adds to `orders` what is to be published. */
export type Reconciling = { tx: Writing; orders: PendingOrder[]; nowMs: number };

/** What a claim comes to: loans whose lender nobody knows yet, with a suspension order, and without a document. */
export type Reconciled = { unknown: string[]; ordered: string[]; uncovered: string[] };

/** Opens a case for each loan of the claim, changes those that a correction changed, and closes those it took out. */
export async function syncCases(
  { tx, nowMs }: Reconciling,
  claim: { id: string; citizen: string; by: string; filedAt: number },
  content: ClaimContent,
  place: { device: Device; policy: Policy },
): Promise<void> {
  const { cases } = await factsOf(tx, claim.id);
  const known = new Map(cases.map((row) => [row.loan, row]));
  const { device, policy } = place;
  const where = {
    center: device.center,
    region: policy.centers.find(({ id }) => id === device.center)?.region ?? null,
  };
  for (const loan of content.filed.loans) {
    const row = known.get(loan.id);
    known.delete(loan.id);
    const facts = factsAbout(loan, content, row);
    if (row === undefined) {
      const { id, citizen, filedAt } = claim;
      const opened = { claim: id, loan: loan.id, citizen, filedAt, ...where, ...facts };
      await tx
        .insertInto('cases')
        .values({ ...opened, openedAt: nowMs, closedAt: null, closedBy: null })
        .execute();
    } else {
      await caseAt(tx, claim.id, loan.id).set(facts).execute();
    }
  }
  for (const gone of known.values()) await closeCase(tx, gone, claim.by, nowMs);
}

/** A lender that was found stays known where a correction still does not say who it is. */
const factsAbout = (loan: Loan, { filed }: ClaimContent, row: StoredCase | undefined) => ({
  bin: loan.lender.bin ?? (row?.lender === loan.lender.name ? row.bin : null),
  lender: loan.lender.name,
  product: loan.product,
  amount: loan.amount,
  issuedOn: loan.issuedOn,
  online: loan.online ? 1 : 0,
  vulnerable: filed.citizen.vulnerable.join(','),
});

const caseAt = (tx: Writing, claim: string, loan: string) =>
  tx.updateTable('cases').where('claim', '=', claim).where('loan', '=', loan);

/** Closes a case, unless it is closed already. */
export async function closeCase(
  tx: Writing,
  { claim, loan }: Pick<StoredCase, 'claim' | 'loan'>,
  by: string,
  nowMs: number,
): Promise<void> {
  await caseAt(tx, claim, loan)
    .set({ closedAt: nowMs, closedBy: by })
    .where('closedAt', 'is', null)
    .execute();
}

/** Orders what is to be suspended, and takes back what is not any more. Null where the claim was never good. */
export async function reconcile(it: Reconciling, claim: string): Promise<Reconciled | null> {
  const content = contentOf(claim, await claimParts(it.tx, claim));
  const facts = await factsOf(it.tx, claim);
  if (!content || facts.cases.length === 0) return null;
  const result: Reconciled = { unknown: [], ordered: [], uncovered: [] };
  for (const row of facts.cases) {
    const isOpen = row.closedAt === null && standingOf(facts, row, it.nowMs).state !== 'cancelled';
    const procedure = covering(content, row.loan);
    const wanted = isOpen && procedure !== undefined && row.bin !== null;
    const there = suspensions(it, facts, row);
    for (const order of there) {
      if (isOpen && order.bin === row.bin && wanted) continue;
      // What the lender wrote off stays written off: there is nothing to take back.
      if (standingOf(facts, row, it.nowMs).state === 'cancelled') continue;
      it.orders.push(revocation(order, row, content));
    }
    if (wanted && !there.some(({ bin }) => bin === row.bin)) {
      const loan = content.filed.loans.find(({ id }) => id === row.loan);
      it.orders.push({
        ...aboutLoan(row, loan, content),
        kind: 'suspend',
        bin: row.bin ?? '',
        procedure,
        blobs: [procedure.blob],
      });
    }
    if (isOpen && row.bin === null) result.unknown.push(row.loan);
    if (isOpen) (wanted ? result.ordered : procedure ? [] : result.uncovered).push(row.loan);
  }
  return result;
}

type Suspension = { id: string; bin: string };

/** The suspension orders about a loan that stand, those that wait to be published among them. */
function suspensions({ orders: pending }: Reconciling, facts: ClaimFacts, row: StoredCase): Suspension[] {
  const all = [
    ...facts.orders,
    ...pending.filter((order) => order.claim === row.claim).map((order) => ({ revokes: null, ...order })),
  ];
  const revoked = new Set(all.map(({ revokes }) => revokes));
  return all.filter(({ id, kind, loan }) => loan === row.loan && kind === 'suspend' && !revoked.has(id));
}

/** The members that every order about a loan has. */
export function aboutLoan(row: StoredCase, loan: Loan | undefined, { filed }: ClaimContent) {
  const { iin, fullName } = filed.citizen;
  return {
    id: uuidv7(),
    claim: row.claim,
    loan: row.loan,
    citizen: { iin, fullName },
    terms: {
      product: row.product as Loan['product'],
      ...(loan?.contract !== undefined && { contract: loan.contract }),
      amount: row.amount,
      issuedOn: row.issuedOn,
      online: row.online === 1,
    },
  };
}

const revocation = (order: Suspension, row: StoredCase, content: ClaimContent): PendingOrder => ({
  ...aboutLoan(
    row,
    content.filed.loans.find(({ id }) => id === row.loan),
    content,
  ),
  kind: 'revoke',
  bin: order.bin,
  blobs: [],
  revokes: order.id,
});
