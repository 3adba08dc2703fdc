/** What prosecutors do about a case: each act is a signed entry of the registry's own journal. */
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { factsOf, standingOf } from '../cases/facts.ts';
import { sayLater, type Later } from '../cases/later.ts';
import { closeCase, reconcile } from '../cases/reconcile.ts';
import type { Context } from '../context.ts';
import { RECORDED } from '../cases/case.ts';
import { endIfOver } from '../lender/answers.ts';
import { publishOrders, type PendingOrder } from '../lender/publish.ts';
import { appendOwn } from '../own/journal.ts';
import { findDevice } from '../store/devices.ts';
import { actsOf, lockActs } from '../store/entries.ts';
import type { Device, StoredCase, Writing } from '../store/tables.ts';
import { latestVerdict } from '../verdicts/append.ts';

export type ActAnswer =
  | { ok: true; act: OwnEntry; told: string[] }
  | { ok: false; problem: 'case-closed' | 'not-prosecutor' | 'lender-known' };

type Doing = { context: Context; tx: Writing; by: Device; row: StoredCase };

/** What each act is about, and its words. */
type Words = { kind: OwnEntry['kind']; subject?: string; body: Record<string, unknown> };

function write({ context, tx, by, row }: Doing, { body, ...words }: Words): Promise<OwnEntry> {
  const { claim, loan } = row;
  const about = { claim, loan, by: by.id, name: by.name };
  return appendOwn(
    tx,
    context.keys,
    { ...words, claim, loan, body: { ...about, ...body } },
    context.clock.now(),
  );
}

/** The case as it is now, held until the transaction ends; null where nothing is to be done about it any more. */
async function openCase({ tx, row, context }: Doing): Promise<StoredCase | null> {
  await lockActs(tx, [row.claim]);
  const facts = await factsOf(tx, row.claim);
  const now = facts.cases.find(({ loan }) => loan === row.loan);
  return now && standingOf(facts, now, context.clock.now()).state !== 'closed' ? now : null;
}

/** Gives the case to a prosecutor who may see it. */
export async function assign(doing: Doing, to: string): Promise<ActAnswer> {
  const row = await openCase(doing);
  if (!row) return { ok: false, problem: 'case-closed' };
  const assignee = await findDevice(doing.tx, to);
  const maySee = assignee && (assignee.region === null || assignee.region === row.region);
  if (assignee?.role !== 'prosecutor' || assignee.revokedAt !== null || !maySee)
    return { ok: false, problem: 'not-prosecutor' };
  const body = { to, toName: assignee.name };
  return { ok: true, act: await write(doing, { kind: 'case.assigned', subject: to, body }), told: [] };
}

/** Asks the citizen for what is missing: they find it in their status. */
export async function requestMissing(doing: Doing, what: string): Promise<ActAnswer> {
  if (!(await openCase(doing))) return { ok: false, problem: 'case-closed' };
  return { ok: true, act: await write(doing, { kind: 'case.requested', body: { what } }), told: [] };
}

/** Decides; a dismissal closes the case and takes back what was ordered. */
export async function decide(
  doing: Doing,
  { decision, reason }: { decision: 'upheld' | 'dismissed'; reason: string },
): Promise<ActAnswer> {
  const row = await openCase(doing);
  if (!row) return { ok: false, problem: 'case-closed' };
  const act = await write(doing, { kind: 'case.decided', subject: decision, body: { decision, reason } });
  if (decision === 'upheld') return { ok: true, act, told: [] };
  const { context, tx } = doing;
  const nowMs = context.clock.now();
  await closeCase(tx, row, act.id, nowMs);
  const { told } = await follow(doing, nowMs);
  return { ok: true, act, told: [...told, ...(await endIfOver(context, tx, row.claim, nowMs))] };
}

/** Says who the lender is; the order goes out, and a claim that waited for nothing else is recorded. */
export async function findLender(doing: Doing, bin: string): Promise<ActAnswer> {
  const row = await openCase(doing);
  if (!row) return { ok: false, problem: 'case-closed' };
  if (row.bin !== null) return { ok: false, problem: 'lender-known' };
  const { context, tx } = doing;
  const act = await write(doing, { kind: 'case.lender', subject: bin, body: { bin } });
  await tx
    .updateTable('cases')
    .set({ bin })
    .where('claim', '=', row.claim)
    .where('loan', '=', row.loan)
    .execute();
  const nowMs = context.clock.now();
  const { told, unknown } = await follow(doing, nowMs);
  const later = unknown > 0 ? [] : await recordedNow(tx, row.claim);
  return { ok: true, act, told: [...told, ...(await sayLater(context, tx, later, nowMs))] };
}

/** Brings the orders in line with what was decided. */
async function follow({ context, tx, row }: Doing, nowMs: number) {
  const orders: PendingOrder[] = [];
  const result = await reconcile({ tx, orders, nowMs }, row.claim);
  const told = await publishOrders(tx, context.keys, orders, nowMs);
  return { told, unknown: result?.unknown.length ?? 0 };
}

/** What to say of a claim that was held because nobody knew its lender. */
async function recordedNow(tx: Writing, claim: string): Promise<Later[]> {
  const act = (await actsOf(tx, [claim])).get(claim);
  const verdict = act && (await latestVerdict(tx, act.device, act.seq));
  const waited = verdict?.state === 'held' && verdict.reason?.code === 'lender-unknown';
  return waited ? [{ entry: claim, outcome: RECORDED }] : [];
}
