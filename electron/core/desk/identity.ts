/** Whether what the window says about the person's face may be signed. */
import { bad, type Result } from '../../../shared/api/result.ts';
import { isFaceEnough } from '../../../shared/domain/faceRules.ts';
import type { Attestation } from '../../../shared/protocol/schema/people.ts';
import type { Policy } from '../../../shared/protocol/schema/policy.ts';

type Refusal = Extract<Result<never>, { ok: false }>;

/**
 * Why this identity must not stand, or null. A face by the policy's own numbers; "two clerks" is never
 * the window's to say, for the second one answers to the core. Problem: face.notProven with the field.
 */
export function unprovenOf(
  identity: Attestation['identity'],
  { identity: rules }: Pick<Policy, 'identity'>,
): Refusal | null {
  const isProven = identity.method === 'face' ? isFaceEnough(identity, rules) : identity.method === 'clerk';
  if (isProven) return null;
  const code = 'face.notProven';
  return bad(code, { fields: [{ path: 'attestation.identity.method', code }] });
}
