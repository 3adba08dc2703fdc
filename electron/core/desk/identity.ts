/** Whether what the window says about the person's face may be signed. */
import type { Answers } from '../../../shared/api/answers.ts';
import { bad, type Result } from '../../../shared/api/result.ts';
import { CLERK_COMPARED, needsOwnLook } from '../../../shared/domain/actRules.ts';
import { isFaceEnough, type FacePolicy } from '../../../shared/domain/faceRules.ts';
import type { Attestation } from '../../../shared/protocol/schema/people.ts';
import type { Policy } from '../../../shared/protocol/schema/policy.ts';

type Refusal = Extract<Result<never>, { ok: false }>;

/**
 * Why somebody's identity in these answers must not stand, or null. A face by the policy's own numbers, and where the
 * act asks for it with the clerk's word beside it; "two clerks" is never the window's to say, for the second one
 * answers to the core. Problems: face.notProven, face.notCompared, with the field.
 */
export function unprovenOf(answers: Answers, { identity: rules }: Pick<Policy, 'identity'>): Refusal | null {
  const { identity } = answers.attestation;
  if (!isProven(identity, rules)) return refusal('attestation.identity.method', 'face.notProven');
  if ('spouseAttestation' in answers && !isProven(answers.spouseAttestation.identity, rules))
    return refusal('spouseAttestation.identity.method', 'face.notProven');
  const { representative } = answers.citizen;
  if (representative !== undefined && !isProven(representative.attestation.identity, rules))
    return refusal('citizen.representative.attestation.identity.method', 'face.notProven');
  // The face that the camera saw is that of whoever came: the representative's, where there is one.
  const at = representative === undefined ? 'attestation' : 'citizen.representative.attestation';
  const seen = representative?.attestation.identity ?? identity;
  return needsOwnLook(answers.kind, seen.method) && seen.reason !== CLERK_COMPARED
    ? refusal(`${at}.identity.compared`, 'face.notCompared')
    : null;
}

const isProven = (identity: Attestation['identity'], rules: FacePolicy): boolean =>
  identity.method === 'face' ? isFaceEnough(identity, rules) : identity.method === 'clerk';

const refusal = (path: string, code: string): Refusal => bad(code, { fields: [{ path, code }] });
