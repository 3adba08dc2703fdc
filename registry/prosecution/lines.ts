/** Cases as lines of a list: where each stands is computed when it is asked. */
import type { CaseLine } from '../../shared/protocol/schema/cases.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { movesOf, standingOf, type Moves } from '../cases/facts.ts';
import { instant } from '../clock.ts';
import { among } from '../store/bulk.ts';
import type { Reading, StoredCase } from '../store/tables.ts';

/** The lines of `rows`, in their order. A handful of questions, however many rows there are. */
export async function linesOf(
  store: Reading,
  rows: readonly StoredCase[],
  policy: Policy,
  nowMs: number,
): Promise<CaseLine[]> {
  const claims = [...new Set(rows.map(({ claim }) => claim))];
  if (claims.length === 0) return [];
  const moves = await movesOf(store, claims);
  const orders = Map.groupBy(moves.orders, ({ claim }) => claim);
  const answers = Map.groupBy(moves.answers, ({ claim }) => claim);
  const numbers = await numbersOf(store, claims);
  const assignees = await assigneesOf(store, claims);
  return rows.map((row) => {
    const facts = {
      orders: orders.get(row.claim) ?? [],
      answers: answers.get(row.claim) ?? [],
    };
    const number = numbers.get(row.claim);
    const assignee = assignees.get(`${row.claim} ${row.loan}`);
    return {
      ...lineOf(row, facts, policy, nowMs),
      ...(number !== undefined && { number }),
      ...(assignee !== undefined && { assignee }),
    };
  });
}

function lineOf(row: StoredCase, facts: Moves, policy: Policy, nowMs: number): CaseLine {
  const { state, suspended, cancelled, overdue, dueAt } = standingOf(facts, row, nowMs);
  return {
    claim: row.claim,
    loan: row.loan,
    lender: policy.lenders.find(({ bin }) => bin === row.bin)?.name.ru ?? row.lender,
    ...(row.bin !== null && { bin: row.bin }),
    product: row.product,
    amount: row.amount,
    issuedOn: row.issuedOn,
    openedAt: instant(row.openedAt),
    ...(row.center !== null && { center: row.center }),
    ...(row.region !== null && { region: row.region }),
    vulnerable: row.vulnerable === '' ? [] : row.vulnerable.split(','),
    state,
    suspended,
    cancelled,
    overdue,
    ...(dueAt !== null && { dueAt: instant(dueAt) }),
  };
}

/** The human numbers of claims, as far as they were recorded. */
export async function numbersOf(store: Reading, claims: readonly string[]): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('acts')
    .innerJoin('verdicts', (join) =>
      join.onRef('verdicts.device', '=', 'acts.device').onRef('verdicts.seq', '=', 'acts.seq'),
    )
    .select(['acts.id', 'verdicts.verdict'])
    .where(among(store, 'acts.id', claims))
    .execute();
  return new Map(
    rows.flatMap(({ id, verdict }) => {
      const { number } = JSON.parse(verdict) as Verdict;
      return number === undefined ? [] : [[id, number] as const];
    }),
  );
}

/** Whom each case was assigned to last, by claim and loan. */
async function assigneesOf(store: Reading, claims: readonly string[]): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('ownEntries')
    .select(['claim', 'loan', 'subject'])
    .where(among(store, 'claim', claims))
    .where('kind', '=', 'case.assigned')
    .orderBy('seq')
    .execute();
  return new Map(rows.map(({ claim, loan, subject }) => [`${claim} ${loan}`, subject ?? '']));
}
