/** `claim.file`, `claim.procedure`, `claim.withdraw` (registry-protocol, section 2). */
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import { lockActs } from '../store/entries.ts';
import { latestVerdict } from '../verdicts/append.ts';
import { held, refused } from '../verdicts/reasons.ts';
import type { Act } from '../store/tables.ts';
import { addPart, claimParts, contentOf } from './claimContent.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';
import { factsOf, standingOf } from './facts.ts';
import { closeCase, reconcile, syncCases, type Reconciled } from './reconcile.ts';

/**
 * A case for each loan, and an order to each lender of a loan that a complete document covers; held where a
 * loan does not say who its lender is. Loans whose lender is known do not wait for the others.
 */
export async function judgeClaimFile(it: Case, body: Body<'claim.file'>): Promise<Judgement> {
  const twice = loanTwice(body);
  if (twice) return [refused('invalid-content', { fields: [twice], rule: 'a loan is named once' })];
  await addPart(it.tx, it.entry.id, it.entry, it.nowMs);
  return verdictOn(await openCases(it, it.entry.id, it.citizen ?? it.keys.lookup(body.citizen.iin)));
}

/** The path of a loan whose id another one has already, or null. */
export function loanTwice({ loans }: Pick<Body<'claim.file'>, 'loans'>): string | null {
  const i = loans.findIndex(({ id }, at) => loans.findIndex((loan) => loan.id === id) < at);
  return i < 0 ? null : `loans.${i}.id`;
}

/** Opens the cases of a claim as it stands now, and sends what orders it asks for. */
export async function openCases(it: Case, claim: string, citizen: string): Promise<Reconciled> {
  const parts = await claimParts(it.tx, claim);
  const content = contentOf(claim, parts);
  const filed = parts.find(({ entry }) => entry.id === claim)?.entry ?? it.entry;
  const about = { id: claim, citizen, by: it.entry.id, filedAt: Date.parse(filed.at) };
  if (content) await syncCases(it, about, content, it);
  return (await reconcile(it, claim)) ?? { unknown: [], ordered: [], uncovered: [] };
}

/** What is said of a claim: recorded, or held as long as nobody knows who a lender is. */
export function verdictOn({ unknown, ordered, uncovered }: Reconciled): Judgement {
  const detail = { ordered, uncovered };
  return unknown.length > 0
    ? [held('lender-unknown', { loans: unknown, ...detail })]
    : [{ ...RECORDED, detail }];
}

/** The document arrives: orders go out for the loans it covers completely. */
export async function judgeClaimProcedure(it: Case, body: Body<'claim.procedure'>): Promise<Judgement> {
  const found = await claimOf(it, body.claim);
  if (!found.ok) return found.judgement;
  await addPart(it.tx, body.claim, it.entry, it.nowMs);
  // Null where the claim waits for its own attachments: its orders go out when it is judged.
  const result = await reconcile(it, body.claim);
  return [{ ...RECORDED, ...(result && { detail: result }) }];
}

/** The cases close, and what was ordered is taken back; what a lender has cancelled stays cancelled. */
export async function judgeClaimWithdraw(it: Case, body: Body<'claim.withdraw'>): Promise<Judgement> {
  const found = await claimOf(it, body.claim);
  if (!found.ok) return found.judgement;
  await addPart(it.tx, body.claim, it.entry, it.nowMs);
  const facts = await factsOf(it.tx, body.claim);
  for (const row of facts.cases) {
    if (standingOf(facts, row, it.nowMs).state !== 'cancelled')
      await closeCase(it.tx, row, it.entry.id, it.nowMs);
  }
  await reconcile(it, body.claim);
  it.later.push({ entry: body.claim, outcome: { state: 'ended', detail: { by: it.entry.id } } });
  return [RECORDED];
}

type Found = { ok: true; claim: Act } | { ok: false; judgement: Judgement };

/**
 * The claim an entry is about, held until the transaction ends. Any kiosk may go on with it: the citizen comes
 * with the paper to whichever center is near. Refused where this citizen has no such claim, or it is over.
 */
export async function claimOf(it: Case, id: string): Promise<Found> {
  const no = (code: 'no-such-claim' | 'claim-closed'): Found => ({ ok: false, judgement: [refused(code)] });
  const claim = (await lockActs(it.tx, [id])).get(id);
  const isLater = claim?.device === it.device.id && claim.seq >= it.entry.seq;
  if (claim?.kind !== 'claim.file' || isLater || claim.citizen === null || claim.citizen !== it.citizen)
    return no('no-such-claim');
  const verdict = await latestVerdict(it.tx, claim.device, claim.seq);
  const endsNow = it.later.some(({ entry, outcome }) => entry === id && outcome.state === 'ended');
  if (verdict?.state === 'ended' || endsNow) return no('claim-closed');
  if (verdict?.state === 'refused' && (await factsOf(it.tx, id)).cases.length === 0)
    return no('no-such-claim');
  return { ok: true, claim };
}
