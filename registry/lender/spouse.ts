/** The spouse's consent in the answer to a check (registry-protocol, section 9). */
import type { CheckAnswer, CheckRequest } from '../../shared/protocol/schema/lender.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { endConsent, standingConsent } from '../cases/consent.ts';
import { sayLater } from '../cases/later.ts';
import { instant, yearOf } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Device, Writing } from '../store/tables.ts';
import { contended } from '../store/transact.ts';

/** What is answered, and whom to wake. */
export type SpouseAnswer = { spouseConsent?: NonNullable<CheckAnswer['spouseConsent']>; told: string[] };

/**
 * Whether the borrower's spouse consents to this loan: said where the amount needs it, or where there is a
 * consent. A check before a contract uses it up, in the same transaction as its answer.
 */
export async function spouseConsentFor(
  context: Context,
  tx: Writing,
  lender: Device,
  asked: CheckRequest & { check: string; citizen: string; policy: Policy },
): Promise<SpouseAnswer> {
  const nowMs = context.clock.now();
  const { citizen, amount, policy } = asked;
  const consent =
    lender.bin === null ? undefined : await standingConsent(tx, citizen, lender.bin, amount, nowMs);
  if (!consent)
    return amount >= consentFrom(policy, nowMs)
      ? { spouseConsent: { state: 'none' }, told: [] }
      : { told: [] };
  const spouseConsent = { state: 'in-force' as const, until: instant(consent.validUntil) };
  if (asked.purpose !== 'contract') return { spouseConsent, told: [] };
  const ended = { state: 'ended' as const, detail: { cause: 'used', by: asked.check } };
  // The kiosk's row is locked first, as everywhere; whoever came second finds the consent used, and looks again.
  const told = await sayLater(context, tx, [{ entry: consent.entry, outcome: ended }], nowMs);
  if (!(await endConsent(tx, consent.entry, asked.check, nowMs))) throw contended();
  return { spouseConsent, told };
}

/**
 * From which amount (tiyn) a spouse has to consent. Where the policy does not say what the index of the year is,
 * the latest year's before it counts; without any, every loan needs it.
 */
export function consentFrom({ mciTiyn, spouseConsentMci }: Policy, nowMs: number): number {
  const year = Object.keys(mciTiyn)
    .filter((one) => Number(one) <= yearOf(nowMs))
    .toSorted()
    .at(-1);
  return (year === undefined ? 0 : (mciTiyn[year] ?? 0)) * spouseConsentMci;
}
