/** What happened to the loans of a claim, computed from entries, verdicts, orders and answers. */
import { TimelineEvent, type LoanStatus } from '../../shared/protocol/schema/status.ts';
import type { AnswerReceipt } from '../../shared/protocol/schema/lender.ts';
import type { OwnEntry, OwnKind } from '../../shared/protocol/schema/own.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { claimParts, contentOf, type ClaimPart } from '../cases/claimContent.ts';
import { factsOf, standingOf, standingOrders, type ClaimFacts } from '../cases/facts.ts';
import { instant } from '../clock.ts';
import type { OwnEntry as OwnRow, Reading, StoredCase } from '../store/tables.ts';

type Event = Omit<TimelineEvent, 'at'> & { ms: number };

/** Causes before effects, where both have one time. */
const rank = ({ what }: Event): number => TimelineEvent.shape.what.options.indexOf(what);

const PARTS: Record<string, TimelineEvent['what']> = {
  'claim.file': 'filed',
  'claim.procedure': 'procedure',
  'claim.withdraw': 'withdrawn',
  correction: 'corrected',
};

const ORDERS = { suspend: 'ordered', revoke: 'revoked', representation: 'represented' } as const;

/** What of the registry's own journal belongs in a timeline; answers are there as answers. */
const OWN: Partial<Record<OwnKind, TimelineEvent['what']>> = {
  'case.assigned': 'assigned',
  'case.decided': 'decided',
  'case.requested': 'requested',
  'case.lender': 'lender-found',
  'export.released': 'exported',
};

/** Every loan of the claim: where it stands at `nowMs`, and how it came there. */
export async function loanStatuses(
  store: Reading,
  claim: string,
  policy: Policy | null,
  nowMs: number,
): Promise<LoanStatus[]> {
  const parts = await claimParts(store, claim);
  const facts = await factsOf(store, claim);
  const verdicts = await verdictsOf(store, claim);
  const own = await store
    .selectFrom('ownEntries')
    .selectAll()
    .where('claim', '=', claim)
    .orderBy('seq')
    .execute();
  const contracts = new Map(
    contentOf(claim, parts)?.filed.loans.map(({ id, contract }) => [id, contract] as const),
  );
  return facts.cases.map((row) => {
    const { state, suspended, cancelled, overdue, dueAt } = standingOf(facts, row, nowMs);
    const contract = contracts.get(row.loan);
    const events = [
      ...parts.map(eventOfPart),
      ...verdicts,
      ...ordersOf(facts, row),
      ...answersOf(facts, row),
      ...overdueOf(facts, row, nowMs),
      ...own.flatMap((entry) => eventOfOwn(entry, row)),
    ];
    return {
      loan: row.loan,
      lender: policy?.lenders.find(({ bin }) => bin === row.bin)?.name.ru ?? row.lender,
      ...(row.bin !== null && { bin: row.bin }),
      product: row.product as LoanStatus['product'],
      ...(contract !== undefined && { contract }),
      amount: row.amount,
      issuedOn: row.issuedOn,
      state,
      suspended,
      cancelled,
      overdue,
      ...(dueAt !== null && { dueAt: instant(dueAt) }),
      timeline: events
        .toSorted((a, b) => a.ms - b.ms || rank(a) - rank(b))
        .map(({ ms, ...event }) => ({ at: instant(ms), ...event })),
    };
  });
}

const eventOfPart = ({ kind, stored, entry }: ClaimPart): Event => ({
  ms: stored.receivedAt,
  what: PARTS[kind] ?? 'corrected',
  id: entry.id,
});

/** When the registry recorded the claim, held it, and ended it. */
async function verdictsOf(store: Reading, claim: string): Promise<Event[]> {
  const rows = await store
    .selectFrom('verdicts')
    .innerJoin('acts', (join) =>
      join.onRef('acts.device', '=', 'verdicts.device').onRef('acts.seq', '=', 'verdicts.seq'),
    )
    .select('verdict')
    .where('acts.id', '=', claim)
    .orderBy('verdicts.n')
    .execute();
  return rows.flatMap(({ verdict }) => {
    const { state, decidedAt, reason } = JSON.parse(verdict) as Verdict;
    if (state !== 'recorded' && state !== 'held' && state !== 'ended') return [];
    return [{ ms: Date.parse(decidedAt), what: state, ...(reason && { reason: reason.code }) }];
  });
}

const ordersOf = (facts: ClaimFacts, row: StoredCase): Event[] =>
  facts.orders
    .filter(({ loan }) => loan === row.loan)
    .map(({ id, kind, publishedAt, dueAt }) => ({
      ms: publishedAt,
      what: ORDERS[kind],
      id,
      ...(kind !== 'revoke' && { dueAt: instant(dueAt) }),
    }));

const answersOf = (facts: ClaimFacts, row: StoredCase): Event[] =>
  facts.answers
    .filter(({ loan }) => loan === row.loan)
    .map(({ id, state, amount, receivedAt, receipt }) => {
      const { reason } = JSON.parse(receipt) as AnswerReceipt;
      return { ms: receivedAt, what: state, id, amount, ...(reason !== undefined && { reason }) };
    });

/** An order that nobody had answered when its time was over, whether or not an answer came later. */
const overdueOf = (facts: ClaimFacts, row: StoredCase, nowMs: number): Event[] =>
  standingOrders(facts, row.loan)
    .filter(
      ({ id, dueAt }) =>
        dueAt <= nowMs &&
        (row.closedAt === null || row.closedAt > dueAt) &&
        !facts.answers.some(({ order, receivedAt }) => order === id && receivedAt < dueAt),
    )
    .map(({ id, dueAt }) => ({ ms: dueAt, what: 'overdue', id }));

function eventOfOwn({ kind, id, at, loan, line }: OwnRow, row: StoredCase): Event[] {
  const what = OWN[kind as OwnKind];
  if (what === undefined || (loan !== null && loan !== row.loan)) return [];
  const { reason, what: missing } = (JSON.parse(line) as OwnEntry).body;
  const words = reason ?? missing;
  return [{ ms: at, what, id, ...(typeof words === 'string' && { reason: words }) }];
}
