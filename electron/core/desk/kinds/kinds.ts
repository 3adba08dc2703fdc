/** The rules of every kind of act that a session can confirm. */
import type { Answers } from '../../../../shared/api/answers.ts';
import { bad } from '../../../../shared/api/result.ts';
import { stopsWithPolicy } from '../../../../shared/domain/actRules.ts';
import { epochMsOf } from '../../../../shared/domain/dates.ts';
import type { Policy } from '../../../../shared/protocol/schema/policy.ts';
import type { Desk } from '../desk.ts';
import { banLiftRule } from './banLift.ts';
import { banSetRule } from './banSet.ts';
import { claimFileRule, claimProcedureRule, claimWithdrawRule } from './claim.ts';
import type { ActRule, Refusal } from './kind.ts';
import { representativeProblem } from './representative.ts';
import { spouseConsentRule, spouseRevokeRule } from './spouse.ts';
import { statusViewRule } from './statusView.ts';

const rules: { readonly [K in Answers['kind']]: ActRule<K> } = {
  'ban.set': banSetRule,
  'ban.lift': banLiftRule,
  'claim.file': claimFileRule,
  'claim.procedure': claimProcedureRule,
  'claim.withdraw': claimWithdrawRule,
  'spouse.consent': spouseConsentRule,
  'spouse.revoke': spouseRevokeRule,
  'status.view': statusViewRule,
};

/**
 * Why these answers must not be signed here and now, or null. Problems: core.policyExpired, those of
 * `representativeProblem` and of the kind's rule.
 */
export function refusalOf(desk: Desk, answers: Answers, policy: Policy): Refusal | null {
  const isExpired = (epochMsOf(policy.validUntil) ?? 0) < desk.clock.now();
  if (isExpired && stopsWithPolicy(answers.kind)) return bad('core.policyExpired');
  const represented = representativeProblem(answers, policy);
  if (represented) return represented;
  // The rule is the one of these answers' kind, which the compiler cannot follow through the table.
  const rule = rules[answers.kind] as ActRule<Answers['kind']>;
  return rule({ desk, answers, policy });
}
