/** Corrections of claims and of what belongs to them (registry-protocol, section 2, `correction`). */
import type { Body } from '../../shared/protocol/schema/bodies.ts';
import type { Act } from '../store/tables.ts';
import { latestVerdict } from '../verdicts/append.ts';
import { refused } from '../verdicts/reasons.ts';
import { addPart } from './claimContent.ts';
import { RECORDED, type Case, type Judgement } from './case.ts';
import { claimOf, loanTwice, openCases, verdictOn } from './claim.ts';
import { reconcile } from './reconcile.ts';

/**
 * The claim is as its correction says: loans that are new get a case, loans that are gone are closed and their
 * orders taken back. A claim that was held for what the correction brings is recorded.
 */
export async function correctClaim(it: Case, target: Act, body: Body<'claim.file'>): Promise<Judgement> {
  const twice = loanTwice(body);
  if (twice) return [refused('invalid-content', { fields: [`body.${twice}`], rule: 'a loan is named once' })];
  const before = await latestVerdict(it.tx, target.device, target.seq);
  if (before?.state === 'ended') return [refused('claim-closed')];
  await addPart(it.tx, target.id, it.entry, it.nowMs);
  const citizen = target.citizen ?? it.keys.lookup(body.citizen.iin);
  const judgement = verdictOn(await openCases(it, target.id, citizen));
  const waits = before?.state === 'held' && WAITS.includes(before.reason?.code ?? '');
  if (waits && judgement[0]?.state === 'recorded') {
    it.later.push({ entry: target.id, outcome: { ...RECORDED, detail: { by: it.entry.id } } });
    await it.tx.deleteFrom('blobWaits').where('entry', '=', target.id).execute();
  }
  return judgement;
}

/** What a claim waits for and a correction may bring. */
const WAITS: readonly string[] = ['blob-missing', 'lender-unknown'];

/** The documents are as the correction says. The claim they are about is never changed by one. */
export async function correctProcedure(
  it: Case,
  target: Act,
  body: Body<'claim.procedure'>,
): Promise<Judgement> {
  const linked = await it.tx
    .selectFrom('claimEntries')
    .select('claim')
    .where('entry', '=', target.id)
    .executeTakeFirst();
  if (linked && linked.claim !== body.claim)
    return [refused('not-correctable', { rule: 'the claim stays the same' })];
  const found = await claimOf(it, body.claim);
  if (!found.ok) return found.judgement;
  await addPart(it.tx, body.claim, it.entry, it.nowMs);
  const result = await reconcile(it, body.claim);
  return [{ ...RECORDED, ...(result && { detail: result }) }];
}
