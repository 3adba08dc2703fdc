/** A lender's check before a loan: signed, and a line in the citizen's status (registry-protocol, section 9). */
import { uuidv7 } from 'uuidv7';
import type { CheckAnswer, CheckRequest } from '../../shared/protocol/schema/lender.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Rules } from '../policy/recent.ts';
import type { Device, Store, Writing } from '../store/tables.ts';
import { together } from '../store/together.ts';
import { findFacts, type Asking, type Facts } from './facts.ts';
import { keepChecks, type Kept } from './keep.ts';
import { earlierAnswer, noteOf, once, type Once } from './once.ts';
import { spouseAnswer, spendConsent } from './spouse.ts';

/** What the checks of one process ask of the database, those that are made at once in one statement. */
export type Checks = { facts(asking: Asking): Promise<Facts>; keep(kept: Kept): Promise<boolean> };

/** Checks over a store. */
export const checksOf = (store: Store, rules: Rules): Checks => ({
  facts: together((askings) => findFacts(rules, store, askings)),
  keep: together((kept) => keepChecks(store, kept)),
});

/** The answer, and the devices that have new verdicts by it. */
export type Checked = { answer: CheckAnswer; told: string[] };

/**
 * Answers a check and keeps that it was made, and what was answered under that key, in one transaction; null
 * where the key was used for another request. What is asked of the database is two statements: where the ban, the
 * consent and the earlier answer are read, and where both rows are written; checks that are made at once share them.
 * Only a check that uses a consent up reads under locks what it writes.
 */
export async function answerCheck(
  context: Context,
  request: Once,
  lender: Device,
  asked: CheckRequest,
): Promise<Checked | null> {
  const citizen = context.keys.lookup(asked.iin);
  for (;;) {
    const asking = { lender, asked, request, citizen, nowMs: context.clock.now() };
    const facts = await context.checks.facts(asking);
    if (facts.note !== null) return earlierAnswer(facts.note, request) as Checked | null;
    if (facts.consent !== null && asked.purpose === 'contract')
      return once(context, request, (tx) => useUp(context, tx, asking));
    const { row, answer } = made(context, asking, facts);
    const checked: Checked = { answer, told: [] };
    if (
      await context.checks.keep({
        check: row,
        note: noteOf(context.keys.records, request, checked, asking.nowMs),
      })
    )
      return checked;
    // The same key came twice at once, and the other was first.
  }
}

/** The check as it is kept, and its signed answer. */
function made(
  context: Context,
  { lender, asked, citizen, nowMs }: Asking,
  { policy, since, consent }: Facts,
) {
  const ban: CheckAnswer['ban'] =
    since === null ? { state: 'none' } : { state: 'in-force', since: instant(since) };
  const row = { id: uuidv7(), lender: lender.id, citizen, at: nowMs, purpose: asked.purpose, ban: ban.state };
  const spouse = spouseAnswer(policy, asked.amount, consent?.validUntil ?? null, nowMs);
  const said = { check: row.id, at: instant(nowMs), lender: lender.id, ...asked, ban, ...spouse };
  return { row, answer: sealWith(said, context.keys.signer) };
}

/** A check before a contract, which uses the consent up in the same transaction as its answer. */
async function useUp(context: Context, tx: Writing, asking: Asking): Promise<Checked> {
  const [facts] = await findFacts(context.rules, tx, [asking]);
  if (!facts) throw new Error('no facts');
  const { row, answer } = made(context, asking, facts);
  await tx.insertInto('checks').values(row).execute();
  const { consent } = facts;
  const told = consent ? await spendConsent(context, tx, consent.entry, row.id, asking.nowMs) : [];
  return { answer, told };
}
