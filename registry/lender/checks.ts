/** A lender's check before a loan: signed, and a line in the citizen's status (registry-protocol, section 9). */
import { uuidv7 } from 'uuidv7';
import type { BanScope } from '../../shared/protocol/schema/bodies.ts';
import type { CheckAnswer, CheckRequest } from '../../shared/protocol/schema/lender.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { bannedSince } from '../cases/ban.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import type { Device, Writing } from '../store/tables.ts';
import { spouseConsentFor } from './spouse.ts';

/**
 * Answers a check and keeps that it was made; `told` are the devices that have new verdicts by it. It reads
 * where bans and consents are written, in one transaction.
 */
export async function checkCitizen(
  context: Context,
  tx: Writing,
  lender: Device,
  asked: CheckRequest,
): Promise<{ answer: CheckAnswer; told: string[] }> {
  const nowMs = context.clock.now();
  const citizen = context.keys.lookup(asked.iin);
  const policy = await currentPolicy(tx);
  const since = await bannedSince(tx, citizen, scopesFor(policy, lender.bin), nowMs);
  const ban: CheckAnswer['ban'] =
    since === null ? { state: 'none' } : { state: 'in-force', since: instant(since) };
  const { purpose } = asked;
  const check = { id: uuidv7(), lender: lender.id, citizen, at: nowMs, purpose, ban: ban.state };
  await tx.insertInto('checks').values(check).execute();
  const { told, ...spouse } = await spouseConsentFor(context, tx, lender, {
    ...asked,
    check: check.id,
    citizen,
    policy,
  });
  const answer = sealWith(
    { check: check.id, at: instant(nowMs), lender: lender.id, ...asked, ban, ...spouse },
    context.keys.signer,
  );
  return { answer, told };
}

/** The bans that concern a lender: those of its kind; any, where the policy does not say what kind it is. */
export function scopesFor(policy: Policy, bin: string | null): BanScope[] {
  const kind = policy.lenders.find((lender) => lender.bin === bin)?.kind;
  return kind === 'bank' || kind === 'microfinance' ? [kind] : ['bank', 'microfinance'];
}
