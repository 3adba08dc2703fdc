/** Whether somebody may act for the citizen of these answers (registry-protocol, sections 2 and 7). */
import type { Answers } from '../../../../shared/api/answers.ts';
import { bad } from '../../../../shared/api/result.ts';
import { basesOf, mayRepresent, REPRESENTED } from '../../../../shared/domain/representatives.ts';
import type { Policy } from '../../../../shared/protocol/schema/policy.ts';
import type { Refusal } from './kind.ts';

type Attestation = Answers['attestation'];

const AT = 'citizen.representative';

/**
 * Why whoever acts for the citizen must not, or null; null as well where the citizen acts alone.
 * Problems with the field: representative.basis (not in the policy), representative.notAllowed (not for this act),
 * representative.same; core.badRequest where it is not said who came.
 */
export function representativeProblem(
  answers: Pick<Answers, 'kind' | 'citizen' | 'attestation'> & { readonly spouseAttestation?: Attestation },
  policy: Pick<Policy, 'representativeBases'>,
): Refusal | null {
  const { kind, citizen, attestation, spouseAttestation } = answers;
  // Whoever consents is always there.
  if (spouseAttestation?.identity.reason === REPRESENTED)
    return wrong('spouseAttestation.identity.reason', 'core.badRequest');
  const { representative } = citizen;
  const isAway = attestation.identity.reason === REPRESENTED;
  // Nobody's face is vouched for who is not there, and nobody is let off it who is.
  if (isAway !== (representative !== undefined))
    return wrong('attestation.identity.reason', 'core.badRequest');
  if (representative === undefined) return null;
  if (attestation.identity.method !== 'clerk') return wrong('attestation.identity.method', 'core.badRequest');
  const { basis, iin, attestation: own } = representative;
  if (own.identity.reason === REPRESENTED)
    return wrong(`${AT}.attestation.identity.reason`, 'core.badRequest');
  const listed = policy.representativeBases;
  if (!basesOf(listed).includes(basis)) return wrong(`${AT}.basis`, 'representative.basis');
  if (!mayRepresent(listed, kind, basis)) return wrong('kind', 'representative.notAllowed');
  return iin === citizen.iin ? wrong(`${AT}.iin`, 'representative.same') : null;
}

const wrong = (path: string, code: string): Refusal => bad(code, { fields: [{ path, code }] });
