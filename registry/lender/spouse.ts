/** The spouse's consent in the answer to a check (registry-protocol, section 9). */
import type { CheckAnswer } from '../../shared/protocol/schema/lender.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import { endConsent } from '../cases/consent.ts';
import { sayLater } from '../cases/later.ts';
import { instant, yearOf } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Writing } from '../store/tables.ts';
import { contended } from '../store/transact.ts';

/**
 * Uses a consent up, under the row of its kiosk, and returns whom to wake. Whoever came second finds it used, and
 * looks again.
 */
export async function spendConsent(
  context: Context,
  tx: Writing,
  entry: string,
  check: string,
  nowMs: number,
): Promise<string[]> {
  const ended = { state: 'ended' as const, detail: { cause: 'used', by: check } };
  // The kiosk's row is locked first, as everywhere.
  const told = await sayLater(context, tx, [{ entry, outcome: ended }], nowMs);
  if (!(await endConsent(tx, entry, check, nowMs))) throw contended();
  return told;
}

/** What an answer says of a consent that is valid until then (epoch ms), or of there being none: nothing, where none is needed. */
export function spouseAnswer(
  policy: Policy,
  amount: number,
  validUntil: number | null,
  nowMs: number,
): Pick<CheckAnswer, 'spouseConsent'> {
  if (validUntil !== null) return { spouseConsent: { state: 'in-force', until: instant(validUntil) } };
  return amount >= consentFrom(policy, nowMs) ? { spouseConsent: { state: 'none' } } : {};
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
