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

/** Answers a check and keeps that it was made. It reads where bans are written, in one transaction. */
export async function checkBan(
  context: Context,
  tx: Writing,
  lender: Device,
  asked: CheckRequest,
): Promise<CheckAnswer> {
  const nowMs = context.clock.now();
  const citizen = context.keys.lookup(asked.iin);
  const scopes = scopesFor(await currentPolicy(tx), lender.bin);
  const since = await bannedSince(tx, citizen, scopes, nowMs);
  const ban: CheckAnswer['ban'] =
    since === null ? { state: 'none' } : { state: 'in-force', since: instant(since) };
  const check = {
    id: uuidv7(),
    lender: lender.id,
    citizen,
    at: nowMs,
    purpose: asked.purpose,
    ban: ban.state,
  };
  await tx.insertInto('checks').values(check).execute();
  return sealWith(
    { check: check.id, at: instant(nowMs), lender: lender.id, ...asked, ban },
    context.keys.signer,
  );
}

/** The bans that concern a lender: those of its kind; any, where the policy does not say what kind it is. */
export function scopesFor(policy: Policy, bin: string | null): BanScope[] {
  const kind = policy.lenders.find((lender) => lender.bin === bin)?.kind;
  return kind === 'bank' || kind === 'microfinance' ? [kind] : ['bank', 'microfinance'];
}
